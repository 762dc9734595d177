import { attribute, children, type Element, textOf } from "#lib/sources/feed-element.ts";
import { innerHtml, looksLikeHtml } from "#lib/sources/markup.ts";
import { wholeBase } from "#lib/sources/whole-address.ts";
import { wholeHtml } from "#lib/sources/whole-html.ts";

/** A text of a feed, and whether it is HTML. */
export type Words = { value: string; isHtml: boolean };

/** How the feed means an element that does not say so itself: "either" looks at the text. */
export type Meant = "html" | "either" | "text";

// Characters; longer than any article, and short enough to be looked through in no time.
const LONGEST = 500_000;

/**
 * What an element says, by the text constructs of Atom 1.0 (`type` text, html, xhtml or a media type) and 0.3 (`mode`),
 * which other feeds use too. Markup that stands in it as elements is HTML whatever it claims. Relative addresses in HTML
 * are whole. Null where it says nothing.
 */
export function wordsOf(element: Element, meant: Meant, feedUrl: string | null): Words | null {
  const type = (attribute(element, "type") ?? "").toLowerCase().replace(/;.*/, "").trim();
  const words = read(element, type, meant);
  const value = words.value.trim().slice(0, LONGEST);
  if (!value) return null;
  return words.isHtml
    ? { value: wholeHtml(value, wholeBase([feedUrl, ...element.bases])), isHtml: true }
    : { value, isHtml: false };
}

function read(element: Element, type: string, meant: Meant): Words {
  const hasMarkup = element.children.some((child) => typeof child !== "string");
  if (hasMarkup) {
    const inner = type === "xhtml" || type === "html" ? withoutWrapper(element) : element;
    return { value: innerHtml(inner, type === "html" || type === "text/html"), isHtml: true };
  }
  const text = textOf(element).slice(0, LONGEST);
  const bytes = isBase64(element, type) ? fromBase64(text) : null;
  if (bytes !== null) return { value: bytes, isHtml: looksLikeHtml(bytes) };
  if (/^(x?html|text\/html|application\/xhtml\+xml)$/.test(type)) return { value: text, isHtml: true };
  if (meant === "html") return { value: text, isHtml: true };
  return { value: text, isHtml: meant === "either" && looksLikeHtml(text) };
}

/** Atom wraps XHTML in a div that is no part of the text (RFC 4287, 3.1.1.3). */
function withoutWrapper(element: Element): Element {
  const inside = element.children.filter((child) => typeof child !== "string" || child.trim() !== "");
  const [only] = inside;
  return inside.length === 1 && typeof only === "object" && /(^|:)div$/i.test(only.tag) ? only : element;
}

function isBase64(element: Element, type: string): boolean {
  const mode = attribute(element, "mode")?.toLowerCase();
  if (mode) return mode === "base64";
  return /^(application|image|audio|video)\//.test(type) && !/[/+]xml$/.test(type);
}

function fromBase64(text: string): string | null {
  const packed = text.replace(/\s+/g, "");
  if (!/^[\w+/-]+={0,2}$/.test(packed)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(packed, "base64"));
  } catch {
    return null;
  }
}

/** What the first of these elements says that says anything. */
export function firstWords(element: Element, names: string[], meant: Meant, feedUrl: string | null): Words | null {
  for (const child of children(element, ...names)) {
    const words = wordsOf(child, meant, feedUrl);
    if (words) return words;
  }
  return null;
}
