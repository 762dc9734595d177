import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";

type Props = {
  title: string;
  /** What happened or what is so, in paragraphs. */
  children: ReactNode;
  /** Where one goes from here, the likeliest first. */
  ways: { href: string; words: string }[];
  /** Set where it stands in the place of a page that begins at the left edge. */
  atStart?: boolean;
};

/** A page that says one thing and leads on. */
export function WayOn({ title, children, ways, atStart }: Props) {
  return (
    <div className={atStart ? "narrow at-start" : "narrow"}>
      <h1>{title}</h1>
      {children}
      <p className="actions">
        {ways.map(({ href, words }, at) => (
          <Link key={href} href={href} className={at === 0 ? "button is-primary" : "button"}>
            {words}
          </Link>
        ))}
      </p>
    </div>
  );
}
