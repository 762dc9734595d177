import { plain, termOf } from "#lib/desk/words.ts";

/**
 * What a text calls by name. `versions` are things with a number ("gpt" → "5"), `names` other proper names, `figures` sums of
 * money ("$6.60e+9"), shares ("95%") and large counts. `shown` is how each was written.
 */
export type Names = {
  names: Set<string>;
  versions: Map<string, Set<string>>;
  figures: Set<string>;
  shown: Map<string, string>;
};

// A name that begins with a capital or mixes letters, then a number: "GPT-5", "Llama 4", "DeepSeek-V3", "o3", "Qwen3".
const NAMED =
  /(?<![\p{L}\p{N}])(?:(\p{Lu}[\p{L}]*)[ -])?(\p{Lu}\p{L}*|[oO])[ -]?[vV]?(\d{1,4}(?:\.\d{1,3}){0,2})([a-z]{1,2})?(?![\p{L}\d%]|[.,]\d)/gu;
// Any word before a number with a point, as releases write it: "vllm 0.6.3", "transformers v4.40.0".
const RELEASED =
  /(?<![\p{L}\p{N}])()([a-z][\w.+-]*?)[ -]v?(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)([a-z]{1,3}\d?)?(?![\p{L}\d%]|[.,]\d)/gu;
const NOT_NAMED =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|marz|mai|juni|juli|oktober|dezember|top|series|over|about|under|nearly|q|h|fy|eu|g|day)$/;
// What follows a count or a sum is no name's number: "OpenAI 6 billion", "Anthropic 20 years".
const COUNTED =
  /^[\s-]*(%|percent|billion|million|trillion|bn|mn|milliard|million|mrd|mio|year|month|week|day|hour|minute|people|employee|job|startup|compan|way|thing|reason|tip|lesson)/i;

const MONEY =
  /(?:(?:US)?[$€£¥]|USD |EUR )\s?(\d{1,4}(?:[.,]\d{1,3})*)\s?-?(trillion|tn|billion|bn|b|million|mn|mio|m|k|mrd|milliard\w*|million\w*)?\b|(\d{1,4}(?:[.,]\d{1,3})?)[ -](trillion|billion|million|milliarden|milliards?|miliardi|millionen|millions?|millones|milioni|mil millones)(?: de| di)?[ -](?:US-?)?(?:dollars?|d[oó]lares|dollari|euros?)/giu;

// Shares and counts that headlines repeat: "95%", "56 percent", "700,000".
const SHARE = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|percent|per cent|prozent|pour cent|por ciento|per cento)/giu;
const COUNT = /(?<![\d.,$€£])(\d{1,3}(?:[.,]\d{3})+)(?![\d.,]*\d| ?(?:mil|mrd|mio|bill))/giu;

/** Reads the names of a title or a sentence. `hasCapitals` says that capitals mean names in it (`tellsNames`). */
export function namesIn(text: string, hasCapitals: boolean): Names {
  const found: Names = { names: new Set(), versions: new Map(), figures: new Set(), shown: new Map() };
  for (const pattern of [NAMED, RELEASED]) for (const match of text.matchAll(pattern)) addVersion(found, match, text);
  for (const match of text.matchAll(MONEY)) {
    const key = amount(match[1] ?? match[3] ?? "", match[2] ?? match[4] ?? "");
    found.figures.add(key);
    found.shown.set(key, match[0].trim());
  }
  const addFigure = (key: string, shown: string) => {
    found.figures.add(key);
    found.shown.set(key, shown);
  };
  for (const [shown, share = ""] of text.matchAll(SHARE)) addFigure(`${Number(share.replace(",", "."))}%`, shown);
  for (const [shown, count = ""] of text.matchAll(COUNT)) addFigure(count.replace(/[.,]/g, ""), shown);
  for (const [, before = "", word = ""] of text.matchAll(/(^|[.!?:]\s+|[“"«]|\s|\()(\p{L}[\p{L}\p{N}]+)/gu)) {
    const isInside = /^\s$/.test(before);
    const isName =
      /^.+\p{Lu}/u.test(word) ||
      (/\p{L}\d/u.test(word) && /^\p{L}/u.test(word)) ||
      (hasCapitals && isInside && /^\p{Lu}/u.test(word));
    const term = isName ? termOf(word) : null;
    if (!term) continue;
    found.names.add(term);
    found.shown.set(term, word);
  }
  return found;
}

function addVersion(found: Names, match: RegExpExecArray, text: string) {
  const [whole, before, base = "", number = "", letters = ""] = match;
  const key = plain(base);
  if (NOT_NAMED.test(key) || (termOf(base) === null && key.length > 1)) return;
  if (COUNTED.test(text.slice((match.index ?? 0) + whole.length))) return;
  if (/^[$€£]/.test(text.slice(Math.max(0, (match.index ?? 0) - 1)))) return;
  const version = number.replace(/(\.0)+$/, "") + letters;
  const add = (name: string) => found.versions.set(name, (found.versions.get(name) ?? new Set()).add(version));
  add(key);
  if (before && termOf(before)) add(plain(before));
  found.shown.set(`${key} ${version}`, before ? whole.slice(before.length + 1) : whole);
}

const UNITS: [RegExp, number][] = [
  [/^(trillion|tn)/i, 12],
  [/^(billion|bn|b$|mrd|milliard|miliardi|mil millones)/i, 9],
  [/^(m|mn|mio|mill|mili)/i, 6],
  [/^k/i, 3],
];

function amount(number: string, unit: string): string {
  const power = UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 0;
  const value = Number(/[.,]\d{3}\b/.test(number) ? number.replace(/[.,]/g, "") : number.replace(",", "."));
  return `$${(value * 10 ** power).toExponential(2)}`;
}

/**
 * Whether capitals tell names in this text: not where all words have them (headlines in title case), nor in German, where
 * every noun does.
 */
export function tellsNames(text: string, language: string | null): boolean {
  if (language?.startsWith("de")) return false;
  const words = [...text.matchAll(/(?<=\s)\p{L}{4,}/gu)].map(([word]) => word);
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length < 3 || capital / words.length < 0.6;
}

/**
 * How two texts stand that name things with numbers: "same" where a thing is named with one number in both, "other version"
 * where things are the same but none of their numbers ("GPT-5" and "GPT-4.1"), "other thing" where no thing is; null where one
 * names none.
 */
export function numbered(one: Names, other: Names): "same" | "other version" | "other thing" | null {
  if (one.versions.size === 0 || other.versions.size === 0) return null;
  let found: "other version" | "other thing" = "other thing";
  for (const [base, numbers] of one.versions) {
    const others = other.versions.get(base);
    if (!others) continue;
    for (const number of numbers) if (others.has(number)) return "same";
    found = "other version";
  }
  return found;
}
