import { describe, expect, test } from "vitest";
import { readDraft } from "#lib/posts/front-matter.ts";

const GOOD = `---
title: Agents at work
date: 2026-03-14
author: work
topics: [agents, work]
shortVersion: They help with drafts.[@one]
numbers:
  - figure: 14
    label: more drafts
    source: one
  - figure: "2%"
    label: fewer meetings
    source: two
sources:
  - id: one
    kind: paper
    title: On drafts
    publisher: A press
    date: 2023
    url: https://example.org/one
  - id: two
    kind: report
    title: On meetings
    publisher: B press
    date: 2024-05
    url: https://example.org/two
---

The body.
`;

const read = (content: string) => readDraft("posts/agents.md", content);
const problemsOf = (content: string) => {
  const result = read(content);
  return "problems" in result ? result.problems : [];
};

test("a good file becomes a draft, and its body is known by its line", () => {
  const result = read(GOOD);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  const { meta, body, bodyLine } = result.draft;
  expect(meta).toMatchObject({ title: "Agents at work", topics: ["agents", "work"], draft: false, takeaways: {} });
  expect(meta.numbers[0]?.figure).toBe("14");
  expect(meta.sources[0]?.date).toBe("2023");
  expect(body.trim()).toBe("The body.");
  expect(
    GOOD.split("\n")
      .slice(bodyLine - 1)
      .join("\n"),
  ).toBe(body);
});

test("a file from Windows reads the same", () => expect(problemsOf(GOOD.replaceAll("\n", "\r\n"))).toEqual([]));

const without = (line: string) =>
  GOOD.split("\n")
    .filter((text) => !text.startsWith(line))
    .join("\n");
const changed = (from: string, to: string) => GOOD.replace(from, to);

/** What is done to the good file, the line that it is about, and what is said of it. */
const REFUSALS: [string, string, number, RegExp][] = [
  ["no front matter", "The body.", 1, /must begin with front matter/],
  ["front matter that does not end", "---\ntitle: A\n", 1, /must begin with front matter/],
  ["no title", without("title"), 1, /"title" is missing/],
  ["an empty title", changed("Agents at work", '""'), 2, /"title" is missing/],
  ["a title of 121 characters", changed("Agents at work", "a".repeat(121)), 2, /longer than 120/],
  ["a title that is a list", changed("Agents at work", "[a]"), 2, /"title" must be text/],
  ["U+0000", changed("Agents at work", '"a\\0b"'), 2, /cannot be stored/],
  ["no short version", without("shortVersion"), 1, /"shortVersion" is missing/],
  ["a short version that cites nothing known", changed("[@one]", "[@three]"), 6, /"three" is none of the sources/],
  ["no date", GOOD.replace("date: 2026-03-14\n", ""), 1, /"date" is missing/],
  ["a date in words", changed("2026-03-14", "last March"), 3, /must be a date such as/],
  ["the 30th of February", changed("2026-03-14", "2026-02-30"), 3, /not a day of the calendar/],
  ["a time of 25 o'clock", changed("2026-03-14", "2026-03-14T25:00:00Z"), 3, /not a day of the calendar/],
  ["a time without a zone", changed("2026-03-14", "2026-03-14T10:00:00"), 3, /must be a date such as/],
  ["no author", without("author"), 1, /"author" is missing/],
  ["no topic", changed("[agents, work]", "[]"), 5, /at least one topic/],
  ["5 topics", changed("[agents, work]", "[a, b, c, d, e]"), 5, /more than 4 topics/],
  ["a topic twice", changed("[agents, work]", "[work, work]"), 5, /"work" is listed twice/],
  ["a topic in capitals", changed("[agents, work]", "[Agents]"), 5, /lower-case/],
  ["a field that nobody knows", changed("author: work", "author: work\nmood: good"), 1, /unknown field "mood"/],
  ["a number without a known source", changed("source: two", "source: three"), 13, /"three" is none of the sources/],
  ["a figure of 13 characters", changed('"2%"', `"${"2".repeat(13)}"`), 11, /longer than 12/],
  ["a kind that is none", changed("kind: report", "kind: rumour"), 22, /must be one of paper/],
  ["a source twice", changed("id: two", "id: one"), 21, /"one" names two sources/],
  ["a source of a bad date", changed("2024-05", "2024-13"), 25, /must be a date such as 2023/],
  ["a source of a day that never was", changed("2024-05", "2023-02-29"), 25, /not a day of the calendar/],
  ["a source that is a script", changed("https://example.org/two", "javascript:alert(1)"), 26, /begins with https/],
  ["a source on no host", changed("https://example.org/two", "https://"), 26, /begins with https/],
  ["broken YAML", changed("title: Agents at work", "title: [Agents"), 3, /./],
  ["the same field twice", changed("author: work", "author: work\nauthor: work"), 5, /unique/],
  ["a bomb of aliases", changed("title: Agents at work", "title: &a [x]\nsubtitle: *a"), 3, /aliases are not used/],
  ["nothing between the lines of ---", "---\n\n---\nThe body.", 1, /./],
];

describe("a file is refused, with the line to mend, for", () => {
  test.each(REFUSALS)("%s", (_what, content, line, message) => {
    const problems = problemsOf(content);
    expect(problems.map((problem) => problem.file)).toContain("posts/agents.md");
    expect(problems.find((problem) => message.test(problem.message))).toMatchObject({ line });
  });
});

test("everything that is wrong is said at once", () => {
  const messages = problemsOf(changed("2026-03-14", "soon").replace("kind: paper", "kind: x"));
  expect(messages.map((problem) => problem.line)).toEqual([3, 16]);
});
