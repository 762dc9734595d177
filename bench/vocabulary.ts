const ONSETS = [
  "b",
  "br",
  "c",
  "cl",
  "d",
  "dr",
  "f",
  "fl",
  "g",
  "gr",
  "h",
  "l",
  "m",
  "n",
  "p",
  "pl",
  "r",
  "s",
  "st",
  "t",
  "tr",
  "v",
];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const CODAS = ["", "l", "n", "r", "rt", "nd", "ck", "m"];

/**
 * 4,000 invented words of two syllables, most used first; 'work' and 'agents' are the two commonest, so that a bench can
 * ask for them by name, and 'zyzzyva' is one that no text has.
 */
export const VOCABULARY: string[] = ["work", "agents", ...syllables().slice(0, 3_998)];

function syllables(): string[] {
  const one = ONSETS.flatMap((onset) => VOWELS.flatMap((vowel) => CODAS.map((coda) => onset + vowel + coda)));
  // A step that shares no factor with the count visits all pairs in a mixed order.
  return Array.from(
    { length: 6_000 },
    (_, at) => `${one[(at * 389) % one.length]}${one[(at * 977 + 5) % one.length]}`,
  ).filter((word, at, all) => all.indexOf(word) === at);
}
