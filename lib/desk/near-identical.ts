import { tokensOf } from "#lib/desk/words.ts";

// Near-identical text: MinHash over shingles of words (Broder, "On the resemblance and containment of documents", 1997),
// found through bands (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3). The share of equal
// numbers in two signatures estimates the share of shingles that two texts have in common, to about ±0.06.

const [NUMBERS, BANDS, SHINGLE, MOST_WORDS] = [64, 16, 3, 1_000];
/** From this share of common shingles on two texts are told as one: a copy with a line more, a word changed here and there. */
const NEAR = 0.75;
const MOST_DIFFERENT = NUMBERS * (1 - NEAR);
const SPACE = 32;
/** Shorter texts say too little to be told from others that are merely alike. */
const FEWEST_WORDS = 14;

export type Signature = Uint32Array;

/** 64 numbers that stand for a text; null where it is too short to be judged. */
export function signatureOf(text: string): Signature | null {
  const words = tokensOf(text, MOST_WORDS);
  if (words.length < FEWEST_WORDS) return null;
  const hashes = new Int32Array(words.length - SHINGLE + 1);
  for (let at = 0; at < hashes.length; at++) hashes[at] = hashOf(words, at);
  const signature = new Uint32Array(NUMBERS);
  for (let which = 0; which < NUMBERS; which++) signature[which] = least(hashes, Math.imul(which + 1, 0x9e3779b1));
  return signature;
}

/** The least of these hashes when each is mixed with this number. */
function least(hashes: Int32Array, number: number): number {
  let found = 0xffffffff;
  for (let at = 0; at < hashes.length; at++) {
    const mixed = mix((hashes[at] as number) ^ number);
    if (mixed < found) found = mixed;
  }
  return found;
}

/** The keys under which a signature is found: texts that have three quarters in common share one with 99.8 % likelihood. */
export function bandsOf(signature: Signature): string[] {
  const width = NUMBERS / BANDS;
  return Array.from({ length: BANDS }, (_, band) => {
    const numbers = signature.subarray(band * width, (band + 1) * width);
    return `${band}.${numbers.reduce((hash, number) => mix(hash ^ number), 0).toString(36)}`;
  });
}

/** The estimated share of shingles that two texts have in common, 0 to 1. */
export function likeness(one: Signature, other: Signature): number {
  return (NUMBERS - differences(one, other, NUMBERS)) / NUMBERS;
}

/** Whether two texts are told as one; most that are not differ in all of the first numbers already. */
export const isNear = (one: Signature | null, other: Signature | null) =>
  one !== null && other !== null && differences(one, other, MOST_DIFFERENT + 1) <= MOST_DIFFERENT;

/** How many numbers of two signatures differ, counted up to `most`. */
function differences(one: Signature, other: Signature, most: number): number {
  let different = 0;
  for (let at = 0; at < NUMBERS && different < most; at++) if (one[at] !== other[at]) different++;
  return different;
}

/** FNV-1a, 32 bits (Fowler, Noll and Vo), of the shingle that begins at this word, its words with a space between. */
function hashOf(words: string[], from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + SHINGLE; at++) {
    const word = words[at] as string;
    if (at > from) hash = Math.imul(hash ^ SPACE, 0x01000193);
    for (let letter = 0; letter < word.length; letter++) hash = Math.imul(hash ^ word.charCodeAt(letter), 0x01000193);
  }
  return hash;
}

/** The last step of MurmurHash3 (Austin Appleby): spreads every bit over all others. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
