import { decodeHTMLStrict } from "entities";
import { vocabularyOf } from "#lib/sources/feed-namespaces.ts";

const MOST_ATTRIBUTES = 200;

/** An element of a feed: `name` is what it means ("dc:creator", "item"), `tag` how it was written; text is decoded. */
export type Element = {
  name: string;
  tag: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
  /** xml:base from outside in, unresolved: what relative addresses in it begin with. */
  bases: readonly string[];
  language: string | null;
};

/** What the prefixes mean that hold in an element ("" is what stands without one), and the names read so far. */
export type Spaces = { prefixes: ReadonlyMap<string, string>; names: Map<string, string> };

const NONE: Record<string, string> = Object.freeze(Object.create(null));

/** The element that a start tag begins, and the prefixes that hold in it. */
export function startElement(
  tag: string,
  written: [string, string][],
  around: { element: Element; spaces: Spaces } | null,
): { element: Element; spaces: Spaces } {
  const attributes = written.length > 0 ? attributesOf(written) : NONE;
  const spaces = spacesOf(tag, attributes, around?.spaces);
  const base = attributes["xml:base"]?.trim();
  const bases = around?.element.bases ?? [];
  const language = attributes["xml:lang"]?.trim() ?? around?.element.language ?? null;
  const element = {
    ...{ name: meaning(tag, spaces), tag, attributes, children: [] },
    ...{ bases: base ? [...bases, base] : bases, language: language || null },
  };
  return { element, spaces };
}

function attributesOf(written: [string, string][]): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const [name, value] of written.slice(0, MOST_ATTRIBUTES)) attributes[name] ??= decodeHTMLStrict(value);
  return attributes;
}

function spacesOf(tag: string, attributes: Record<string, string>, around: Spaces | undefined): Spaces {
  const declared = Object.keys(attributes).filter((name) => name === "xmlns" || name.startsWith("xmlns:"));
  if (around && declared.length === 0) return around;
  const prefixes = new Map(around?.prefixes);
  for (const name of declared) {
    const vocabulary = vocabularyOf(attributes[name] ?? "");
    const prefix = name.slice("xmlns:".length).toLowerCase();
    if (vocabulary) prefixes.set(prefix, vocabulary);
    else prefixes.delete(prefix);
  }
  // What a feed's own element is written in needs no name, whatever it calls that.
  if (!around) {
    const own = prefixes.get(prefixOf(tag));
    for (const [prefix, vocabulary] of prefixes) if (prefix === "" || vocabulary === own) prefixes.set(prefix, "");
  }
  return { prefixes, names: new Map() };
}

const prefixOf = (tag: string) => (tag.includes(":") ? tag.slice(0, tag.indexOf(":")).toLowerCase() : "");

function meaning(tag: string, { prefixes, names }: Spaces): string {
  const read = names.get(tag);
  if (read !== undefined) return read;
  const local = tag.slice(tag.indexOf(":") + 1).toLowerCase();
  const prefix = prefixOf(tag);
  const vocabulary = prefixes.get(prefix) ?? prefix;
  const name = vocabulary === "" || vocabulary === "rss" ? local : `${vocabulary}:${local}`;
  if (names.size < 1_000) names.set(tag, name);
  return name;
}

/** An attribute, however its name's case is written. */
export function attribute({ attributes }: Element, name: string): string | null {
  const exact = attributes[name];
  if (exact !== undefined) return exact.trim();
  const key = Object.keys(attributes).find((each) => each.toLowerCase() === name.toLowerCase());
  return key ? (attributes[key]?.trim() ?? null) : null;
}

/** The elements in it that have one of these names, those of the first name first. */
export function children(element: Element, ...names: string[]): Element[] {
  const all = element.children.filter((child) => typeof child !== "string");
  return names.flatMap((name) => all.filter((child) => child.name === name));
}

/** All the text in it, without its tags. */
export const textOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");

/** The first text that is not empty of the elements with these names. */
export function firstText(element: Element, ...names: string[]): string | null {
  for (const child of children(element, ...names)) {
    const text = textOf(child).trim();
    if (text) return text;
  }
  return null;
}
