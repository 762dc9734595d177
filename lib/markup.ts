import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { ReactElement } from "react";
import { outsideOfDocument } from "#lib/page-texts.ts";

// Most of a page is the same for all of its readers: a card, a list of sources. Rendering it as elements costs its page
// again each time, once as elements and once as HTML. So plain components (no state, no context, none of the browser's)
// are rendered to text once, and a page is made of those texts.

type Render = (element: ReactElement) => string;

/** A prepared text. `id` names it by what it says; `parts` are what it is put together of, where it is. */
export type Markup = { id: string; html: string; parts?: Markup[] };

/** The most that is kept, in bytes. */
const MOST = 16 * 1024 * 1024;

// server.ts sets it and Next's pages use it: each has this module once. React's renderer may not be loaded among pages.
const holder = globalThis as typeof globalThis & {
  aiBriefingMarkup?: { render: Render; kept: LRUCache<string, Markup> };
};

/** Says what renders (react-dom's renderToStaticMarkup); the server does it when it starts. */
export function renderMarkupWith(render: Render): void {
  holder.aiBriefingMarkup = { render, kept: new LRUCache({ maxSize: MOST, sizeCalculation: bytesOf }) };
}

/** What a text takes at most: a character two bytes, and once more all of it as the bytes that are sent (lib/page-texts.ts). */
const bytesOf = ({ html }: Markup, key: string) => 2 * (html.length + key.length) + Buffer.byteLength(html);

/**
 * The HTML of an element of plain components. `key` holds all that it depends on, whole, so that nothing that is kept can
 * ever be old: what has changed has another key.
 */
export function markupOf(key: string, element: () => ReactElement): Markup {
  if (!holder.aiBriefingMarkup) throw new Error("nobody has said what renders markup");
  const { render, kept } = holder.aiBriefingMarkup;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = named(outsideOfDocument(() => render(element())));
  kept.set(key, made);
  return made;
}

/** HTML that was prepared elsewhere, as a text of its own. */
export const named = (html: string): Markup => ({ id: nameOf(html), html });

/** Texts one after another, as one. */
export function joined(texts: Markup[]): Markup {
  const [only] = texts;
  if (only && texts.length === 1) return only;
  return new Joined(nameOf(texts.map(({ id }) => id).join(" ")), texts);
}

/** A document takes the parts as they lie ready: the whole text is only made for whoever wants it. */
class Joined implements Markup {
  readonly id: string;
  readonly parts: Markup[];

  constructor(id: string, parts: Markup[]) {
    this.id = id;
    this.parts = parts;
  }

  get html() {
    return this.parts.map(({ html }) => html).join("");
  }
}

const nameOf = (text: string) => hash("sha256", text, "base64url").slice(0, 16);
