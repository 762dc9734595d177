import { folded, type Selector } from "#lib/highlights/selector.ts";

type Window = { at: number; until: number };

const PIECE = 12;
const HITS_OF_A_PIECE = 20;
const MOST_WINDOWS = 8;
/** Texts are looked through whole while that costs fewer steps than this. */
const CHEAP = 100_000;

/**
 * The stretches of a text in which a changed passage is looked for. Where the whole would cost too much: around each
 * place where pieces of the passage, or the ends of what was beside it, still stand, those with most pieces first, and
 * around where it was. (Of a passage cut into k + 1 pieces, k changes leave one as it was: the usual filter before an
 * approximate search, see Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33(1), 2001.)
 */
export function windowsFor(text: string, selector: Selector): Window[] {
  const { exact, start } = selector;
  const slack = exact.length + 64;
  const around = (at: number) => ({
    at: Math.max(0, at - slack),
    until: Math.min(text.length, at + exact.length + slack),
  });
  if ((text.length * exact.length) / 32 <= CHEAP) return overlapping(text.length, exact.length + slack);
  const votes = new Map<number, number>();
  const vote = (piece: string, offset: number) => {
    let at = piece.length < PIECE ? -1 : text.indexOf(piece);
    for (let hits = 0; at >= 0 && hits < HITS_OF_A_PIECE; hits++) {
      const place = Math.round((at - offset) / slack);
      votes.set(place, (votes.get(place) ?? 0) + 1);
      at = text.indexOf(piece, at + 1);
    }
  };
  for (let offset = 0; offset + PIECE <= exact.length; offset += PIECE)
    vote(exact.slice(offset, offset + PIECE), offset);
  vote(folded(selector.prefix).slice(-2 * PIECE), -2 * PIECE);
  vote(folded(selector.suffix).slice(0, 2 * PIECE), exact.length);
  const places = [...votes].sort((a, b) => b[1] - a[1]).slice(0, MOST_WINDOWS);
  return [...places.map(([place]) => around(place * slack)), around(start)];
}

/** The whole text in windows that overlap, so that several places that resemble the passage are several finds. */
function overlapping(length: number, size: number): Window[] {
  const windows: Window[] = [];
  for (let at = 0; at === 0 || at < length; at += size) windows.push({ at, until: Math.min(length, at + 2 * size) });
  return windows;
}
