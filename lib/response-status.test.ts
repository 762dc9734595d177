import { expect, test } from "vitest";
import { answerWith, noteBegun, takeAnswer, takeBegun, wordsFor } from "#lib/response-status.ts";

test("the status that an action asks for is taken once, by the response to its own request", () => {
  answerWith("one", 429, { "Retry-After": "60" });
  expect(takeAnswer("two")).toBeUndefined();
  expect(takeAnswer("one")).toEqual({ status: 429, headers: { "Retry-After": "60" } });
  expect(takeAnswer("one")).toBeUndefined();
});

test("what the page is to say is there while it is made, and only on that page", () => {
  answerWith("one", 404, undefined, "That post does not exist.");
  expect(wordsFor("one")).toBe("That post does not exist.");
  expect(wordsFor("two")).toBeUndefined();
  expect(wordsFor(null)).toBeUndefined();
  takeAnswer("one");
  expect(wordsFor("one")).toBeUndefined();
});

test("an action outside of a request asks for nothing", () => {
  answerWith(null, 500);
  expect(takeAnswer("null")).toBeUndefined();
});

test("that an action began is told once, of its own request", () => {
  noteBegun("one");
  noteBegun(null);
  expect([takeBegun("two"), takeBegun("one"), takeBegun("one")]).toEqual([false, true, false]);
});
