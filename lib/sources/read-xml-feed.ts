import { feedDate } from "#lib/sources/feed-date.ts";
import { attribute, children, type Element, firstText } from "#lib/sources/feed-element.ts";
import { linksOf, linkTo, pageOf } from "#lib/sources/feed-links.ts";
import { peopleOf } from "#lib/sources/feed-people.ts";
import type { FeedTree } from "#lib/sources/feed-tree.ts";
import { firstWords, wordsOf } from "#lib/sources/feed-words.ts";
import type { ParsedFeed, ParsedItem } from "#lib/sources/parsed-feed.ts";
import { lastDate, readItem, titleOf } from "#lib/sources/read-item.ts";
import { wholeAddress, wholeBase } from "#lib/sources/whole-address.ts";

const AUTHORS = ["author", "atom:author", "managingeditor", "dc:creator", "dc:author", "itunes:author", "itunes:owner"];
const DESCRIPTIONS = [
  "description",
  "subtitle",
  "tagline",
  "abstract",
  "info",
  "itunes:summary",
  "itunes:subtitle",
  "dc:description",
  "media:description",
];
const FORMATS = { rss: "rss", feed: "atom", rdf: "rdf", channel: "cdf" } as const;

/** What a tree says as a feed. */
export function readXmlFeed(root: Element, tree: FeedTree, address: string | null): ParsedFeed {
  const format = FORMATS[root.name.replace(/^.*:/, "") as keyof typeof FORMATS] ?? "rss";
  const feed = format === "atom" || format === "cdf" ? root : (children(root, "channel")[0] ?? root);
  const links = linksOf(feed, address);
  const feedUrl = linkTo(links, "self") ?? wholeAddress(firstText(feed, "itunes:new-feed-url"), [address]);
  // Where nobody knows the address that it came from, what the feed says of itself leads on.
  const base = address ?? wholeBase([pageOf(links), feedUrl]);
  const page =
    pageOf(links.filter(({ url }) => url !== address || links.length === 1)) ??
    wholeAddress(attribute(feed, "href"), [base, ...feed.bases]);
  const title = firstWords(
    feed,
    ["title", "atom:title", "dc:title", "itunes:title"],
    format === "atom" ? "text" : "either",
    base,
  );
  const description = descriptionOf(feed, format, base);
  const { text, titleText } = titleOf(title);
  return {
    ...{ ok: true, format, title: text, titleText, link: page, feedUrl, nextUrl: linkTo(links, "next") },
    id: wholeAddress(firstText(feed, "id", "atom:id"), [base, ...feed.bases]) ?? attribute(feed, "rdf:about"),
    description: description?.value ?? null,
    language: firstText(feed, "language", "dc:language") ?? root.language ?? feed.language,
    author: peopleOf(feed, ...AUTHORS).author,
    ...datesOf(feed),
    ttlMinutes: ttlOf(feed),
    markup: [
      ...(title?.isHtml ? (["title"] as const) : []),
      ...(description?.isHtml ? (["description"] as const) : []),
    ],
    items: itemsOf(tree).map((item) => readItem(item, format, base)),
  };
}

function descriptionOf(feed: Element, format: string, base: string | null) {
  for (const each of children(feed, ...DESCRIPTIONS)) {
    const words = wordsOf(each, format === "atom" && !each.name.includes(":") ? "text" : "html", base);
    if (words) return words;
  }
  return null;
}

/** Of a feed with more than can be kept, the end where the newer ones stand. */
function itemsOf({ items, last }: FeedTree): Element[] {
  const [first, end] = [items[0], last.at(-1)];
  if (!first || !end) return items;
  const date = (item: Element): ParsedItem["published"] =>
    readItem(item, "rss", null).published ?? readItem(item, "rss", null).updated;
  const [atFirst, atEnd] = [date(first), date(end)];
  return atFirst && atEnd && atEnd > atFirst ? [...items, ...last].slice(-items.length) : items;
}

function datesOf(feed: Element): { published: string | null; updated: string | null } {
  const any = lastDate(feed, "dc:date");
  return {
    published: lastDate(feed, "pubdate", "published", "issued", "dcterms:issued", "dcterms:created", "created") ?? any,
    updated:
      lastDate(feed, "updated", "modified", "lastbuilddate", "dcterms:modified") ??
      any ??
      feedDate(attribute(feed, "lastmod")),
  };
}

const PERIODS: Record<string, number> = { hourly: 60, daily: 1_440, weekly: 10_080, monthly: 43_200, yearly: 525_600 };

/** Minutes, of `ttl` (RSS 2.0) or the syndication module of RSS 1.0. */
function ttlOf(feed: Element): number | null {
  const ttl = Number.parseInt(firstText(feed, "ttl") ?? "", 10);
  if (ttl > 0) return Math.min(ttl, 525_600);
  const period = PERIODS[(firstText(feed, "sy:updateperiod") ?? "").toLowerCase()];
  const frequency = Number.parseInt(firstText(feed, "sy:updatefrequency") ?? "1", 10);
  return period ? Math.max(1, Math.round(period / (frequency > 0 ? frequency : 1))) : null;
}
