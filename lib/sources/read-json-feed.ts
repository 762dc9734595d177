import { z } from "zod";
import { feedDate } from "#lib/sources/feed-date.ts";
import { together } from "#lib/sources/feed-people.ts";
import type { Words } from "#lib/sources/feed-words.ts";
import type { ParsedFeed, ParsedItem } from "#lib/sources/parsed-feed.ts";
import { finished, titleOf } from "#lib/sources/read-item.ts";
import { wholeAddress } from "#lib/sources/whole-address.ts";
import { wholeHtml } from "#lib/sources/whole-html.ts";

// What is of another type than JSON Feed says counts as if it were not there: one wrong field loses no item.
const text = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null)
  .default(null);
const people = z
  .array(z.object({ name: text, url: text }))
  .catch([])
  .default([]);
const lone = z.object({ name: text, url: text }).nullable().catch(null).default(null);
const itemShape = z.object({
  ...{ id: text, url: text, external_url: text, title: text, content_html: text, content_text: text, summary: text },
  ...{ date_published: text, date_modified: text, language: text, authors: people, author: lone },
  tags: z.array(text).catch([]).default([]),
  attachments: z
    .array(z.object({ url: text, mime_type: text, size_in_bytes: text }))
    .catch([])
    .default([]),
});
const feedShape = z.object({
  version: z.string().regex(/jsonfeed\.org/i),
  ...{ title: text, home_page_url: text, feed_url: text, next_url: text, description: text, language: text },
  ...{ authors: people, author: lone, items: z.array(z.unknown()).catch([]).default([]) },
});
const MOST_ITEMS = 500;

/** A JSON Feed of version 1 or 1.1; null for other JSON. */
export function readJsonFeed(json: unknown, address: string | null): ParsedFeed | null {
  const read = feedShape.safeParse(json);
  if (!read.success) return null;
  const feed = read.data;
  const base = address ?? wholeAddress(feed.feed_url, []) ?? wholeAddress(feed.home_page_url, []);
  const { author } = together(named(feed.authors, feed.author));
  return {
    ...{ ok: true, format: "json", id: feed.feed_url, language: feed.language, published: null, updated: null, author },
    ...{ title: titleOf(plain(feed.title)).text, titleText: titleOf(plain(feed.title)).titleText },
    link: wholeAddress(feed.home_page_url, [base]),
    ...{ feedUrl: wholeAddress(feed.feed_url, [base]), nextUrl: wholeAddress(feed.next_url, [base]) },
    ...{ description: feed.description, ttlMinutes: null, markup: [] },
    items: feed.items.slice(0, MOST_ITEMS).flatMap((item) => readItem(item, base) ?? []),
  };
}

function readItem(written: unknown, base: string | null): ParsedItem | null {
  const read = itemShape.safeParse(written);
  if (!read.success) return null;
  const item = read.data;
  const html = item.content_html ? { value: wholeHtml(item.content_html, base), isHtml: true } : null;
  return finished({
    id: item.id,
    link: wholeAddress(item.url, [base]) ?? wholeAddress(item.external_url, [base]),
    ...{ title: plain(item.title), summary: plain(item.summary), content: html ?? plain(item.content_text) },
    ...together(named(item.authors, item.author)),
    ...{ published: feedDate(item.date_published), updated: feedDate(item.date_modified), comments: null },
    categories: [...new Set(item.tags.flatMap((tag) => tag?.trim() || []))].slice(0, 100),
    enclosures: item.attachments.slice(0, 50).flatMap(({ url, mime_type, size_in_bytes }) => {
      const whole = wholeAddress(url, [base]);
      return whole ? { url: whole, type: mime_type, length: size_in_bytes } : [];
    }),
    language: item.language,
  });
}

const plain = (value: string | null): Words | null => (value?.trim() ? { value: value.trim(), isHtml: false } : null);

const named = (authors: { name: string | null }[], author: { name: string | null } | null) =>
  [...authors, author].flatMap((each) => (each?.name ? { written: each.name, name: each.name } : [])).slice(0, 100);
