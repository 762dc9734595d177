import { plainText } from "#lib/extraction/plain-text.ts";

type Thing = Record<string, unknown>;
const ARTICLE =
  /Article$|Posting$|^(Report|Review|Recipe|HowTo|CreativeWork|WebPage|VideoObject|PodcastEpisode|Episode)$/;

/** The things that a page describes as JSON-LD, nested ones too, in their order; what cannot be read is left out. */
export function linkedData(document: Document): Thing[] {
  const things: Thing[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json"]'))
    collect(parsed(script.textContent ?? ""), things, 0);
  return things;
}

function parsed(json: string): unknown {
  const text = json.replace(/^\s*(<!--|<!\[CDATA\[|\/\*.*?\*\/)+/, "").replace(/(-->|\]\]>|;)\s*$/, "");
  // Line breaks inside of values are common, and an error by the letter.
  for (const each of [text, text.replaceAll(/\p{Cc}+/gu, " ")])
    try {
      return JSON.parse(each);
    } catch {}
  return null;
}

function collect(value: unknown, things: Thing[], depth: number): void {
  if (depth > 6 || things.length > 200) return;
  if (Array.isArray(value)) for (const each of value) collect(each, things, depth + 1);
  else if (isThing(value)) {
    if (value["@type"]) things.push(value);
    for (const name of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"])
      collect(value[name], things, depth + 1);
  }
}

export const isThing = (value: unknown): value is Thing =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typesOf = (thing: Thing): string[] => [thing["@type"]].flat().filter((each) => typeof each === "string");

/** The thing that the page is about: an article before a mere page. */
export function articleOf(things: Thing[]): Thing | null {
  const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE.test(type)));
  const weight = (thing: Thing) =>
    Number(typesOf(thing).some((type) => /Article$|Posting$/.test(type))) * 2 +
    Number("articleBody" in thing || "headline" in thing);
  return articles.toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
}

/** A value as plain text: the text itself, or the name of what it is; null when there is none. */
export function wordsOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  const words = isThing(first) ? (first.name ?? first["@value"] ?? first["@id"]) : first;
  if (typeof words !== "string") return null;
  return plainText(words).replaceAll(/\s+/g, " ").trim() || null;
}

/** The names of people or bodies, without what is only an address. */
export function namesOf(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((each) => {
    const name = isThing(each) ? wordsOf(each.name) : wordsOf(each);
    return name && !/^https?:/.test(name) ? [name] : [];
  });
}
