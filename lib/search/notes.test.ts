import { beforeAll, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { handInLink } from "#lib/links/commands.ts";
import { findNotes } from "#lib/search/note-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader, aReaderWhoMuted } from "#lib/testing/world.ts";

const world = testDatabase();

/** A reader whose saved things all have a note. */
async function noting(userId: string, postIds: string[]) {
  for (const id of postIds) await addBookmark(userId, id);
  await handInLink(userId, { url: "https://example.org/a", title: "A page", topics: [] });
  const saved = await world.db.bookmark.findMany({ where: { userId }, select: { id: true, sharedLinkId: true } });
  for (const { id, sharedLinkId } of saved)
    await world.db.bookmark.update({
      where: { id },
      data: { note: sharedLinkId ? "Wombats & <others>" : "For the crème of Monday" },
    });
}

let me: string;
let post: { id: string; slug: string };

beforeAll(async () => {
  post = await aPost({ slug: "noted", title: "Zebras" });
  me = (await aReader()).id;
  await noting(me, [post.id]);
});

const found = async (typed: string, id = me, muteCount = 0) =>
  (await findNotes(typed, { id, muteCount })).map(({ href }) => href.replace(/^\/links\/.*/, "/links"));

test.each([
  ["creme is:saved", ["/posts/noted"]],
  ["wombat is:saved", ["/links"]],
  ["creme OR wombats is:saved", ["/links", "/posts/noted"]],
  ["creme -monday is:saved", []],
  ["-monday is:saved", []],
  ["creme", []],
  ["is:saved", []],
])("%j finds the notes on %j", async (typed, hrefs) => expect(await found(typed)).toEqual(hrefs));

test("notes are one's own, of what is published and not muted, and markup in them is text", async () => {
  expect(await found("creme is:saved", (await aReader()).id)).toEqual([]);
  expect(await findNotes("creme is:saved", null)).toEqual([]);
  const muting = await aReaderWhoMuted(["word", "zebras"]);
  await noting(muting.id, [post.id]);
  expect(await found("creme is:saved", muting.id, 1)).toEqual([]);
  const [note] = await findNotes("wombats is:saved", { id: me, muteCount: 0 });
  expect(note?.note.map(({ text }) => text).join("")).toBe("Wombats & <others>");
  await world.db.post.update({ where: { id: post.id }, data: { publishedAt: null } });
  expect(await found("creme is:saved")).toEqual([]);
});
