import { Parser } from "htmlparser2";
import { feedAddress } from "#lib/sources/feed-address.ts";
import { feedText } from "#lib/sources/feed-charset.ts";

export type FoundFeed = { url: string; title: string | null };

const TYPES = /^(application|text)\/(rss|atom|rdf|feed)(\+xml|\+json)?\b|^application\/json\b/i;
const MOST = 50;

/**
 * The feeds that a web page names (link elements with rel="alternate" and the type of a feed), each address once, in the
 * page's order but those of comments last. `url` is where the page was read, for relative addresses.
 */
export function discoverFeeds(
  page: Buffer | string,
  { url = null, contentType = null }: { url?: string | null; contentType?: string | null } = {},
): FoundFeed[] {
  const found = new Map<string, FoundFeed>();
  let base = url ?? undefined;
  const parser = new Parser({
    onopentag(name, { href, rel = "", type = "", title }) {
      if (!href) return;
      if (name === "base") base = URL.parse(href, url ?? undefined)?.href ?? base;
      if (name !== "link" || !/(^|\s)(alternate|feed)(\s|$)/i.test(rel) || !TYPES.test(type.trim())) return;
      const address = feedAddress(URL.parse(href.trim(), base)?.href ?? "");
      if (address && !found.has(address) && found.size < MOST)
        found.set(address, { url: address, title: title?.replace(/\s+/g, " ").trim().slice(0, 300) || null });
    },
  });
  parser.end(feedText(page, contentType));
  const isOfComments = ({ url: address, title }: FoundFeed) => /\bcomments?\b/i.test(`${address} ${title ?? ""}`);
  return [...found.values()].sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)));
}
