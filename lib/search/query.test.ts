import { describe, expect, test } from "vitest";
import { beginOf } from "#lib/search/period.ts";
import { printQuery } from "#lib/search/print.ts";
import { LONGEST, parseQuery } from "#lib/search/query.ts";
import { corpus, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";

const word = (text: string, negated = false) => ({ text, phrase: false, negated });
const phrase = (text: string, negated = false) => ({ text, phrase: true, negated });
const topic = (value: string, negated = false) => ({ field: "topic", values: [value], negated });

describe("a query", () => {
  test.each([
    ["two words", [[word("two")], [word("words")]], []],
    ['"a phrase" -not', [[phrase("a phrase")], [word("not", true)]], []],
    ["“curly quotes” −minus", [[phrase("curly quotes")], [word("minus", true)]], []],
    ['-"not this"', [[phrase("not this", true)]], []],
    ['"never closed', [[phrase("never closed")]], []],
    ["this OR that thing", [[word("this"), word("that")], [word("thing")]], []],
    ["a | b | c", [[word("a"), word("b"), word("c")]], []],
    ["or is a word", [[word("or")], [word("is")], [word("a")], [word("word")]], []],
    ["OR", [], []],
    ["OR a OR", [[word("a")]], []],
    ["half-hour gpt-4", [[word("half-hour")], [word("gpt-4")]], []],
    ["--a", [[word("a", true)]], []],
    ["- & ( ! :", [], []],
    ["https://example.org/x", [[word("https://example.org/x")]], []],
    ["topic:agents", [], [topic("agents")]],
    ["-Topic:agents", [], [topic("agents", true)]],
    ['topic:"future of work"', [], [topic("future of work")]],
    ["topic:a OR topic:b", [], [{ field: "topic", values: ["a", "b"], negated: false }]],
    ["topic:a topic:b", [], [topic("a"), topic("b")]],
    ["author:@ada", [], [{ field: "author", values: ["@ada"], negated: false }]],
    ["source:arxiv.org x", [[word("x")]], [{ field: "source", values: ["arxiv.org"], negated: false }]],
    ["after:2026-03", [], [{ field: "after", value: "2026-03", negated: false }]],
    ["-before:2026", [], [{ field: "before", value: "2026", negated: true }]],
    [
      "is:SAVED -is:unread",
      [],
      [
        { field: "is", value: "saved", negated: false },
        { field: "is", value: "unread", negated: true },
      ],
    ],
  ])("%j", (typed, groups, filters) => expect(parseQuery(typed)).toEqual({ groups, filters, problems: [] }));

  test.each([
    ["topic: x", "Say a topic after topic:"],
    ["is:good x", "is: knows saved, unread and read, not ‘good’."],
    ["after:2026-13 x", "‘2026-13’ is no date. Write 2026, 2026-03 or 2026-03-17 after after:"],
    ["before:yesterday x", "‘yesterday’ is no date. Write 2026, 2026-03 or 2026-03-17 after before:"],
    ["topic:a OR x", "OR stands between words, or between two of a kind such as topic:a OR topic:b."],
    ["x OR -topic:a", "OR stands between words, or between two of a kind such as topic:a OR topic:b."],
  ])("%j says what is wrong, and the rest still counts", (typed, message) => {
    const { groups, problems } = parseQuery(typed);
    expect(problems).toEqual([{ message }]);
    expect(groups).toContainEqual([word("x")]);
  });

  test("of more than 32 words counts as far as that, and says so", () => {
    const { groups, problems } = parseQuery("a ".repeat(40));
    expect([groups.length, problems]).toEqual([32, [{ message: "Only the first 32 words count." }]]);
  });
});

test.each(["2026-02-30", "2026-00", "26", "02026", "2026-3", "0000", "٢٠٢٦", "2026-03-17T00:00", ""])(
  "%j is no date",
  (value) => expect(beginOf(value)).toBeNull(),
);

const PARTS = [
  ...["a", "b-c", "ÄÖ", "OR", "|", "-", "--", "−", '"', "“", " ", "  ", "\t", "\u0000", ":", "é\u0301", "🦊", "\ud800"],
  ...[
    "topic:",
    "-topic:",
    "AUTHOR:",
    "source:",
    "is:",
    "is:saved",
    "after:",
    "after:2026",
    "before:2026-03-17",
    "-is:unread",
  ],
];

/** Numbers from 0 to below 1, always the same ones (Park and Miller 1988). */
function* dice(seed: number) {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

describe("printing", () => {
  const again = (typed: string) => {
    const { groups, filters } = parseQuery(typed);
    const printed = printQuery({ groups, filters });
    return { printed, first: { groups, filters }, second: parseQuery(printed) };
  };

  test("and reading again gives the same query, whatever was typed", () => {
    const roll = dice(7);
    const pick = () => PARTS[Math.floor((roll.next().value ?? 0) * PARTS.length)] ?? "";
    for (let at = 0; at < 5_000; at++) {
      const typed = Array.from({ length: 1 + (at % 12) }, pick).join("");
      const { first, second } = again(typed);
      expect(second, typed).toEqual({ ...first, problems: [] });
    }
  });

  test.skipIf(!hasCorpora)(`also of naughty strings (${SKIPPED})`, () => {
    for (const { value = "" } of corpus("naughty-strings")) {
      const { printed, first, second } = again(value);
      if (printed.length <= LONGEST) expect(second).toEqual({ ...first, problems: [] });
    }
  });

  test("is what one would type", () =>
    expect(printQuery(parseQuery('  agents   “own steps” -fox a OR b topic:"future of work" after:2026 '))).toBe(
      'agents "own steps" -fox a OR b topic:"future of work" after:2026',
    ));
});
