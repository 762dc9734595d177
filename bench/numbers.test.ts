import { expect, test } from "vitest";
import { quantile, separability } from "./numbers.ts";

test("a quantile is one of the values", () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
});

test("equal samples cannot be told apart, those that do not meet always can, whichever is larger", () => {
  expect(separability([1, 2, 3], [1, 2, 3])).toBe(0.5);
  expect(separability([1, 2], [3, 4])).toBe(1);
  expect(separability([3, 4], [1, 2])).toBe(1);
});
