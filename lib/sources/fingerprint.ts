const LEAST_WORDS = 20;
const SHINGLE = 3;
const MOST_WORDS = 5_000;

/**
 * A fingerprint of 64 bits, alike for texts that are nearly the same: each run of three words votes for every bit (Charikar:
 * Similarity estimation techniques from rounding algorithms, 2002; "simhash"). How many bits differ says how unlike two
 * texts are; up to three is the same text (see fingerprint_parts in the database). Null where there are too few words.
 */
export function fingerprintOf(text: string): bigint | null {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < LEAST_WORDS) return null;
  const votes = new Int32Array(64);
  const last = Math.min(words.length, MOST_WORDS) - SHINGLE;
  for (let at = 0; at <= last; at++) {
    const [low, high] = hashes(words.slice(at, at + SHINGLE).join(" "));
    for (let bit = 0; bit < 32; bit++) {
      votes[bit] = (votes[bit] ?? 0) + ((low >>> bit) & 1 ? 1 : -1);
      votes[bit + 32] = (votes[bit + 32] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
    }
  }
  let bits = 0n;
  votes.forEach((vote, bit) => {
    if (vote > 0) bits |= 1n << BigInt(bit);
  });
  return BigInt.asIntN(64, bits);
}

/** Two hashes of 32 bits (FNV-1a from two beginnings, with the last mixing of MurmurHash3). */
function hashes(text: string): [number, number] {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    one = Math.imul(one ^ sign, 0x01000193);
    two = Math.imul(two ^ sign, 0x5bd1e995);
  }
  return [mixed(one), mixed(two)];
}

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
