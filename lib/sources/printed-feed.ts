import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import type { ParsedFeed, ParsedItem } from "#lib/sources/parsed-feed.ts";

/** A feed as `npm run parse-feed` prints it: the same, with every piece of HTML sanitised (docs/reading-formats.md). */
export function printedFeed({ ok: _, markup, items, format, id, title, description, ...rest }: ParsedFeed) {
  const base = rest.link ?? rest.feedUrl ?? "";
  return {
    ...{ format, id, title: safe(title, markup.includes("title"), base) },
    ...{ description: safe(description, markup.includes("description"), base) },
    ...rest,
    items: items.map((item) => printedItem(item, base)),
  };
}

function printedItem({ markup, id, title, summary, content, ...rest }: ParsedItem, feedBase: string) {
  const base = rest.link ?? feedBase;
  return {
    ...{ id, title: safe(title, markup.includes("title"), base) },
    ...{ summary: safe(summary, markup.includes("summary"), base) },
    ...{ content: safe(content, markup.includes("content"), base) },
    ...rest,
  };
}

/**
 * Where there is no tag there is nothing to take out, and entities stay as they are. An empty `alt` would claim that a
 * picture is decoration, which the feed did not say.
 */
const safe = (value: string | null, isHtml: boolean, base: string): string | null =>
  value && isHtml && value.includes("<") ? sanitiseHtml(value, base).replace(/(<img [^<>]*?) alt=""/g, "$1") : value;
