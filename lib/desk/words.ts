import { deu, eng, fra, ita, nld, por, spa } from "stopword";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

const BEYOND_ASCII = /[^\0-\x7f]/g;
const isAscii = (text: string) => text.search(BEYOND_ASCII) < 0;

/** A word as it is compared: lower case, without accents, Latin and full-width forms as one. */
export function plain(word: string): string {
  return (isAscii(word) ? word : word.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();
}

/** The words of a text in order, in plain form, at most so many; also of languages that write without spaces. */
export function tokensOf(text: string, most: number): string[] {
  const found: string[] = [];
  const part = text.slice(0, most * 12);
  for (let at = 0; at < part.length && found.length < most; ) {
    const [from, to] = beyondAscii(part, at);
    for (const word of part.slice(at, from).toLowerCase().match(ASCII_WORDS) ?? []) found.push(word);
    for (const { segment, isWordLike } of from < to ? segmenter.segment(part.slice(from, to)) : [])
      if (isWordLike) found.push(plain(segment));
    at = to;
  }
  return found.slice(0, most);
}

/**
 * The words of a lower-case text in ASCII, as the segmenter of Unicode finds them (Unicode Standard Annex 29, rules WB5 to
 * WB13), which takes many times as long.
 */
const ASCII_WORDS = /(?!_(?!\w))\w+(?:(?:(?<=[a-z])[.:'](?=[a-z])|(?<=\d)[.,;'](?=\d))\w+)*/g;
/** What is nearer together than this is given to the segmenter at once: each start costs as much as some words. */
const NEARBY = 40;

/**
 * The next stretch of a text that is not in ASCII alone, between two spaces, at which words always end; both its ends are that
 * of the text where there is none.
 */
function beyondAscii(text: string, at: number): [from: number, to: number] {
  const next = (after: number) => {
    BEYOND_ASCII.lastIndex = after;
    return BEYOND_ASCII.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  };
  const end = (after: number) => (text.indexOf(" ", after) + 1 || text.length + 1) - 1;
  const first = next(at);
  if (first > text.length) return [text.length, text.length];
  let to = end(first);
  for (let more = next(to); more < to + NEARBY; more = next(to)) to = end(more);
  let from = Math.max(at, text.lastIndexOf(" ", first));
  // Spaces in a row are one segment, to which a joiner after them ties what follows.
  while (from > at && text[from - 1] === " ") from--;
  return [from, to];
}

const EMPTY = new Set([eng, deu, fra, ita, nld, por, spa].flat().map(plain));

/**
 * A word as one term with its inflections; null for one that carries no meaning alone: function words of seven languages,
 * single letters and bare numbers (names with their numbers are read by `namesIn`).
 */
export function termOf(word: string): string | null {
  const base = plain(word).replace(/[’']s?$/, "");
  if (EMPTY.has(base) || /^[\d.,]+$/.test(base)) return null;
  if (base.length <= 2 && /^[\p{Script=Latin}\d]$/u.test(base)) return null;
  return stem(base);
}

/** Cuts the endings that news changes most between two headlines. Rough on purpose: both sides are cut alike. */
function stem(word: string): string {
  const last = word.at(-1) ?? "";
  if (!"sdge".includes(last) && last !== word.at(-2)) return word;
  if (!/^[a-z]{5,}$/.test(word)) return word;
  const cut = word
    .replace(/(ies|ied)$/, "y")
    .replace(/(sses|ches|shes|xes)$/, (end) => end.slice(0, -2))
    .replace(/([^s])s$/, "$1");
  return cut
    .replace(/^(.{4,})(ing|ed)$/, "$1")
    .replace(/^(.{4,})e$/, "$1")
    .replace(/([bdgklmnprt])\1$/, "$1");
}

const LISTS: [string, Set<string>][] = Object.entries({
  en: eng,
  de: deu,
  fr: fra,
  es: spa,
  it: ita,
  nl: nld,
  pt: por,
}).map(([language, words]) => [language, new Set(words.map(plain))]);
const SCRIPTS: [string, RegExp][] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
  ["zh", /\p{Script=Han}/u],
  ["ru", /\p{Script=Cyrillic}/u],
  ["ar", /\p{Script=Arabic}/u],
];

/** The language of a text by its script or by its function words, where nobody says it; English where nothing tells. */
export function guessLanguage(text: string): string {
  const byScript = !isAscii(text) && SCRIPTS.find(([, script]) => script.test(text));
  if (byScript) return byScript[0];
  const words = tokensOf(text, 80);
  const hits = LISTS.map(([language, list]) => [language, words.filter((word) => list.has(word)).length] as const);
  return hits.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
