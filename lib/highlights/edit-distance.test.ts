import { expect, test } from "vitest";
import { editDistances, likeness } from "#lib/highlights/edit-distance.ts";

/** The same by the table of Sellers (1980), one cell at a time. */
function byTable(pattern: string, text: string, anchored: boolean): number[] {
  let column = Array.from({ length: pattern.length + 1 }, (_, row) => row);
  const last = [pattern.length];
  for (let j = 1; j <= text.length; j++) {
    const next = [anchored ? j : 0];
    for (let row = 1; row <= pattern.length; row++) {
      const replaced = (column[row - 1] ?? 0) + (pattern[row - 1] === text[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (column[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1));
    }
    column = next;
    last.push(next.at(-1) ?? 0);
  }
  return last;
}

const letters = (length: number, step: number) =>
  Array.from({ length }, (_, at) => "abcd"[(at * at * step + at * 3 + step) % 4]).join("");

test.each([1, 5, 31, 32, 33, 64, 65, 150, 300])(
  "distances of a pattern of %i letters are those of the table",
  (length) => {
    for (let step = 1; step < 12; step++) {
      const [pattern, text] = [letters(length, step), letters(220, step + 5)];
      for (const anchored of [false, true])
        expect([...editDistances(pattern, text, anchored)]).toEqual(byTable(pattern, text, anchored));
    }
  },
);

test("likeness is 1 for the same beginning, less for each change, and 0 for nothing in common", () => {
  expect(likeness("abcd", "abcdxyz")).toBe(1);
  expect(likeness("abcd", "abxd")).toBe(0.75);
  expect(likeness("abcd", "")).toBe(0);
});
