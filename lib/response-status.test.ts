import { expect, test } from "vitest";
import { refused } from "#lib/errors.ts";
import { answerWith, noteBegun, refusalFor, refusedForm, takeAnswer, takeBegun } from "#lib/response-status.ts";

test("the status that an action asks for is taken once, by the response to its own request", () => {
  answerWith("one", 429, { "Retry-After": "60" });
  expect(takeAnswer("two")).toBeUndefined();
  expect(takeAnswer("one")).toEqual({ status: 429, headers: { "Retry-After": "60" } });
  expect(takeAnswer("one")).toBeUndefined();
});

test("why a form was refused is there while its page is made, and only on that page", () => {
  answerWith("one", 404, undefined, { ...refused("not-found", "That post does not exist."), values: {} });
  expect(refusalFor("one")).toBe("That post does not exist.");
  expect([refusalFor("two"), refusalFor(null)]).toEqual([undefined, undefined]);
  // A page that is not there either asks for its own status.
  answerWith("one", 410);
  expect([refusalFor("one"), takeAnswer("one")?.status]).toEqual(["That post does not exist.", 410]);
  expect(refusalFor("one")).toBeUndefined();
});

test("what a form was refused for is told to the form of that name alone, on the page that answers it", () => {
  const refusal = { ...refused("invalid", "Choose a day."), values: { form: "mute", day: "yesterday" } };
  answerWith("one", 422, undefined, refusal);
  expect(refusedForm("one", "mute")).toEqual(refusal);
  expect(refusedForm("one", "keep-search")).toBeNull();
  expect(refusedForm("two", "mute")).toBeNull();
  expect(refusedForm(null, "mute")).toBeNull();
  takeAnswer("one");
  expect(refusedForm("one", "mute")).toBeNull();
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
