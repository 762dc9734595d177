import { expect, test } from "vitest";
import { findQuote, QUOTE, textFragment } from "#components/reading/anchor.ts";

const FIRST = "The first paragraph speaks of agents that draft a letter and wait for somebody who reads it.";
const SECOND =
  "The second paragraph tells how a small office measured what it saved in a year, and found that most of it was time spent on looking for things.";
const THIRD = "The third paragraph ends with a warning: whoever does not check, does not know.";
const text = [FIRST, SECOND, THIRD].join(" ");
const at = text.indexOf(SECOND);

test("a place is found where its words stand, also in the midst of a paragraph", () => {
  expect(findQuote(text, SECOND.slice(0, QUOTE))).toBe(at);
  expect(findQuote(text, text.slice(at + 40, at + 40 + QUOTE))).toBe(at + 40);
  expect(findQuote(text, SECOND.slice(0, 80))).toBe(at);
});

test("white space does not matter", () => expect(findQuote(text, SECOND.replaceAll(" ", "\n  "))).toBe(at));

test("a place is found again after text was added before it", () =>
  expect(findQuote(`Something new. ${text}`, SECOND)).toBe(at + "Something new. ".length));

test.each([
  ["its beginning", SECOND.replace("The second paragraph tells", "This part says")],
  ["its middle", SECOND.replace("measured what it saved", "counted its savings")],
  ["its end", SECOND.replace("looking for things", "searching")],
])("a place is found again, to a few words, after %s was corrected", (_what, corrected) => {
  const found = findQuote([FIRST, corrected, THIRD].join(" "), SECOND.slice(0, QUOTE));
  expect(Math.abs((found ?? 9_999) - at)).toBeLessThan(20);
});

test("a sentence that was rewritten is known by its words", () => {
  const rewritten = SECOND.replaceAll(/ (that|it|of) /g, " the ")
    .replaceAll(",", " –")
    .replace("how a small", "of one small");
  const corrected = [FIRST, rewritten, THIRD].join(" ");
  const found = findQuote(corrected, SECOND.slice(0, QUOTE));
  expect(Math.abs((found ?? 9_999) - at)).toBeLessThan(60);
});

test("a place whose text is gone is given up", () => {
  expect(findQuote([FIRST, THIRD].join(" "), SECOND)).toBeNull();
  expect(findQuote(text, "Quite another sentence about the price of bread in towns.")).toBeNull();
  for (const nothing of ["", "  "]) expect(findQuote(text, nothing)).toBeNull();
});

test("an address names the words so that no sign of theirs means something else", () => {
  expect(textFragment("Work, well-paid & “good”: a history of much more")).toMatch(
    /^#:~:text=Work%2C%20well%2Dpaid%20%26%20%E2%80%9Cgood%E2%80%9D%3A%20a%20history%20of%20much$/,
  );
});
