import { expect, test } from "vitest";
import { answerWith, takeAnswer } from "#lib/response-status.ts";

test("the status that an action asks for is taken once, by the response to its own request", () => {
  answerWith("one", 429, { "Retry-After": "60" });
  expect(takeAnswer("two")).toBeUndefined();
  expect(takeAnswer("one")).toEqual({ status: 429, headers: { "Retry-After": "60" } });
  expect(takeAnswer("one")).toBeUndefined();
});

test("an action outside of a request asks for nothing", () => {
  answerWith(null, 500);
  expect(takeAnswer("null")).toBeUndefined();
});
