import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importPaths } from "#lib/paths/import.ts";
import { findPath } from "#lib/paths/queries.ts";
import { importContent } from "#lib/posts/import.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader } from "#lib/testing/world.ts";

const world = testDatabase();
let folder: string;
beforeEach(async () => {
  await world.empty();
  folder = mkdtempSync(join(tmpdir(), "paths-"));
  mkdirSync(join(folder, "paths"));
  for (const slug of ["a", "b", "c"]) await aPost({ slug });
});
afterEach(() => rmSync(folder, { recursive: true }));

const GOOD = `title: On agents
description: For whom it is.
steps:
  - post: a
    note: Begin here.
  - post: b
    note: Then this.
`;
const write = (slug: string, content = GOOD) => writeFileSync(join(folder, `paths/${slug}.yaml`), content);
const run = () => importPaths({ db: world.db, folder });
const stored = () => world.db.readingPath.findMany({ include: { steps: { orderBy: { position: "asc" } } } });

test("a path is imported whole, and again without a change", async () => {
  write("on-agents");
  expect(await run()).toEqual({ added: ["on-agents"], updated: [], unchanged: [], problems: [] });
  const before = await stored();
  expect(await run()).toEqual({ added: [], updated: [], unchanged: ["on-agents"], problems: [] });
  expect(await stored()).toEqual(before);
  expect(await findPath("on-agents")).toMatchObject({ visibility: "listed", maker: null, steps: [{}, {}] });
});

test("a step that stays keeps the day on which it came, and what was added is new", async () => {
  write("p");
  await run();
  const [before] = await stored();
  write("p", GOOD.replace("  - post: a\n    note: Begin here.\n", "  - post: c\n    note: New.\n"));
  expect(await run()).toMatchObject({ updated: ["p"] });
  const [after] = await stored();
  expect(after?.steps).toHaveLength(2);
  expect(after?.steps[1]).toEqual(before?.steps[1]);
  expect(after?.steps[0]?.addedAt.getTime()).toBeGreaterThan(before?.steps[0]?.addedAt.getTime() ?? 0);
});

test("a path whose file is gone goes, and a reader's stays", async () => {
  const { id: userId } = await aReader();
  await world.db.readingPath.create({ data: { userId, slug: "mine", title: "x", description: "" } });
  write("p");
  write("q");
  await run();
  rmSync(join(folder, "paths/p.yaml"));
  await run();
  expect((await stored()).map(({ slug }) => slug).sort()).toEqual(["mine", "q"]);
});

describe("a file is not applied, and its file and line are named, for", () => {
  test.each([
    ["an unknown briefing", GOOD.replace("post: b", "post: none"), 6, /unknown briefing "none"/],
    ["a briefing twice", GOOD.replace("post: b", "post: a"), 6, /a step twice/],
    ["no note", GOOD.replace("    note: Then this.\n", ""), 6, /note/],
    ["an empty name", GOOD.replace("On agents", '""'), 1, /missing/],
    ["a name that is too long", GOOD.replace("On agents", "a".repeat(121)), 1, /longer than 120/],
    ["one step", GOOD.split("  - post: b")[0] ?? "", 4, /at least 2 steps/],
    ["a field that there is not", GOOD.replace("title:", "tittle:"), 1, /title/],
    ["no YAML", "title: [\n", 2, /./],
    ["an alias", GOOD.replace("note: Begin", "note: &x Begin").replace("note: Then this.", "note: *x"), 7, /alias/],
    ["a character that cannot be stored", GOOD.replace("Begin here.", '"a\\0b"'), 5, /cannot be stored/],
  ])("%s", async (_what, content, line, message) => {
    write("fine");
    write("p", content);
    const report = await run();
    expect(report.added).toEqual(["fine"]);
    expect(report.problems[0]).toEqual({
      file: expect.stringContaining("p.yaml"),
      line,
      message: expect.stringMatching(message),
    });
  });

  test("a name that is no slug, or that of a page", async () => {
    for (const slug of ["On agents", "new", "add"]) write(slug);
    expect((await run()).problems).toHaveLength(3);
    expect(await stored()).toEqual([]);
  });
});

test("the paths that are shipped hold together with the briefings that are shipped", async () => {
  await world.empty();
  const content = resolve("content");
  expect((await importContent({ db: world.db, folder: content })).problems).toEqual([]);
  const report = await importPaths({ db: world.db, folder: content });
  expect(report).toMatchObject({ added: ["relearn-recalibrate-renaissance", "working-well-with-ai"], problems: [] });
}, 60_000);
