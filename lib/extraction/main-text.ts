import { Readability } from "@mozilla/readability";
import { weigh, words } from "#lib/extraction/blocks.ts";
import { dropBoilerplate } from "#lib/extraction/boilerplate.ts";
import { covered, holds, namedParts, type Part } from "#lib/extraction/candidates.ts";
import { markCaptions } from "#lib/extraction/captions.ts";

/** Fewer characters than this are rather something around the text than the text. */
const SHORT = 250;

/**
 * The element that holds the main text, cut out of the page; null where there is none. `page` makes the tree of the page,
 * which is used up by it: Readability's choice costs one tree, another choice a second. `stated` is the text that the page
 * states in its data, which decides where it and the page's parts disagree.
 */
export function mainText(page: () => Document, stated: string | null): Element | null {
  const document = prepared(page);
  const parts = namedParts(document.body);
  const scored = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    disableJSONLD: true,
    keepClasses: true,
  }).parse()?.content;
  const text = words(scored?.textContent ?? "");
  const own = scored ? ownText(scored) : 0;
  let at = chosen(parts, text, own);
  if (stated && !holds(at < 0 ? text : textOf(parts[at]), words(stated))) {
    const better = holds(text, words(stated)) ? -1 : parts.findIndex((part) => holds(textOf(part), words(stated)));
    if (better >= 0 || holds(text, words(stated))) at = better;
    else if (stated.length > 2 * (at < 0 ? own : (parts[at]?.own ?? 0))) return written(document, stated);
  }
  return at < 0 ? (scored ?? null) : (namedParts(prepared(page).body)[at]?.element ?? null);
}

function prepared(page: () => Document): Document {
  const document = page();
  markCaptions(document.body);
  dropBoilerplate(document.body);
  return document;
}

const textOf = (part: Part | undefined) => part?.blocks.join(" ") ?? "";

function ownText(element: Element): number {
  const weight = weigh(element).get(element);
  return weight ? weight.text - weight.linked : 0;
}

/**
 * Which part is the text, -1 for Readability's choice: that stands unless the page's own names say something else and it
 * left that out. Then it took the comments, a box or a list for the text, which happens where the text itself is short.
 */
function chosen(parts: Part[], scored: string, own: number): number {
  const named = parts.slice(0, -1);
  for (const [at, part] of named.entries()) {
    if (part.own < 80) continue;
    const share = covered(part, scored);
    if (share !== null && share > 0.5) break;
    if (part.sure ? part.own >= own * 0.3 : own < SHORT) return at;
  }
  if (own >= 120) return -1;
  return (parts.at(-1)?.own ?? 0) >= 200 ? parts.length - 1 : -1;
}

/** A stated text as an element: a paragraph for each of its lines. */
function written(document: Document, stated: string): Element {
  const root = document.createElement("div");
  for (const line of stated.split(/\n+/)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line.trim();
    root.append(paragraph);
  }
  return root;
}
