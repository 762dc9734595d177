import { Readability } from "@mozilla/readability";
import { words } from "#lib/extraction/blocks.ts";
import { dropBoilerplate } from "#lib/extraction/boilerplate.ts";
import { covered, namedParts, ownText, type Part } from "#lib/extraction/candidates.ts";
import { markCaptions } from "#lib/extraction/captions.ts";

/** Fewer characters than this are rather something around the text than the text. */
const SHORT = 250;

/** The element that holds the main text, cut out of the page; null where there is none. The page is used up by it. */
export function mainText(document: Document): Element | null {
  markCaptions(document.body);
  dropBoilerplate(document.body);
  const named = namedParts(document.body);
  const whole = document.body.cloneNode(true) as Element;
  const scored = new Readability<Element>(document, {
    serializer: (node) => node as Element,
    disableJSONLD: true,
    keepClasses: true,
    maxElemsToParse: 60_000,
  }).parse()?.content;
  return chosen(scored ?? null, named, whole);
}

/**
 * Readability's choice, unless the page's own names say something else and it left that out: then it took the comments, a
 * box or a list for the text, which happens where the text itself is short.
 */
function chosen(scored: Element | null, named: Part[], whole: Element): Element | null {
  const found = words(scored?.textContent ?? "");
  const own = scored ? ownText(scored) : 0;
  for (const { element, sure } of named) {
    const size = ownText(element);
    if (size < 80) continue;
    const share = covered(element, found);
    if (share !== null && share > 0.5) break;
    if (sure ? size >= own * 0.3 : own < SHORT) return element;
  }
  if (scored && own >= 120) return scored;
  return ownText(whole) >= 200 ? whole : scored;
}
