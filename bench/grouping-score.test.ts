import { expect, test } from "vitest";
import { labelledItems } from "./grouping-items.ts";
import { grouped } from "./grouping-methods.ts";
import { scoreOf } from "./grouping-score.ts";

const labels = new Map([..."aabbb"].map((label, at) => [`${at}`, label]));

test("scores pairs and items as counted by hand", () => {
  expect(
    scoreOf(
      [
        ["0", "1"],
        ["2", "3", "4"],
      ],
      labels,
    ),
  ).toMatchObject({ f1: 1, cubedF1: 1 });
  // Pairs: 0-1 and 2-3 are joined rightly, 1-2 and its like wrongly; 4 is missed.
  const { precision, recall, cubedPrecision, cubedRecall } = scoreOf([["0", "1", "2", "3"]], labels);
  expect([precision, recall]).toEqual([2 / 6, 2 / 4]);
  expect(cubedPrecision).toBeCloseTo((4 * (2 / 4) + 1) / 5);
  expect(cubedRecall).toBeCloseTo((1 + 1 + 2 / 3 + 2 / 3 + 1 / 3) / 5);
});

test("the half that nothing was chosen on is grouped as well as it has to be, and better than by plain means", async () => {
  const items = labelledItems("held-out");
  const labels = new Map(items.map(({ id, event }) => [id, event]));
  const own = scoreOf(grouped.stories(items), labels);
  expect(own.precision).toBeGreaterThanOrEqual(0.95);
  expect(own.recall).toBeGreaterThanOrEqual(0.85);
  for (const plain of ["same title", "plain cosine"] as const)
    expect(own.f1).toBeGreaterThan(scoreOf(grouped[plain](items), labels).f1);
});

test("no event is in both halves", () => {
  const heldOut = new Set(labelledItems("held-out").map(({ event }) => event));
  expect(labelledItems("development").filter(({ event }) => heldOut.has(event))).toEqual([]);
});
