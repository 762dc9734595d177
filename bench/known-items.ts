/** Something that somebody remembers of a briefing and types: how it was made, what is typed, and the slug to be found. */
export type KnownItem = { kind: string; typed: string; slug: string };
type Piece = { slug: string; title: string; text: string };

/** Numbers from 0 to below 1, always the same ones for a seed (Park and Miller 1988). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const KINDS = ["a title", "a title with slips", "words of the text", "words of the text with slips", "words left out"];

/** So many queries of five kinds from titles and texts, the same for the same seed. */
export function knownItems(pieces: Piece[], many: number, seed: number): KnownItem[] {
  const roll = dice(seed);
  const upTo = (most: number) => Math.floor(roll() * most);
  return Array.from({ length: many }, (_, at) => {
    const kind = KINDS[at % KINDS.length] ?? "";
    const piece = pieces[upTo(pieces.length)] as Piece;
    const text = piece.text.split(/\s+/);
    const title = piece.title.split(/\s+/);
    const passage = (count: number) => {
      const from = upTo(Math.max(1, text.length - count));
      return text.slice(from, from + count);
    };
    const words = {
      [`${KINDS[0]}`]: () => title,
      [`${KINDS[1]}`]: () => withSlips(title, 1 + upTo(2), upTo),
      [`${KINDS[2]}`]: () => passage(6 + upTo(5)),
      [`${KINDS[3]}`]: () => withSlips(passage(6 + upTo(5)), 1 + upTo(2), upTo),
      [`${KINDS[4]}`]: () => withGaps(upTo(2) === 0 ? title : passage(12), upTo),
    };
    return { kind, typed: (words[kind]?.() ?? title).join(" "), slug: piece.slug };
  });
}

/** Some words with a letter too much, one missing, two swapped or one wrong, as fingers make them. */
function withSlips(words: string[], many: number, upTo: (most: number) => number): string[] {
  const long = words.flatMap((word, at) => (/^\p{L}{4,}/u.test(word) ? [at] : []));
  const out = [...words];
  for (let slip = 0; slip < many && long.length > 0; slip++) {
    const [at = 0] = long.splice(upTo(long.length), 1);
    const word = out[at] ?? "";
    const place = 1 + upTo(word.length - 2);
    const letter = String.fromCharCode(97 + upTo(26));
    const [before, here, next, after] = [
      word.slice(0, place),
      word[place],
      word[place + 1] ?? "",
      word.slice(place + 2),
    ];
    out[at] = [
      `${before}${letter}${here}${next}${after}`,
      `${before}${next}${after}`,
      `${before}${next}${here}${after}`,
      `${before}${letter}${next}${after}`,
    ][upTo(4)] as string;
  }
  return out;
}

/** A third of the words left out, in their order. */
function withGaps(words: string[], upTo: (most: number) => number): string[] {
  const out = [...words];
  for (let left = Math.floor(words.length / 3); left > 0 && out.length > 2; left--) out.splice(upTo(out.length), 1);
  return out;
}

/**
 * A text of so many words that reads like these texts and repeats none of their sentences: every other word follows the
 * one before as it does somewhere in them, the others come from anywhere.
 */
export function babble(texts: string[], words: number, roll: () => number): string {
  const all = wordsIn(texts);
  const out: string[] = [];
  while (out.length < words) {
    const at = Math.floor(roll() * (all.length - 1));
    out.push(all[at] ?? "", all[at + 1] ?? "");
  }
  return out.slice(0, words).join(" ");
}

const known = new WeakMap<string[], string[]>();

function wordsIn(texts: string[]): string[] {
  const words = known.get(texts) ?? texts.flatMap((text) => text.split(/\s+/));
  known.set(texts, words);
  return words;
}
