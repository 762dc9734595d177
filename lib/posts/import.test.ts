import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importContent } from "#lib/posts/import.ts";
import { findArticle, findPostCard } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";

const world = testDatabase();
let root: string;
const now = new Date("2024-11-23T10:00:00Z");

beforeEach(async () => {
  await world.empty();
  root = mkdtempSync(join(tmpdir(), "content-"));
  for (const folder of ["content/posts", "public/figures"]) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "content/authors.yaml"), "work:\n  name: The work desk\n  bio: Writes.\n");
  const topic = (slug: string) => `${slug}:\n  name: ${slug}\n  description: About it.\n  hue: 1\n`;
  writeFileSync(join(root, "content/topics.yaml"), topic("agents") + topic("jobs"));
  writeFileSync(join(root, "public/figures/bars.svg"), '<svg width="640" height="360"></svg>');
});
afterEach(() => rmSync(root, { recursive: true }));

const HEAD = `---
title: Agents at work
date: 2024-11-20
author: work
topics: [agents, jobs]
shortVersion: They help with drafts.[@one]
sources:
  - { id: one, kind: paper, title: On drafts, publisher: A press, date: 2023, url: "https://example.org/one" }
  - { id: two, kind: report, title: On meetings, publisher: B press, date: 2024, url: "https://example.org/two" }
---
`;
const GOOD = `${HEAD}\nDrafts come quicker.[@two]\n\n![Bars](/figures/bars.svg)\n`;

function write(slug: string, content = GOOD) {
  const path = join(root, `content/posts/${slug}.md`);
  writeFileSync(path, content);
  return path;
}
const run = (more: { files?: string[]; now?: Date } = {}) =>
  importContent({ db: world.db, folder: join(root, "content"), now, ...more });
const stored = (slug: string) =>
  world.db.post.findUnique({ where: { slug }, include: { tags: true, citations: { orderBy: { position: "asc" } } } });

test("a folder of briefings is imported whole, and again without a change", async () => {
  write("a");
  write("b");
  expect(await run()).toEqual({ added: ["a", "b"], updated: [], unchanged: [], problems: [] });
  const before = await stored("a");
  utimesSync(write("a"), now, now);
  expect(await run()).toEqual({ added: [], updated: [], unchanged: ["a", "b"], problems: [] });
  expect(await stored("a")).toEqual(before);
  expect(before?.citations.map((source) => source.key)).toEqual(["one", "two"]);
  expect(before?.bodyHtml).toContain('width="640"');
});

test("a changed file changes its briefing and no other, and keeps its id", async () => {
  write("a");
  write("b");
  await run();
  const before = await stored("a");
  write("a", GOOD.replace("Agents at work", "Agents at rest").replace("[agents, jobs]", "[jobs]"));
  expect(await run()).toMatchObject({ updated: ["a"], unchanged: ["b"] });
  const after = await stored("a");
  expect(after).toMatchObject({ id: before?.id, title: "Agents at rest", publishedAt: before?.publishedAt });
  expect(after?.tags).toHaveLength(1);
});

test("one new file comes to a site that runs, and the rest of the folder is not looked at", async () => {
  write("a", "broken");
  expect(await run({ files: [write("b")] })).toEqual({ added: ["b"], updated: [], unchanged: [], problems: [] });
});

const many = "a".repeat(121);
const REFUSALS: [string, string, number, RegExp][] = [
  ["a bad date", GOOD.replace("2024-11-20", "2024-11-31"), 3, /not a day/],
  ["a date to come", GOOD.replace("2024-11-20", "2024-11-25"), 3, /in the future/],
  ["a time to come", GOOD.replace("2024-11-20", "2024-11-23T10:00:01Z"), 3, /in the future/],
  ["an unknown author", GOOD.replace("author: work", "author: nobody"), 4, /unknown author "nobody"/],
  ["an unknown topic", GOOD.replace("[agents, jobs]", "\n  - agents\n  - cats"), 7, /unknown topic "cats"/],
  ["no short version", GOOD.replace(/shortVersion.*\n/, ""), 1, /"shortVersion" is missing/],
  ["a source that is none, in the short version", GOOD.replace("[@one]", "[@no]"), 6, /"no" is none of the sources/],
  ["a source that is none, in the text", GOOD.replace("[@two]", "[@no]"), 12, /"no" is none of the sources/],
  ["a missing image", GOOD.replace("bars.svg", "none.svg"), 14, /no image "\/figures\/none\.svg"/],
  ["an image without a description", GOOD.replace("Bars", ""), 14, /no description/],
  ["a correction of no day", GOOD.replace("author:", "correction: x\nauthor:"), 4, /needs "updated"/],
  ["a title that is too long", GOOD.replace("Agents at work", many), 2, /longer than 120/],
];

describe("a file is not applied, and its file and line are named, for", () => {
  test.each(REFUSALS)("%s", async (_what, content, line, message) => {
    write("a");
    write("fine");
    await run();
    const before = await stored("a");
    const path = write("a", content);
    const report = await run();
    expect(report.problems).toEqual([
      { file: expect.stringContaining("a.md"), line, message: expect.stringMatching(message) },
    ]);
    expect(path.endsWith("a.md")).toBe(true);
    expect(report).toMatchObject({ added: [], updated: [], unchanged: ["fine"] });
    expect(await stored("a")).toEqual(before);
  });

  test("a file that is not there", async () =>
    expect((await run({ files: [join(root, "none.md")] })).problems).toMatchObject([
      { message: "there is no such file" },
    ]));

  test("a name that is no slug", async () => {
    write("Agents at work");
    expect((await run()).problems).toMatchObject([
      { line: 1, message: expect.stringMatching(/the file name is the slug/) },
    ]);
    expect(await world.db.post.count()).toBe(0);
  });

  test("a slug that another file has", async () => {
    mkdirSync(join(root, "more"));
    const other = join(root, "more/a.md");
    writeFileSync(other, GOOD);
    const report = await run({ files: [write("a"), other] });
    expect(report.added).toEqual(["a"]);
    expect(report.problems).toMatchObject([
      {
        file: expect.stringContaining("more/a.md"),
        message: expect.stringMatching(/duplicate slug "a": .*posts\/a\.md has it/),
      },
    ]);
  });
});

test.each([
  ["authors.yaml", "work:\n  name: The work desk\n  bio: Writes.\nBad Handle:\n  name: x\n  bio: y\n", 5],
  [
    "topics.yaml",
    "agents:\n  name: a\n  description: b\n  hue: 1\njobs:\n  name: a\n  description: b\n  hue: 400\n",
    8,
  ],
  ["topics.yaml", "agents: &a\n  name: a\n  description: b\n  hue: 1\njobs: *a\n", 5],
  ["topics.yaml", "agents: [\n", 2],
])("a wrong %s is named with its line and changes nothing: %#", async (file, content, line) => {
  await run();
  writeFileSync(join(root, "content", file), content);
  expect((await run()).problems).toMatchObject([{ file: expect.stringContaining(file), line }]);
  expect(await world.db.tag.count()).toBe(2);
});

describe("a date without a time", () => {
  test("of today is this moment, and stays so when the file is imported again", async () => {
    write("a", GOOD.replace("2024-11-20", "2024-11-23"));
    await run();
    expect((await stored("a"))?.publishedAt).toEqual(now);
    write("a", GOOD.replace("2024-11-20", "2024-11-23").replace("quicker", "slower"));
    expect(await run({ now: new Date("2024-11-23T18:00:00Z") })).toMatchObject({ updated: ["a"] });
    expect((await stored("a"))?.publishedAt).toEqual(now);
  });

  test("of an earlier day is its beginning", async () => {
    write("a");
    await run();
    expect((await stored("a"))?.publishedAt).toEqual(new Date("2024-11-20T00:00:00Z"));
  });
});

test.each(["2024-11-22T22:30:00Z", "2024-11-23T09:59:00Z", "2024-11-22", "2024-11-24"])(
  "a piece of these days (%s) that comes now is published now, and stays so",
  async (date) => {
    write("a", GOOD.replace("2024-11-20", date));
    await run();
    expect((await stored("a"))?.publishedAt).toEqual(now);
    write("a", GOOD.replace("2024-11-20", date).replace("title: ", "title: Again "));
    expect(await run({ now: new Date("2024-11-23T18:00:00Z") })).toMatchObject({ updated: ["a"] });
    expect((await stored("a"))?.publishedAt).toEqual(now);
  },
);

test("a correction says what changed, at the moment at which it came", async () => {
  write("a");
  await run();
  const told = 'updated: 2024-11-23\ncorrection: "It was 14%, not 41%."\nauthor:';
  write("a", GOOD.replace("author:", told));
  await run();
  expect(await stored("a")).toMatchObject({ correctedAt: now, correction: "It was 14%, not 41%." });
  write("a", GOOD.replace("author:", told).replace("quicker", "slower"));
  await run({ now: new Date("2024-11-23T18:00:00Z") });
  expect((await stored("a"))?.correctedAt).toEqual(now);
  expect(await findArticle("a")).toMatchObject({ correction: "It was 14%, not 41%.", correctedAt: now.toISOString() });
});

test("a draft is stored and seen nowhere, until it is one no more", async () => {
  write("a", GOOD.replace("author:", "draft: true\nauthor:"));
  expect(await run()).toMatchObject({ added: ["a"], problems: [] });
  expect((await stored("a"))?.publishedAt).toBeNull();
  for (const list of [{ kind: "all" }, { kind: "topic", slug: "agents" }, { kind: "author", handle: "work" }] as const)
    expect((await listItems(list, null)).items).toEqual([]);
  expect(await findArticle("a")).toBeNull();
  expect(await findPostCard("a")).toBeNull();
  expect((await searchBriefings("drafts", null)).hits).toEqual([]);
  write("a");
  expect(await run()).toMatchObject({ updated: ["a"] });
  expect((await listItems({ kind: "topic", slug: "jobs" }, null)).items.map((post) => post.slug)).toEqual(["a"]);
});
