const LENGTH = 80;

/** How a block of text begins, as it is kept and found again. */
export const beginning = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, LENGTH);

/**
 * The beginning of the block at the top of the screen; "" above the first block, null when nothing can be said because
 * the text is not on the screen.
 */
export function anchorOf(body: HTMLElement): string | null {
  const { top, bottom } = body.getBoundingClientRect();
  if (bottom < 0) return null;
  if (top > 0) return "";
  const block = blocks(body).find((candidate) => candidate.getBoundingClientRect().bottom > 8);
  return block ? beginning(block.textContent ?? "") : null;
}

/** The block that begins like this; null for "" and when the text has changed there. */
export function findAnchor(body: HTMLElement, anchor: string): HTMLElement | null {
  if (!anchor) return null;
  return blocks(body).find((block) => beginning(block.textContent ?? "") === anchor) ?? null;
}

const blocks = (body: HTMLElement) =>
  ([...body.children] as HTMLElement[]).filter((child) => !child.matches(".margin-note") && child.textContent);
