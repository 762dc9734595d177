import type { ComponentProps } from "react";

/**
 * A link within the site: a plain one, which costs a page nothing but its text. Where scripts run it opens without a new
 * document, and what it leads to is fetched when it is meant, never before (components/shell/soft-links.ts).
 */
export function Link(props: ComponentProps<"a"> & { href: string }) {
  return <a {...props} />;
}
