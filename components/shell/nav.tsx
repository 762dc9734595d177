"use client";

import { usePathname } from "next/navigation";
import { Link } from "#components/ui/link.tsx";

const PLACES = [
  { href: "/", name: "Briefing" },
  { href: "/following", name: "Following" },
  { href: "/saved", name: "Saved" },
  { href: "/tags", name: "Topics" },
];

/** The four places: beside the wordmark, and at the bottom of a phone's screen. */
export function Nav() {
  const path = usePathname();
  return (
    <nav className="nav" aria-label="Main">
      {PLACES.map(({ href, name }) => (
        <Link key={href} href={href} aria-current={path === href ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
