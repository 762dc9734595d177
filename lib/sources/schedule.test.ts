import { describe, expect, test } from "vitest";
import { backOff, intervalOf, withJitter } from "#lib/sources/schedule.ts";

const HOUR = 3_600;
const DAY = 86_400;

describe("between two polls", () => {
  test.each([
    ["every hour", 336, 900],
    ["every eight hours", 42, 2 * HOUR],
    ["every day", 14, 6 * HOUR],
    ["every week", 2, DAY],
    ["no more", 0, DAY],
  ])("a feed that publishes %s", (_often, inAFortnight, seconds) => {
    expect(intervalOf(inAFortnight, null)).toBe(seconds);
  });

  test("never comes sooner than its publisher asks, nor later than a day", () => {
    expect(intervalOf(336, 2 * HOUR)).toBe(2 * HOUR);
    expect(intervalOf(336, 30 * DAY)).toBe(DAY);
    expect(intervalOf(42, 60)).toBe(2 * HOUR);
  });
});

test("after failures the wait doubles to a day", () => {
  const waits = Array.from({ length: 9 }, (_, at) => backOff(at + 1, 900, null) / 900);
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 96, 96]);
  expect(backOff(5_000, 900, null)).toBe(DAY);
});

test("a host that says when to come again is left alone until then, and a rare feed stays rare", () => {
  expect(backOff(1, 900, 7_200)).toBe(7_200);
  expect(backOff(1, 900, 3 * DAY)).toBe(3 * DAY);
  expect(backOff(1, 900, 5)).toBe(900);
  expect(backOff(1, DAY, null)).toBe(DAY);
});

test("is never sooner for chance, and at most a tenth later", () => {
  expect([0, 0.5, 1].map((chance) => withJitter(1_000, chance))).toEqual([1_000, 1_050, 1_100]);
});
