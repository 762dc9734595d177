/** The four places that every page leads to: beside the wordmark, and at the bottom of a phone's screen. */
export const PLACES = [
  { href: "/", name: "Briefing" },
  { href: "/following", name: "Following" },
  { href: "/saved", name: "Saved" },
  { href: "/tags", name: "Topics" },
];

/** Marks the place that is open; the head of the page stays when another page takes the place of this one. */
export function markPlace(path: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".nav a"))
    link.ariaCurrent = link.pathname === path ? "page" : null;
}
