import { createHash } from "node:crypto";
import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { plainText } from "#lib/extraction/plain-text.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import { kindOf } from "#lib/sources/item-kind.ts";
import type { ParsedFeed, ParsedItem } from "#lib/sources/parsed-feed.ts";

// From what a feed says of a thing to what is kept of it.

const LONGEST = { url: 2_000, guid: 2_000, html: 200_000, text: 100_000, summary: 500, author: 300, raw: 400_000 };

/** What a thing is known by, cheap to make: enough to tell whether it is there already, and whether it changed. */
export type Sighting = {
  guid: string;
  url: string;
  title: string;
  /** Of all that the feed says of it, with its dates as they are written. */
  contentHash: string;
  parsed: ParsedItem;
};

/**
 * What a feed's document holds, each thing once: under its own id, or under its address where the feed gives all of them one
 * id; what is said twice with the same address and title counts once, the first time.
 */
export function sightingsOf(feed: ParsedFeed, feedUrl: string): Sighting[] {
  const [first, ...others] = feed.items;
  const oneId = others.length > 1 && others.every(({ id }) => id === first?.id);
  const found: Sighting[] = [];
  const guids = new Set<string>();
  const looks = new Set<string>();
  for (const parsed of feed.items) {
    const sighting = sightingOf(parsed, feed, feedUrl, oneId);
    const look = `${sighting.url} ${sighting.title}`;
    if (guids.has(sighting.guid) || looks.has(look)) continue;
    guids.add(sighting.guid);
    looks.add(look);
    found.push(sighting);
  }
  return found;
}

function sightingOf(parsed: ParsedItem, feed: ParsedFeed, feedUrl: string, oneId: boolean): Sighting {
  const url = addressOf(parsed, feed, feedUrl);
  const guid = oneId ? url : parsed.id;
  const { published, updated, title, summary, content, authorName, language, categories, enclosures } = parsed;
  return {
    url,
    guid: stored(guid.length > LONGEST.guid ? digest(guid) : guid),
    title: titleOf(parsed, url),
    contentHash: digest([
      url,
      published,
      updated,
      title,
      summary,
      content,
      authorName,
      language,
      categories,
      enclosures,
    ]),
    parsed,
  };
}

/** Where the thing is to be read: its own page, else what comes with it, else the feed's page. */
function addressOf({ link, id, enclosures }: ParsedItem, feed: ParsedFeed, feedUrl: string): string {
  for (const candidate of [link, /^https?:/i.test(id) ? id : null, enclosures[0]?.url, feed.link, feedUrl]) {
    const url = candidate ? cleanUrl(candidate, feedUrl) : null;
    if (url && url.length <= LONGEST.url) return url;
  }
  return feedUrl;
}

function titleOf({ titleText, summary, content, markup }: ParsedItem, url: string): string {
  const title = stored(titleText).trim();
  if (title) return title.slice(0, 300);
  const words = summary ?? content ?? "";
  const isHtml = markup.includes(summary === null ? "content" : "summary");
  const text = stored(isHtml ? plainText(sanitiseHtml(words.slice(0, 5_000), url)) : words);
  return shortened(text, 80) || new URL(url).hostname;
}

/** What is kept of the words of a thing: sanitised, plain, and bounded. Costly: only for what is new or changed. */
export function textOf({ parsed, url }: Sighting, feed: ParsedFeed) {
  const html = htmlOf(parsed, "content", url) || htmlOf(parsed, "summary", url);
  const text = keptText(plainText(html));
  const short = parsed.summary === null ? text : plainText(htmlOf(parsed, "summary", url));
  return {
    html,
    text,
    summary: shortened(stored(short), LONGEST.summary),
    author:
      stored(parsed.authorName ?? "")
        .trim()
        .slice(0, LONGEST.author) || null,
    language: (parsed.language ?? feed.language)?.slice(0, 35) ?? null,
    kind: kindOf(url, parsed.enclosures),
    enclosures: parsed.enclosures.flatMap(({ url, type, length }) => {
      const clean = cleanUrl(url);
      return clean ? [{ url: clean, type: stored(type ?? "") || null, length: stored(length ?? "") || null }] : [];
    }),
  };
}

/** A field as HTML of ours. */
function htmlOf(parsed: ParsedItem, field: "summary" | "content", base: string): string {
  const raw = (parsed[field] ?? "").slice(0, LONGEST.raw);
  return keptHtml(parsed.markup.includes(field) ? raw : paragraphs(raw), base);
}

/** Foreign HTML as it is kept of an item. What is too long is cut before and, where cleaning made it longer, after. */
export function keptHtml(html: string, base: string): string {
  for (let length = LONGEST.raw; length > 1_000; length /= 2) {
    const clean = stored(sanitiseHtml(html.slice(0, length), base));
    if (clean.length <= LONGEST.html) return clean;
  }
  return "";
}

const paragraphs = (text: string) =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => `<p>${part.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`)
    .join("\n");

/**
 * When a thing counts as published: what the feed says, and now where it says nothing, something unreadable, or a moment
 * that is still to come.
 */
export function publishedAt({ parsed }: Sighting, now: Date): Date {
  const said = new Date(parsed.published ?? parsed.updated ?? "");
  return said <= now ? said : now;
}

/** Whether the feed's date of a thing can be believed at `now`. */
export const isDated = (sighting: Sighting, now: Date) => publishedAt(sighting, now) !== now;

/** The beginning of a text, at most so many characters, cut between words. */
function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most * 0.6)).trimEnd()}…`;
}

/** Plain text as it is kept of an item. */
export const keptText = (text: string) => stored(text.slice(0, LONGEST.text));

/** Text that the database can keep. */
const stored = (text: string) => text.replaceAll("\u0000", "").toWellFormed();

const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");
