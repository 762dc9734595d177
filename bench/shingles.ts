// How near a text comes to the expected one, by the definition of scrapinghub/article-extraction-benchmark (evaluate.py):
// runs of four words, each counted as often as it stands there; the mean of the pages' precision and recall, and F1 of these.

export type Score = { precision: number | null; recall: number | null; f1: number };

const SHINGLE = 4;

/** Every run of four words and how often it stands in the text; a shorter text is one run. */
function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - SHINGLE + 1); at++) {
    const shingle = words.slice(at, at + SHINGLE).join(" ");
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Precision is null where nothing was found, recall where nothing was to be found: such pages do not count for it. */
export function score(expected: string, found: string): Score {
  const [wanted, got] = [shingles(expected), shingles(found)];
  const sum = (counts: Map<string, number>) => counts.values().reduce((all, count) => all + count, 0);
  const right = got.entries().reduce((all, [shingle, count]) => all + Math.min(count, wanted.get(shingle) ?? 0), 0);
  const [all, most] = [sum(got), sum(wanted)];
  const precision = all === 0 ? null : right / all;
  const recall = most === 0 ? null : right / most;
  return { precision, recall, f1: all + most === 0 ? 1 : (2 * right) / (all + most) };
}

/** The figures of a whole set, as that benchmark adds them up. */
export function total(scores: Score[]): { precision: number; recall: number; f1: number } {
  const mean = (values: (number | null)[]) => {
    const some = values.filter((value) => value !== null);
    return some.reduce((all, value) => all + value, 0) / Math.max(1, some.length);
  };
  const [precision, recall] = [mean(scores.map((each) => each.precision)), mean(scores.map((each) => each.recall))];
  return { precision, recall, f1: (2 * precision * recall) / Math.max(precision + recall, Number.EPSILON) };
}
