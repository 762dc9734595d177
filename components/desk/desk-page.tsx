import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";

const PLACES = [
  { href: "/desk/inbox", name: "Inbox" },
  { href: "/desk/sources", name: "Sources" },
  { href: "/desk/import", name: "Import" },
];

type Props = {
  /** The address of the part of the desk that this page is in. */
  here: string;
  title: string;
  intro?: ReactNode;
  children: ReactNode;
};

/** A page of the editors' desk: where one is among its parts, then its own. */
export function DeskPage({ here, title, intro, children }: Props) {
  return (
    <div className="settings">
      <nav aria-label="Desk" className="settings-nav">
        {PLACES.map(({ href, name }) => (
          <Link key={href} href={href} aria-current={here === href ? "page" : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <div className="settings-body">
        <h1>{title}</h1>
        {intro && <p className="settings-intro">{intro}</p>}
        {children}
      </div>
    </div>
  );
}
