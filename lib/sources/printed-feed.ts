import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import type { ParsedFeed, ParsedItem } from "#lib/sources/parsed-feed.ts";

/** A feed as `npm run parse-feed` prints it: the same, with every piece of HTML sanitised (docs/reading-formats.md). */
export function printedFeed(feed: ParsedFeed) {
  const { ok, markup, items, ...rest } = feed;
  const base = feed.link ?? feed.feedUrl ?? "";
  const safe = (name: "title" | "description") => safeText(rest[name], markup.includes(name), base);
  return {
    ...rest,
    title: safe("title"),
    description: safe("description"),
    items: items.map((item) => printedItem(item, base)),
  };
}

function printedItem({ markup, ...item }: ParsedItem, feedBase: string) {
  const base = item.link ?? feedBase;
  const safe = (name: "title" | "summary" | "content") => safeText(item[name], markup.includes(name), base);
  return { ...item, title: safe("title"), summary: safe("summary"), content: safe("content") };
}

/**
 * Where there is no tag there is nothing to take out, and entities stay as they are. An empty `alt` would claim that a
 * picture is decoration, which the feed did not say.
 */
const safeText = (value: string | null, isHtml: boolean, base: string): string | null =>
  value && isHtml && value.includes("<") ? sanitiseHtml(value, base).replace(/(<img [^<>]*?) alt=""/g, "$1") : value;
