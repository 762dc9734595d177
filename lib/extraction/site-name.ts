import { isThing, wordsOf } from "#lib/extraction/json-ld.ts";
import { said } from "#lib/extraction/meta-tags.ts";

/** The name of the site as it gives it itself; null where it does not. */
export function siteName(things: Record<string, unknown>[], tags: Map<string, string[]>): string | null {
  const publisher = things.map(({ publisher }) => (isThing(publisher) ? wordsOf(publisher.name) : null)).find(Boolean);
  const site = things.find((thing) => thing["@type"] === "WebSite")?.name;
  return (
    said(tags, "og:site_name") ??
    publisher ??
    wordsOf(site) ??
    said(tags, "application-name", "twitter:app:name:iphone")
  );
}
