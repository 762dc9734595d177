import { isThing, wordsOf } from "#lib/extraction/json-ld.ts";
import { said } from "#lib/extraction/meta-tags.ts";

type Known = { headline: string | null; tags: Map<string, string[]>; site: string | null };

/** The name of the site: what the page says, else nothing. */
export function siteName(things: Record<string, unknown>[], tags: Map<string, string[]>): string | null {
  const publisher = things.map(({ publisher }) => (isThing(publisher) ? wordsOf(publisher.name) : null)).find(Boolean);
  return said(tags, "og:site_name", "application-name") ?? publisher ?? null;
}

/** The title of the article without the name of the site. */
export function titleOf(document: Document, { headline, tags, site }: Known): string | null {
  const whole =
    headline ??
    said(tags, "og:title", "twitter:title") ??
    document.querySelector("title")?.textContent ??
    document.querySelector("h1")?.textContent ??
    "";
  const title = whole.replaceAll(/\s+/g, " ").trim();
  const [, kept, last] = /^(.{8,}?)\s+[|–—·»:-]\s+([^|–—·»]{1,50})$/.exec(title) ?? [];
  return (kept && site && last?.toLowerCase() === site.toLowerCase() ? kept : title) || null;
}
