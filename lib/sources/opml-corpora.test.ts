import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readOpml } from "#lib/sources/opml.ts";
import { SKIPPED } from "#lib/testing/corpora.ts";

const FOLDER = "../shared/corpora/opml";
const schema = z.object({ id: z.string(), input: z.string(), xml_urls: z.number() });
const cases = existsSync(FOLDER)
  ? readFileSync(`${FOLDER}/cases.jsonl`, "utf8")
      .trim()
      .split("\n")
      .map((line) => schema.parse(JSON.parse(line)))
  : [];

describe.skipIf(cases.length === 0)(`lists of feeds that others made (${SKIPPED})`, () => {
  test.each(cases)("of $id every feed arrives once", ({ input, xml_urls: feeds }) => {
    const list = readOpml(readFileSync(`${FOLDER}/${input}`));
    expect(list).toMatchObject({ ok: true, unusable: 0 });
    expect(list.ok && list.feeds.length).toBe(feeds);
  });
});
