import { feedAddress } from "#lib/sources/feed-address.ts";
import { feedText } from "#lib/sources/feed-charset.ts";
import type { NoFeed } from "#lib/sources/parsed-feed.ts";
import { scanTags } from "#lib/sources/scan-tags.ts";
import { xmlText } from "#lib/xml.ts";

/** A feed as a list of feeds names it: `url` in its one form, `title` "" where it has none. */
export type OutlineFeed = { url: string; title: string };

/** The most feeds that one file brings. */
const MOST_FEEDS = 2_000;

/**
 * The feeds of an OPML file (1.0 or 2.0), each address once, however deep they stand. What is in it besides, such as
 * folders and links to pages, is passed over; addresses that are none are counted as `unusable`.
 */
export function readOpml(bytes: Buffer): { ok: true; feeds: OutlineFeed[]; unusable: number } | NoFeed {
  const feeds = new Map<string, OutlineFeed>();
  let [isOpml, unusable] = [false, 0];
  scanTags(
    feedText(bytes),
    {
      open(name, attributes) {
        if (name === "opml") isOpml = true;
        const written = attributes.xmlurl ?? (/^(rss|atom)$/i.test(attributes.type ?? "") ? attributes.url : undefined);
        if (name !== "outline" || !written?.trim()) return;
        const url = feedAddress(written);
        if (!url) unusable++;
        else if (!feeds.has(url) && feeds.size < MOST_FEEDS) feeds.set(url, { url, title: titleIn(attributes) });
      },
    },
    true,
  );
  if (!isOpml) return { ok: false, words: "This is no list of feeds: choose an OPML file." };
  return { ok: true, feeds: [...feeds.values()], unusable };
}

const titleIn = ({ title, text }: Record<string, string>) =>
  (title || text || "").replace(/\s+/g, " ").trim().slice(0, 300);

/** A list of feeds as OPML 2.0, as every reader of feeds takes it. */
export function opmlOf(name: string, feeds: { title: string; url: string; siteUrl: string | null }[]): string {
  const outlines = feeds.map(
    ({ title, url, siteUrl }) =>
      `    <outline type="rss" text="${xmlText(title)}" title="${xmlText(title)}" xmlUrl="${xmlText(url)}"${
        siteUrl ? ` htmlUrl="${xmlText(siteUrl)}"` : ""
      }/>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${xmlText(name)}</title></head>`,
    "  <body>",
    ...outlines,
    "  </body>",
    "</opml>",
    "",
  ].join("\n");
}
