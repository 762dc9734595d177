import { firstWords, nameWords } from "#lib/extraction/blocks.ts";

const CAPTION =
  /[\s-](caption|captions|wp-caption-text|legend|credit|credits|photo-?credit|image-?credit|cutline|gallery-text)(?=[\s-])/;

const [LONGEST, MOST] = [600, 300];

/** Makes figures of what only looks like one: a picture and beside it, in the same small part of the page, its caption. */
export function markCaptions(body: Element): void {
  const named = body.querySelectorAll('[class*="aption"], [class*="redit"], [class*="egend"], [class*="utline"]');
  let found = 0;
  for (const element of named) {
    if (!/^(DIV|P|SPAN|SMALL|EM|DD|ASIDE|CITE)$/.test(element.tagName) || !CAPTION.test(nameWords(element))) continue;
    if (++found > MOST) return;
    const text = firstWords(element, 4 * LONGEST);
    if (text.length > LONGEST || element.closest("figcaption") || element.querySelector("img, p + p")) continue;
    const around = figureAround(element, text.length);
    if (!around) continue;
    if (around.tagName !== "FIGURE") rename(around, "figure");
    rename(element, "figcaption");
  }
}

/** The nearest element that holds a picture too, and no text besides. */
function figureAround(element: Element, length: number): Element | null {
  let around = element.parentElement;
  for (let up = 0; around && up < 4; up++, around = around.parentElement) {
    if (/^(BODY|MAIN|ARTICLE|TABLE|TR|TD|UL|OL)$/.test(around.tagName)) return null;
    if (around.tagName === "FIGURE") return around;
    if (firstWords(around, 8 * LONGEST).length > length + 200) return null;
    if (around.querySelector("img, picture, video")) return around;
  }
  return null;
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag);
  while (element.firstChild) renamed.append(element.firstChild);
  element.replaceWith(renamed);
}
