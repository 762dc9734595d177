import { expect, test } from "vitest";
import { pageNumber, START, STOP, snippetParts } from "#lib/search/snippet.ts";

const marked = (text: string) => snippetParts(text.replaceAll("«", START).replaceAll("»", STOP));

test("a headline is cut into plain and matching parts", () =>
  expect(marked("About «agents»  and «work».")).toEqual([
    { text: "About ", match: false },
    { text: "agents", match: true },
    { text: " and ", match: false },
    { text: "work", match: true },
    { text: ".", match: false },
  ]));

test("markup in a text stays text", () =>
  expect(marked("«<b>»</b>")).toEqual([
    { text: "<b>", match: true },
    { text: "</b> …", match: false },
  ]));

test.each(["Plain.", "A » b.", "« Open.", "««A»».", "»«A.", "A » b » c.", "«A» b » c.", "A « b « c » d."])(
  "no word of %j is lost, however the marks stand in it",
  (text) =>
    expect(
      marked(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text.replaceAll(/[«»]/g, "")),
);

test.each([
  ["cut «at» both ends", "… cut at both ends …"],
  ["«cut» at its beginning.", "… cut at its beginning."],
  ["A whole «sentence».", "A whole sentence."],
  [" One block.\n\n«Another» one! ", "One block. · Another one!"],
])("the excerpt of %j reads %j", (headline, line) =>
  expect(
    marked(headline)
      .map((part) => part.text)
      .join(""),
  ).toBe(line),
);

test.each([
  ...[undefined, null, 2, ["2"], "", "0", "-1", "11", "1e309", "1.5", " 2", "2 ", "02", "٢", "Infinity", "__proto__"],
])("page %j is the first", (value) => expect(pageNumber(value)).toBe(1));

test.each(["1", "2", "10"])("page %s is itself", (value) => expect(pageNumber(value)).toBe(Number(value)));
