import { strFromU8, strToU8, unzipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { addHighlight } from "#lib/highlights/commands.ts";
import { settledHighlights } from "#lib/highlights/settle.ts";
import { handInLink } from "#lib/links/commands.ts";
import { findLink } from "#lib/links/queries.ts";
import { readingOf } from "#lib/links/reading.ts";
import { askExport, makeNextExport } from "#lib/portability/export-commands.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { findArchive, findExport } from "#lib/portability/queries.ts";
import { keepPlace } from "#lib/reading/commands.ts";
import { recordOpening } from "#lib/reading/openings.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const URL = "https://example.org/a";
const PAGE = {
  ...{ title: "On wombats", subtitle: null, byline: "Ada Writer", published: "2024-03", language: "en" },
  ...{ site: "The Burrow", canonical: null, html: "<h2>A part</h2><p>Wombats keep minutes.</p>" },
  ...{ text: "A part\n\nWombats keep minutes.", truncated: true, truncatedWords: "keep reading" },
};

/** Rosa with a link that was read, marked, begun and opened. */
async function aReaderOfALink() {
  const reader = await aReader();
  const made = await handInLink(reader.id, { url: URL });
  if (!made.ok) throw new Error(made.message);
  const sharedLinkId = made.value.id;
  const row = readingOf(PAGE, URL);
  if (!row) throw new Error("too long");
  await world.db.linkReading.create({ data: { sharedLinkId, ...row } });
  await world.db.sharedLink.updateMany({ data: { state: "read", title: PAGE.title } });
  const place = { prefix: "", suffix: "", start: 0, note: "Why?" };
  await addHighlight(reader.id, { piece: { sharedLinkId }, exact: "keep minutes", ...place });
  await keepPlace(reader.id, { sharedLinkId }, "Wombats keep");
  await recordOpening(reader.id, { sharedLinkId });
  return { id: reader.id, sharedLinkId };
}

async function exported(userId: string) {
  await askExport(userId);
  while (await makeNextExport());
  const latest = await findExport(userId);
  const archive = latest && (await findArchive(userId, latest.id));
  if (!archive) throw new Error("no archive");
  return strFromU8(unzipSync(new Uint8Array(archive))["data.json"] ?? new Uint8Array());
}

const fileOf = (text: string) => new File([strToU8(text)], "data.json");

async function standing(userId: string) {
  const link = await world.db.sharedLink.findFirstOrThrow({ where: { userId } });
  const { id: _, createdAt: __, highlights, bookmark, ...rest } = (await findLink(userId, link.id)) ?? { id: "" };
  const marked = (await settledHighlights(userId, {})).items.flatMap((group) => group.highlights);
  const [opened] = await world.db.opening.findMany({ where: { userId }, select: { day: true, openedAt: true } });
  return {
    rest,
    count: highlights?.length,
    note: bookmark?.note,
    marked: marked.map((one) => [one.exact, one.note]),
    opened,
  };
}

test("what was read, marked, begun and opened in a link comes back into another account, once, and nothing is fetched", async () => {
  const { id } = await aReaderOfALink();
  const data = await exported(id);
  expect(JSON.parse(data)).toMatchObject({
    links: [{ url: URL, titled: false, reading: { byline: "Ada Writer", published: "2024-03", text: PAGE.text } }],
    highlights: [{ url: URL, exact: "keep minutes" }],
    reading: [{ url: URL, anchor: "Wombats keep" }],
    history: [{ url: URL }],
  });
  const other = await aReader();
  expect(await importArchive(other.id, fileOf(data))).toMatchObject({ value: { found: 4, added: 4 } });
  expect(await standing(other.id)).toEqual(await standing(id));
  expect(await importArchive(other.id, fileOf(data))).toMatchObject({ value: { found: 4, added: 0 } });
});

test("what an archive says was read is made clean as if the page had said it", async () => {
  const { id } = await aReaderOfALink();
  const data = JSON.parse(await exported(id));
  data.links[0].reading.html =
    '<p onclick="a()">Words <img src="https://tracker.example/p.png" alt=""><script>alert(1)</script></p><p><a href="javascript:alert(1)">b</a></p>';
  const other = await aReader();
  await importArchive(other.id, fileOf(JSON.stringify(data)));
  const { html, text } = await world.db.linkReading.findFirstOrThrow({ where: { sharedLink: { userId: other.id } } });
  expect(html).not.toMatch(/onclick|script|tracker|img/);
  expect(text).toContain("Words");
});
