import { describe, expect, test } from "vitest";
import { changePath } from "#lib/paths/commands.ts";
import { findPath, findPathPlace, listPaths } from "#lib/paths/queries.ts";
import { newPathSlug } from "#lib/paths/slug.ts";
import { noteStep } from "#lib/paths/step-commands.ts";
import { corpus, hasCorpora, SKIPPED } from "#lib/testing/corpora.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPath, somebody, stepOf } from "#lib/testing/paths.ts";

testDatabase();
const strings = corpus("naughty-strings").map((each) => each.value ?? "");
const storable = strings.filter((text) => !text.includes("\u0000") && text.isWellFormed());

describe.skipIf(!hasCorpora)(`naughty strings (${SKIPPED})`, { timeout: 120_000 }, () => {
  test("come back unchanged as the name, the description and a note of a path", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 1, "link");
    const step = await stepOf(path, path.pieces[0]);
    expect(storable.length).toBeGreaterThan(490);
    for (const text of storable) {
      const kept = await changePath(maker, path.id, { title: text, description: text, visibility: "link" });
      const noted = await noteStep(maker.id, step, text);
      expect([kept.ok, noted.ok]).toEqual([true, true]);
      const found = await findPath(path.slug, undefined);
      expect([found?.title, found?.description, found?.steps[0]?.note]).toEqual([text, text, text]);
    }
    expect(await listPaths(maker.id)).toHaveLength(1);
  });

  test("are the address of no path, and make addresses that are one", async () => {
    const path = await aPath(await somebody(), 1, "link");
    for (const text of storable) {
      expect(await findPath(text, undefined)).toBeNull();
      expect(await findPathPlace(text, path.pieces[0]?.id ?? "", undefined)).toBeNull();
    }
    for (const text of strings) expect(newPathSlug(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});
