import { createHash } from "node:crypto";
import type { Extraction } from "#lib/extraction/reading.ts";
import { addressWords } from "#lib/links/address.ts";
import { countWords } from "#lib/posts/markdown.ts";
import { readingMinutes } from "#lib/posts/post.ts";

/** The most of a page's HTML that is kept, in characters: a long book. */
const MOST_KEPT = 2_000_000;
const EXCERPT = 220;

type Read = Pick<Extraction, "title" | "subtitle" | "byline" | "published" | "language" | "site" | "canonical"> &
  Pick<Extraction, "html" | "text" | "truncated" | "truncatedWords">;

/** What is stored of a page that was read at `url`, but for its pictures; null when it is too long to be kept. */
export function readingOf(read: Read, url: string) {
  const html = storable(read.html);
  if (html.length > MOST_KEPT) return null;
  const text = storable(read.text);
  const words = countWords(text);
  return {
    title: line(read.title, 300) ?? addressWords(url),
    subtitle: line(read.subtitle, 500),
    byline: line(read.byline, 200),
    published: ROUGH.test(read.published ?? "") ? read.published : null,
    language: /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(read.language ?? "") ? read.language : null,
    site: line(read.site, 120),
    canonical: read.canonical !== url && /^https?:\/\//.test(read.canonical ?? "") ? line(read.canonical, 2_000) : null,
    ...{
      html,
      text,
      excerpt: excerptOf(text),
      wordCount: words,
      readingMinutes: readingMinutes(words),
    },
    truncated: read.truncated,
    truncatedWords: line(read.truncatedWords, 300),
    hash: createHash("sha256").update(html).digest("base64url"),
  };
}

const ROUGH = /^\d{4}(-\d\d(-\d\d(T[\d:.]+Z)?)?)?$/;

// U+0000 is the one character that PostgreSQL cannot keep.
const storable = (text: string) => text.replaceAll("\u0000", "");

/** One line of at most so many characters; null where there is nothing in it. */
const line = (text: string | null, most: number) =>
  storable(text ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, most) || null;

/** The first words, whole. */
function excerptOf(text: string): string {
  const start = text.slice(0, 4 * EXCERPT).replace(/\s+/g, " ");
  return start.length > EXCERPT ? `${start.slice(0, EXCERPT).replace(/\s\S*$/, "")}…` : start;
}
