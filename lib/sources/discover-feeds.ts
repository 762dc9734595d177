import { feedAddress } from "#lib/sources/feed-address.ts";
import { feedText } from "#lib/sources/feed-charset.ts";
import { cut, oneLine } from "#lib/sources/markup.ts";
import { LONGEST_TITLE } from "#lib/sources/parsed-feed.ts";
import { scanTags } from "#lib/sources/scan-tags.ts";

export type FoundFeed = { url: string; title: string | null };

const TYPES = /^(application|text)\/(rss|atom|rdf|feed)(\+xml|\+json)?\b|^application\/json\b|^text\/xml\b/i;
// "/feed", "/rss.xml", "/blog/atom", "?format=rss": what the address of a feed looks like when nothing else tells.
const LOOKS =
  /\/(feeds?|rss2?|atom|rdf)(\.(xml|json|rss|atom|rdf|php))?\/?(\?|$)|\.(rss|atom|rdf)(\?|$)|[?&](feed|format)=(rss2?|atom|json)\b|\/feed\.json$/i;
const MOST = 50;

/**
 * The feeds that a web page names (link elements with the type of a feed) or, where it names none, that it leads to by links
 * that look like one. Each address once, in the page's order, but those of comments last. `url` is where the page was read.
 */
export function discoverFeeds(
  page: Buffer | string,
  { url = null, contentType = null }: { url?: string | null; contentType?: string | null } = {},
): FoundFeed[] {
  const [named, linked] = [new Map<string, FoundFeed>(), new Map<string, FoundFeed>()];
  let base = url ?? undefined;
  const add = (to: Map<string, FoundFeed>, href: string, title: string | undefined) => {
    const address = feedAddress(URL.parse(href.trim(), base)?.href ?? href);
    if (!address || to.has(address) || to.size >= MOST) return;
    to.set(address, { url: address, title: cut(oneLine(title ?? ""), LONGEST_TITLE) || null });
  };
  scanTags(feedText(page, contentType), {
    open(name, { href, rel = "", type = "", title }) {
      if (!href) return;
      if (name === "base") base = URL.parse(href, url ?? undefined)?.href ?? base;
      if (name === "link" && /(^|\s)(alternate|feed)(\s|$)/i.test(rel) && TYPES.test(type.trim()))
        add(named, href, title);
      if (name === "a" && (LOOKS.test(href) || /^feed:/i.test(href))) add(linked, href, title);
    },
  });
  const found = named.size > 0 ? named : linked;
  return [...found.values()].sort((a, b) => Number(isOfComments(a)) - Number(isOfComments(b)));
}

const isOfComments = ({ url, title }: FoundFeed) =>
  /\bcomments?\b|kommentare|commentaires/i.test(`${url} ${title ?? ""}`);

/** Where the feed of a site that names none mostly is, likelier ones first. */
export const likelyFeeds = (page: string): string[] =>
  ["feed", "/feed", "/rss.xml", "/atom.xml", "/index.xml"]
    .map((path) => new URL(path, page.replace(/[?#].*$/s, "")).href)
    .filter((url, at, all) => all.indexOf(url) === at);
