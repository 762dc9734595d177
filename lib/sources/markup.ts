import { decodeHTML, escapeAttribute, escapeText } from "entities";
import { plainText } from "#lib/extraction/plain-text.ts";
import { sanitiseHtml } from "#lib/extraction/sanitise.ts";
import type { Element } from "#lib/sources/feed-element.ts";

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const TAGS =
  `a abbr acronym address area article aside audio b bdi bdo big blink blockquote body br button caption center cite code col
  colgroup dd del details dfn dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
  head header hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript
  object ol option p param picture pre progress q s samp script section select small source span strike strong style sub
  summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video wbr`.split(/\s+/);
const KNOWN = new Set(TAGS);

/** What stands in an element of XHTML, as HTML. Text of what was escaped once more is markup already (`isEscaped`). */
export function innerHtml(element: Element, isEscaped = false): string {
  return element.children
    .map((child) => (typeof child === "string" ? (isEscaped ? child : escapeText(child)) : outerHtml(child, isEscaped)))
    .join("");
}

function outerHtml(element: Element, isEscaped: boolean): string {
  const name = element.tag.slice(element.tag.indexOf(":") + 1);
  const attributes = Object.entries(element.attributes)
    .filter(([key]) => !/^xml(ns)?(:|$)/.test(key))
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join("");
  const inner = innerHtml(element, isEscaped);
  return VOID.test(name) ? `<${name}${attributes} />${inner}` : `<${name}${attributes}>${inner}</${name}>`;
}

/**
 * Whether a text that may be either is meant as HTML, as feedparser judges: it closes a tag or has an entity, and all that
 * look like tags are ones that HTML has. "1 < 2" and "the <blink> tag" are texts.
 */
export function looksLikeHtml(text: string): boolean {
  const tags = [...text.matchAll(/<\/?([a-z][\w:-]*)/gi)].map(([, tag = ""]) => tag.toLowerCase());
  if (!tags.every((tag) => KNOWN.has(tag))) return false;
  if (/<\/[a-z]\w*\s*>|<(br|hr|img)\b[^<>]*>/i.test(text)) return true;
  const entities = text.match(/&(#\d+|#x[\da-f]+|[a-z]\w+);/gi) ?? [];
  return entities.length > 0 && entities.every((entity) => decodeHTML(entity) !== entity);
}

/** HTML as one line of plain text. */
export const lineOf = (html: string): string => oneLine(plainText(sanitiseHtml(html, "")));

export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A text of at most this many characters; one that was cut ends in "…", and in no half of a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "")
    .trimEnd()}…`;
}
