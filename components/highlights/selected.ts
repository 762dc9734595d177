import { MOST_QUOTED, oneLine } from "#lib/highlights/selector.ts";

export type Selected = { exact: string; prefix: string; suffix: string; start: number };

/** What is no text of the piece; as lib/highlights/article-text.ts leaves it out. */
const NO_WORDS = ".margin-note, .cite, .note-ref, .data-footnote-backref, .sr-only";
const BLOCKS =
  "p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, table, tr, td, th, pre, blockquote, figure, figcaption, section, div, hr, br, aside, img";
const CONTEXT = 64;

/** The part of the text that is selected; null when there is none, or more than can be kept. */
export function selectedRange(body: HTMLElement): Range | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const whole = document.createRange();
  whole.selectNodeContents(body);
  if (!range.intersectsNode(body)) return null;
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(body, 0);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(body, body.childNodes.length);
  const { commonAncestorContainer: around } = range;
  const element = around instanceof Element ? around : around.parentElement;
  return element?.closest(NO_WORDS) || !oneLine(wordsOf(range)) ? null : range;
}

/** A range in the words that its passage is kept with. */
export function describeRange(range: Range, body: HTMLElement): Selected | { tooLong: number } {
  const exact = oneLine(wordsOf(range));
  if (exact.length > MOST_QUOTED) return { tooLong: exact.length };
  const before = document.createRange();
  before.setStart(body, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.setStart(range.endContainer, range.endOffset);
  after.setEnd(body, body.childNodes.length);
  const text = spaced(wordsOf(before)).trimStart();
  return { exact, prefix: text.slice(-CONTEXT), suffix: spaced(wordsOf(after)).slice(0, CONTEXT), start: text.length };
}

const spaced = (text: string) => text.replace(/\s+/g, " ");

function wordsOf(range: Range): string {
  const part = range.cloneContents();
  for (const silent of part.querySelectorAll(NO_WORDS)) silent.remove();
  for (const block of part.querySelectorAll(BLOCKS)) {
    block.before(" ");
    block.after(" ");
  }
  return part.textContent ?? "";
}
