import { strFromU8, strToU8, unzipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { arrangeSaved } from "#lib/bookmarks/arrange-commands.ts";
import { setNote } from "#lib/bookmarks/commands.ts";
import { moveEntry, setLists } from "#lib/bookmarks/entry-commands.ts";
import { changeList, publishList } from "#lib/bookmarks/list-commands.ts";
import { listEntries, listLists } from "#lib/bookmarks/list-queries.ts";
import { savedName } from "#lib/bookmarks/saved.ts";
import { handInLink } from "#lib/links/commands.ts";
import { askExport, makeNextExport } from "#lib/portability/export-commands.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { findArchive, findExport } from "#lib/portability/queries.ts";
import { keepPlace, setAside } from "#lib/reading/commands.ts";
import { listHistory, listStarted } from "#lib/reading/history-queries.ts";
import { recordOpening } from "#lib/reading/openings.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFullList, aList } from "#lib/testing/lists.ts";
import { aReader, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

/** Rosa: three briefings and a link in two lists, in an order of her own, with notes, one archived; two opened, one begun. */
async function aKeeper() {
  const { reader, list, made, marks } = await aFullList(3);
  const [first = "", second = "", third = ""] = marks;
  const other = await aList(reader.id, "Tuesday & <after>");
  await handInLink(reader.id, { url: "https://example.org/a", title: "A page", comment: "A comment", topics: [] });
  const link = await world.db.bookmark.findFirstOrThrow({ where: { sharedLinkId: { not: null } } });
  await setLists(reader.id, link.id, [list.id]);
  await setLists(reader.id, third, [list.id, other.id]);
  await moveEntry(reader.id, list.id, link.id, "top");
  await setNote(reader.id, first, "A note & more");
  await setNote(reader.id, link.id, "On the link");
  await arrangeSaved(reader.id, { act: "archive", ids: [second] });
  await changeList(reader.id, list.id, { name: "Monday", description: "For all", showsNotes: true });
  await publishList(reader.id, list.id);
  await recordOpening(reader.id, made[0]?.id ?? "");
  await recordOpening(reader.id, made[1]?.id ?? "");
  await keepPlace(reader.id, made[0]?.id ?? "", "Half way", MINUTE);
  await keepPlace(reader.id, made[1]?.id ?? "", "Further");
  await setAside(reader.id, made[1]?.id ?? "");
  return reader;
}

async function exported(userId: string) {
  await askExport(userId);
  while (await makeNextExport());
  const latest = await findExport(userId);
  const archive = latest && (await findArchive(userId, latest.id));
  if (!archive) throw new Error("no archive");
  const files = unzipSync(new Uint8Array(archive));
  return (name: string) => strFromU8(files[name] ?? new Uint8Array());
}

/** All that is kept for a reader, as they see it. */
async function standing(userId: string) {
  const lists = await listLists(userId);
  const marks = await world.db.bookmark.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { note: true, archived: true, unread: true, createdAt: true },
  });
  const entries = [];
  for (const list of lists)
    for (const { item, addedAt } of (await listEntries(list.id)).entries)
      entries.push([list.name, savedName(item), addedAt]);
  const history = (await listHistory(userId)).items.map(({ id: _, ...entry }) => entry);
  const words = lists.map(({ name, description, showsNotes }) => ({ name, description, showsNotes }));
  return { words, marks, entries, history, started: await listStarted(userId) };
}

const fileOf = (text: string) => new File([strToU8(text)], "data.json");

test("lists, their order, notes, archive, history and places come back as they were, and a second time adds nothing", async () => {
  const reader = await aKeeper();
  const before = await standing(reader.id);
  expect(before.entries).toHaveLength(5);
  const data = (await exported(reader.id))("data.json");
  const other = await aReader();
  const [first, second] = [await importArchive(other.id, fileOf(data)), await importArchive(other.id, fileOf(data))];
  expect(first).toMatchObject({ value: { found: 3 + 1 + 2 + 5 + 2 + 2 } });
  expect(first.ok && first.value.added).toBe(first.ok && first.value.found);
  expect(second).toMatchObject({ value: { added: 0 } });
  expect(await standing(other.id)).toEqual(before);
  expect(await importArchive(reader.id, fileOf(data))).toMatchObject({ value: { added: 0 } });
  expect(await standing(reader.id)).toEqual(before);
});

test("a list that was public is private where it is imported", async () => {
  const reader = await aKeeper();
  const data = (await exported(reader.id))("data.json");
  expect(data).toMatch(/"url": "http:\/\/localhost:3000\/lists\/[\w-]{22}"/);
  const other = await aReader();
  await importArchive(other.id, fileOf(data));
  expect((await listLists(other.id)).map(({ token }) => token)).toEqual([null, null]);
});

test("a list of that name gets what it lacks, at its end, and keeps its words", async () => {
  const reader = await aKeeper();
  const data = (await exported(reader.id))("data.json");
  const { reader: other, list, titles } = await aFullList(1);
  await importArchive(other.id, fileOf(data));
  const { entries } = await listEntries(list.id);
  expect(entries.map(({ item }) => savedName(item))).toHaveLength(5);
  expect(savedName(entries[0]?.item ?? expect.fail())).toBe(titles[0]);
  expect((await listLists(other.id))[0]).toMatchObject({ name: "Monday", description: "" });
});

test("the bookmark file has a folder for each list, in its order, and notes as descriptions", async () => {
  const text = await exported((await aKeeper()).id);
  const html = text("saved.html");
  const folder = html.slice(html.indexOf("Monday</H3>"), html.indexOf("</DL><p>"));
  expect(folder.match(/<DT><A/g)).toHaveLength(4);
  expect(folder.indexOf("A page")).toBeLessThan(folder.indexOf("/posts/"));
  expect(folder).toContain("<DD>A comment\nOn the link");
  expect(folder).toContain("<DD>A note &#38; more");
  expect(html).toContain("Tuesday &#38; &#60;after&#62;</H3>");
  // All stand in a list: none stands beside the folders.
  expect(html.match(/<DT><A/g)).toHaveLength(5);
  expect(text("saved.csv")).toContain('"Monday; Tuesday & <after>"');
});
