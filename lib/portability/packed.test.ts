import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Archive } from "#lib/portability/archive.ts";
import { gather } from "#lib/portability/gather.ts";
import { packed } from "#lib/portability/packed.ts";
import { readArchive } from "#lib/portability/read-archive.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

/** The archive of a reader with so many links that were read; what was read cannot be packed any smaller. */
async function anArchive(count: number, bytes: number): Promise<Archive> {
  const archive = await gather((await aReader()).id);
  if (!archive) throw new Error("no archive");
  const links = Array.from({ length: count }, (_, at): Archive["links"][number] => {
    const text = randomBytes((bytes * 3) / 4).toString("base64");
    const about = {
      title: "T",
      subtitle: null,
      byline: null,
      published: null,
      language: null,
      site: null,
      canonical: null,
    };
    const savedAt = new Date(1.7e12 + at * 60_000).toISOString();
    const reading = { ...about, html: `<p>${text}</p>`, text, truncated: false, truncatedWords: null, readAt: savedAt };
    const link = { url: `https://example.org/${at}`, title: `Link ${at}`, titled: true, comment: null, topics: [] };
    return { ...link, note: null, archived: false, savedAt, reading };
  });
  return { ...archive, links };
}

const read = (zip: Uint8Array) => {
  const answer = readArchive(zip);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value.links;
};

test.each([
  ["as many links as an import takes", 600, 400, { zip: 150_000, data: 40_000_000 }],
  ["readings that pack well", 200, 4_000, { zip: 14_000_000, data: 400_000 }],
])(
  "an archive of %s is no larger than an import takes: every link is there, the newest with what was read",
  async (_, count, bytes, limits) => {
    const archive = await anArchive(count, bytes);
    const zip = packed(archive, {}, limits);
    expect(zip.length).toBeLessThanOrEqual(limits.zip);
    const links = read(zip);
    expect(links.map(({ url }) => url)).toEqual(archive.links.map(({ url }) => url));
    const first = links.findIndex(({ reading }) => reading);
    expect(first).toBeGreaterThan(0);
    expect(links.slice(first)).toEqual(archive.links.slice(first));
    expect(links.slice(0, first).every(({ reading }) => reading === null)).toBe(true);
  },
);

test("an archive of a size that an import takes holds all that was read", async () => {
  const archive = await anArchive(20, 100_000);
  expect(read(packed(archive))).toEqual(archive.links);
});
