/** How many characters of the text are kept as a place: enough to be told from others, also when some of them change. */
export const QUOTE = 160;

/** White space counts as one space, as a reader sees it. */
export const flat = (text: string) => text.replace(/\s+/g, " ");

/**
 * Where the words of a place stand in a text, as an index; null when they cannot be found. A text that was corrected is
 * met half way: first by the whole quotation, then by a part of it, then by the stretch that has most of its words.
 */
export function findQuote(text: string, words: string): number | null {
  const quote = flat(words).trim().slice(0, QUOTE);
  if (!quote) return null;
  const whole = text.indexOf(quote);
  if (whole >= 0) return whole;
  return byPart(text, quote) ?? byWords(text, quote);
}

/** By its beginning, its end or its middle: one correction leaves the others. */
function byPart(text: string, quote: string): number | null {
  const length = Math.floor(quote.length / 3);
  if (length < 16) return null;
  for (const from of [0, quote.length - length, Math.floor((quote.length - length) / 2)]) {
    const found = text.indexOf(quote.slice(from, from + length));
    if (found >= 0) return Math.max(0, found - from);
  }
  return null;
}

/** The stretch as long as the quotation that has most of its words, where these are at least six of ten. */
function byWords(text: string, quote: string): number | null {
  const wanted = new Set(wordsOf(quote).map(({ word }) => word));
  const all = wordsOf(text);
  const width = wordsOf(quote).length;
  if (wanted.size < 5) return null;
  const seen = new Map<string, number>();
  let best = { hits: 0, at: 0 };
  for (const [end, { word }] of all.entries()) {
    if (wanted.has(word)) seen.set(word, (seen.get(word) ?? 0) + 1);
    const left = all[end - width]?.word;
    if (left !== undefined && wanted.has(left)) {
      const rest = (seen.get(left) ?? 1) - 1;
      if (rest > 0) seen.set(left, rest);
      else seen.delete(left);
    }
    if (seen.size > best.hits) best = { hits: seen.size, at: Math.max(0, end - width + 1) };
  }
  return best.hits / wanted.size >= 0.6 ? (all[best.at]?.at ?? null) : null;
}

const wordsOf = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0].toLowerCase(), at: match.index }));

/** The address within a page that has a browser without scripts show these words (WICG Text Fragments). */
export function textFragment(words: string): string {
  const beginning = flat(words)
    .trim()
    .slice(0, 80)
    .replace(/\s\S*$/, "");
  return `#:~:text=${encodeURIComponent(beginning).replaceAll("-", "%2D")}`;
}
