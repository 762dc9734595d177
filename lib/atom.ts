import { xmlText } from "#lib/xml.ts";

/** One entry of a feed. `id` never changes ("urn:uuid:…"); `url` is absolute; `summary` and `note` are plain text. */
type FeedEntry = {
  id: string;
  title: string;
  url: string;
  updated: Date;
  published?: Date;
  author?: string;
  summary?: string;
  /** What whoever keeps the feed says of it. */
  note?: string;
  topics?: string[];
};

/** A feed. `self` is its own address and `alternate` that of the page it stands beside, both absolute. */
export type Feed = {
  id: string;
  title: string;
  subtitle?: string;
  self: string;
  alternate: string;
  updated: Date;
  /** Whose feed it is; it stands for entries without an author. */
  author?: string;
  entries: FeedEntry[];
};

/** The feed as Atom 1.0 (RFC 4287). Whatever is in the texts, what comes out is well-formed. */
export function atomFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element("id", feed.id),
    element("title", feed.title),
    feed.subtitle ? element("subtitle", feed.subtitle) : "",
    element("updated", feed.updated.toISOString()),
    person(feed.author ?? "AI Briefing"),
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(feed.alternate)}"/>`,
    element("generator", "AI Briefing"),
    ...feed.entries.map(entry),
    "</feed>",
    "",
  ]
    .filter((line, at, lines) => line || at === lines.length - 1)
    .join("\n");
}

function entry(item: FeedEntry): string {
  return [
    "<entry>",
    element("id", item.id),
    element("title", item.title),
    element("updated", item.updated.toISOString()),
    item.published ? element("published", item.published.toISOString()) : "",
    item.author ? person(item.author) : "",
    `<link rel="alternate" href="${xmlText(item.url)}"/>`,
    ...(item.topics ?? []).map((topic) => `<category term="${xmlText(topic)}"/>`),
    item.summary ? element("summary", item.summary) : "",
    item.note ? `<content type="text">${xmlText(item.note)}</content>` : "",
    "</entry>",
  ]
    .filter(Boolean)
    .join("\n");
}

const element = (name: string, text: string) => `<${name}>${xmlText(text)}</${name}>`;
const person = (name: string) => `<author>${element("name", name)}</author>`;
