import { expect, test } from "vitest";
import { happeningsIn, otherHappening } from "#lib/desk/happening.ts";

test.each([
  ["OpenAI raises $6.6 billion", "Court rules against OpenAI", "other"],
  ["OpenAI raises $6.6 billion", "OpenAI in new funding round", null],
  ["OpenAI raises $6.6 billion", "OpenAI on a Tuesday", "perhaps"],
  ["OpenAI launches a benchmark", "OpenAI on a Tuesday", null],
  ["Price of a launch goes up", "OpenAI launches it", "other"],
])("%s | %s: %j", (one, other, apart) => {
  expect(otherHappening(happeningsIn(one), happeningsIn(other))).toBe(apart);
  expect(otherHappening(happeningsIn(other), happeningsIn(one))).toBe(apart);
});
