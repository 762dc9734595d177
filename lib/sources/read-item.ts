import { createHash } from "node:crypto";
import { feedDate } from "#lib/sources/feed-date.ts";
import { attribute, children, type Element, firstText, textOf } from "#lib/sources/feed-element.ts";
import { enclosuresOf, linksOf, pageOf } from "#lib/sources/feed-links.ts";
import { peopleOf } from "#lib/sources/feed-people.ts";
import { firstWords, type Words, wordsOf } from "#lib/sources/feed-words.ts";
import { cut, lineOf, oneLine } from "#lib/sources/markup.ts";
import { LONGEST_TITLE, type ParsedItem } from "#lib/sources/parsed-feed.ts";
import { wholeAddress } from "#lib/sources/whole-address.ts";

const AUTHORS = [
  "author",
  "atom:author",
  "dc:creator",
  "dc:author",
  "itunes:author",
  "media:credit",
  "dcterms:creator",
];
const TITLES = ["title", "atom:title", "dc:title", "media:title", "itunes:title"];

/** An item of RSS, RDF or CDF, or an entry of Atom. */
export function readItem(item: Element, format: "rss" | "atom" | "rdf" | "cdf", feedUrl: string | null): ParsedItem {
  const links = linksOf(item, feedUrl);
  const guid = children(item, "guid", "id", "atom:id", "rss:guid")[0];
  const written = guid && textOf(guid).trim();
  const id = written || attribute(item, "rdf:about");
  const title = firstWords(item, TITLES, format === "atom" ? "text" : "either", feedUrl);
  const { summary, content } = textsOf(item, format, feedUrl);
  const dates = datesOf(item);
  const link = pageOf(links) ?? linkOfItself(item, guid, feedUrl);
  return finished({
    ...{ id: guid && /^[./]/.test(id ?? "") ? wholeAddress(id, [feedUrl, ...guid.bases]) : id, link },
    ...{ title, summary, content, ...dates, ...peopleOf(item, ...AUTHORS) },
    categories: categoriesOf(item),
    enclosures: enclosuresOf(item, links, feedUrl),
    comments: wholeAddress(firstText(item, "comments"), [feedUrl, ...item.bases]),
    language: item.language ?? firstText(item, "dc:language", "language"),
  });
}

type Unfinished = Omit<ParsedItem, "id" | "title" | "titleText" | "summary" | "content" | "markup"> & {
  id: string | null;
  title: Words | null;
  summary: Words | null;
  content: Words | null;
};

/** What any format says of an item, with what follows from it. */
export function finished({ title, summary, content, ...item }: Unfinished): ParsedItem {
  const short = summary ?? content;
  const { text, titleText } = titleOf(title);
  const what = [titleText, item.published, item.enclosures[0]?.url, short?.value].join("\n");
  const named = Object.entries({ title, summary: short, content }) as ["title" | "summary" | "content", Words | null][];
  return {
    ...item,
    id: item.id || item.link || `digest:${createHash("sha256").update(what).digest("hex").slice(0, 32)}`,
    ...{ title: text, titleText, summary: short?.value ?? null, content: content?.value ?? null },
    markup: named.flatMap(([name, words]) => (words?.isHtml ? name : [])),
  };
}

/** A title as it is written and as plain text, both of bounded length. */
export function titleOf(title: Words | null): { text: string | null; titleText: string } {
  if (!title) return { text: null, titleText: "" };
  const start = title.value.slice(0, 20 * LONGEST_TITLE);
  const plain = title.isHtml ? lineOf(start) : oneLine(start);
  const tooLong = title.value.length > 4 * LONGEST_TITLE || plain.length > LONGEST_TITLE;
  const titleText = cut(plain, LONGEST_TITLE);
  return { text: tooLong ? titleText : title.value, titleText };
}

/**
 * The short and the long text. A description is short where there is something longer, a second one of RSS (feeds that
 * have description and summary) the long one.
 */
function textsOf(
  item: Element,
  format: string,
  feedUrl: string | null,
): { summary: Words | null; content: Words | null } {
  const meant = format === "atom" ? "text" : "html";
  const read = (...names: string[]) => firstWords(item, names, "html", feedUrl);
  const body = children(item, "content", "atom:content").flatMap((each) => wordsOf(each, meant, feedUrl) ?? [])[0];
  const long = read("content:encoded", "fullitem") ?? body ?? read("xhtml:body", "body", "xhtml:div");
  const [first, second] = item.children
    .filter((child) => typeof child !== "string")
    .filter(({ name }) => /^(description|summary|atom:summary|abstract|tagline)$/.test(name))
    .flatMap((each) => wordsOf(each, each.name === "summary" ? meant : "html", feedUrl) ?? []);
  const group = children(item, "media:group")[0];
  const rest = read("dc:description", "itunes:summary", "media:description", "itunes:subtitle", "dcterms:abstract");
  const short = first ?? rest ?? (group ? firstWords(group, ["media:description"], "html", feedUrl) : null);
  return { summary: short, content: long ?? second ?? null };
}

function datesOf(item: Element): { published: string | null; updated: string | null } {
  const any = lastDate(item, "dc:date", "date");
  return {
    published:
      lastDate(
        item,
        "pubdate",
        "published",
        "issued",
        "atom:published",
        "dcterms:issued",
        "dcterms:created",
        "created",
      ) ?? any,
    updated:
      lastDate(item, "updated", "modified", "atom:updated", "dcterms:modified", "lastbuilddate") ??
      any ??
      feedDate(attribute(item, "lastmod")),
  };
}

/** The last readable date of the first of these elements that has any. */
export function lastDate(element: Element, ...names: string[]): string | null {
  for (const name of names) {
    const dates = children(element, name).flatMap((each) => feedDate(textOf(each)) ?? []);
    if (dates.length > 0) return dates.at(-1) ?? null;
  }
  return null;
}

/** An id that is a permanent address, or what CDF and RDF write on the item itself. */
function linkOfItself(item: Element, guid: Element | undefined, feedUrl: string | null): string | null {
  const text = guid ? textOf(guid).trim() : "";
  const isLink = guid && attribute(guid, "isPermaLink")?.toLowerCase() !== "false" && /^https?:\/\//i.test(text);
  const own = [isLink ? text : null, attribute(item, "href"), attribute(item, "rdf:about")];
  const written = own.find((each) => each && (each === own[1] || /^https?:\/\//i.test(each)));
  return wholeAddress(written ?? null, [feedUrl, ...item.bases]);
}

/** Terms of any vocabulary, each once. */
function categoriesOf(element: Element): string[] {
  const found = [
    ...children(element, "category", "atom:category", "itunes:category", "media:category").map(
      (each) =>
        attribute(each, "term") || textOf(each).trim() || attribute(each, "text") || attribute(each, "label") || "",
    ),
    ...children(element, "dc:subject", "dcterms:subject").map((each) => textOf(each)),
    ...children(element, "itunes:keywords", "media:keywords").flatMap((each) => textOf(each).split(",")),
  ].map((each) => cut(oneLine(each), LONGEST_TITLE));
  return [...new Set(found)].filter(Boolean).slice(0, 100);
}
