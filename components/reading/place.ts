import { findQuote, flat, QUOTE } from "#components/reading/anchor.ts";

// The place in a text as the words at the top of the screen, found and shown again on a screen of any width.

type Spot = { node: Text; offset: number };

/** The text as a reader sees it, white space as one space, and where each of its characters stands. */
function read(body: HTMLElement): { text: string; spots: Spot[] } {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const spots: Spot[] = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.parentElement?.closest(".margin-note")) continue;
    for (const match of node.data.matchAll(/\s+|\S/g)) {
      const sign = flat(match[0]);
      if (sign === " " && text.endsWith(" ")) continue;
      text += sign;
      spots.push({ node, offset: match.index });
    }
  }
  return { text, spots };
}

function boxOf({ node, offset }: Spot): DOMRect {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, Math.min(node.length, offset + 1));
  return range.getBoundingClientRect();
}

/**
 * The words at the top of the screen; "" above the text, null when nothing can be said because the text is not on the
 * screen. The characters of a text stand below one another, so the first that is visible is found by halving.
 */
export function placeOf(body: HTMLElement): string | null {
  const { top, bottom } = body.getBoundingClientRect();
  if (bottom < 0) return null;
  if (top > 0) return "";
  const { text, spots } = read(body);
  let [low, high] = [0, spots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const spot = spots[middle];
    if (spot && boxOf(spot).bottom > 8) high = middle;
    else low = middle + 1;
  }
  return text.slice(low, low + QUOTE).trim() || null;
}

/**
 * Scrolls to the words of a place, and again when the letters that the page is set in have come. `told` hears each time
 * where that is, in pixels from the top of the page: the scrolling is ours, not the reader's.
 */
export function showPlace(body: HTMLElement, words: string, told: (top: number) => void): void {
  const { text, spots } = read(body);
  const at = findQuote(text, words);
  const spot = at === null ? undefined : spots[at];
  if (!spot) return;
  const show = () => {
    window.scrollTo({ top: boxOf(spot).top + window.scrollY - 24, behavior: "instant" });
    told(window.scrollY);
  };
  show();
  const here = window.scrollY;
  document.fonts.ready.then(() => {
    if (Math.abs(window.scrollY - here) < 2) show();
  });
}
