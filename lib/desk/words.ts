import { deu, eng, fra, ita, nld, por, spa } from "stopword";

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const EMPTY = new Set([eng, deu, fra, ita, nld, por, spa].flat().map(plain));

/** A word as it is compared: lower case, without accents, Latin and full-width forms as one. */
export function plain(word: string): string {
  return word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of a text in order, in plain form, at most so many; also of languages that write without spaces. */
export function tokensOf(text: string, most: number): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.slice(0, most * 12))) {
    if (isWordLike) found.push(plain(segment));
    if (found.length === most) break;
  }
  return found;
}

/**
 * A word as one term with its inflections; null for one that carries no meaning alone: function words of seven languages,
 * single letters and bare numbers (names with their numbers are read by `namesIn`).
 */
export function termOf(word: string): string | null {
  const base = plain(word).replace(/[’']s?$/, "");
  if (EMPTY.has(base) || /^[\d.,]+$/.test(base)) return null;
  if (/^[\p{Script=Latin}\d]$/u.test(base)) return null;
  return stem(base);
}

/** Cuts the endings that news changes most between two headlines. Rough on purpose: both sides are cut alike. */
function stem(word: string): string {
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
  const byScript = SCRIPTS.find(([, script]) => script.test(text));
  if (byScript) return byScript[0];
  const words = tokensOf(text, 80);
  const hits = LISTS.map(([language, list]) => [language, words.filter((word) => list.has(word)).length] as const);
  return hits.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
