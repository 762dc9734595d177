/**
 * Where a passage is, in the terms of the W3C Web Annotation data model: what it says with what stands before and after
 * it (TextQuoteSelector), and where it began when it was marked (TextPositionSelector), which is only a hint.
 */
export type Selector = {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  /** The same words stood elsewhere in the text too: only what is around them says which are meant. */
  repeats: boolean;
};

export const MOST_QUOTED = 2_000;
export const MOST_NOTED = 4_000;
export const MOST_IN_ONE = 500;

const CONTEXT = 32;
export const MOST_CONTEXT = 256;

/** White space as one space, without any at the ends. */
export const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

const TWINS: Record<string, string> = { "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-" };

/** The text with quotation marks and dashes as a keyboard has them, each one unit long as before. */
export const folded = (text: string) => text.replace(/[’‘“”–—‑]/g, (sign) => TWINS[sign] ?? sign);

/** Describes a stretch of a text, with as much around it as tells it from others that say the same (at most 256 units). */
export function describePassage(text: string, at: number, until: number): Selector {
  const exact = text.slice(at, until);
  const all = folded(text);
  const repeats = isRepeated(all, folded(exact));
  let length = CONTEXT;
  const around = () => [all.slice(Math.max(0, at - length), until), all.slice(at, until + length)] as const;
  while (repeats && length < MOST_CONTEXT && around().some((part) => isRepeated(all, part))) length *= 2;
  return {
    exact,
    prefix: text.slice(Math.max(0, at - length), at),
    suffix: text.slice(until, until + length),
    start: at,
    repeats,
  };
}

/** Whether a part stands more than once in a text. */
export const isRepeated = (text: string, part: string) => text.indexOf(part) !== text.lastIndexOf(part);
