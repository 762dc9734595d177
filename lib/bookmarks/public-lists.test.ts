import { beforeEach, describe, expect, test } from "vitest";
import { atomFeed } from "#lib/atom.ts";
import { addBookmark, removeBookmark, setNote } from "#lib/bookmarks/commands.ts";
import { moveEntry, setLists } from "#lib/bookmarks/entry-commands.ts";
import * as lists from "#lib/bookmarks/list-commands.ts";
import { listFeed } from "#lib/bookmarks/list-feed.ts";
import { openPublicList } from "#lib/bookmarks/list-opens.ts";
import { findPublicList } from "#lib/bookmarks/list-queries.ts";
import { savedName } from "#lib/bookmarks/saved.ts";
import { handInLink } from "#lib/links/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFullList, aList, tokenOf } from "#lib/testing/lists.ts";
import { ago, aPost, HOUR, twentyTimes } from "#lib/testing/world.ts";
import { GET } from "../../app/lists/[token]/feed.xml/route.ts";

const world = testDatabase();
beforeEach(() => world.empty());

describe("a public list", () => {
  test("shows what is in it and who made it, without what they did with it; notes only when they say so", async () => {
    const { reader, list, marks, titles } = await aFullList(2, "Rosa Klein");
    await world.db.user.update({ where: { id: reader.id }, data: { handle: "rosa" } });
    await setNote(reader.id, marks[0] ?? "", "A private word");
    await handInLink(reader.id, { url: "https://example.org/a", title: "A page", comment: "Secret", topics: [] });
    const link = await world.db.bookmark.findFirstOrThrow({ where: { sharedLinkId: { not: null } } });
    await setLists(reader.id, link.id, [list.id, (await aList(reader.id, "A private list")).id]);
    await lists.publishList(reader.id, list.id);
    const token = await tokenOf(reader.id, list.id);
    expect(token).toMatch(/^[\w-]{22}$/);
    const shown = await findPublicList(token);
    expect(shown).toMatchObject({ name: "Monday", reader: { name: "Rosa Klein", handle: "rosa" } });
    expect(shown?.entries.map(({ item }) => savedName(item))).toEqual([...titles, "A page"]);
    const everything = (list: typeof shown) => JSON.stringify(list) + (list ? atomFeed(listFeed(list, token)) : "");
    for (const secret of ["A private word", "Secret", "A private list", reader.email, reader.id])
      expect(everything(shown)).not.toContain(secret);
    await lists.changeList(reader.id, list.id, { name: "Monday", description: "For all", showsNotes: true });
    const open = everything(await findPublicList(token));
    expect(open).toContain("A private word");
    expect(open).toContain("Secret");
    expect(open).not.toContain("A private list");
  });

  test("is gone when it is withdrawn, and has another link when it is published again", async () => {
    const { reader, list } = await aFullList(1);
    await twentyTimes(() => lists.publishList(reader.id, list.id));
    const first = await tokenOf(reader.id, list.id);
    expect(await findPublicList(first)).not.toBeNull();
    await lists.withdrawList(reader.id, list.id);
    await lists.withdrawList(reader.id, list.id);
    expect(await findPublicList(first)).toBeNull();
    await lists.publishList(reader.id, list.id);
    const second = await tokenOf(reader.id, list.id);
    expect(second).not.toBe(first);
    expect([await findPublicList(first), await findPublicList(second)]).toMatchObject([null, { name: "Monday" }]);
    for (const guess of ["", "x".repeat(22), "%", "../"]) expect(await findPublicList(guess)).toBeNull();
  });

  test("has no draft, and is gone with its reader", async () => {
    const { reader, list, made } = await aFullList(2);
    await lists.publishList(reader.id, list.id);
    const token = await tokenOf(reader.id, list.id);
    await world.db.post.update({ where: { id: made[0]?.id }, data: { publishedAt: null } });
    expect((await findPublicList(token))?.entries).toHaveLength(1);
    await world.db.user.update({ where: { id: reader.id }, data: { bannedAt: new Date(), banReason: "x" } });
    expect(await findPublicList(token)).toBeNull();
  });

  test("changes its date with what is in it, and only then", async () => {
    const { reader, list, made, marks } = await aFullList(3);
    const changedAt = async () => (await world.db.savedList.findUniqueOrThrow({ where: { id: list.id } })).changedAt;
    const isChangedBy = async (what: () => Promise<unknown>) => {
      await world.db.savedList.update({ where: { id: list.id }, data: { changedAt: ago(HOUR) } });
      const before = await changedAt();
      await what();
      return (await changedAt()) > before;
    };
    expect(await isChangedBy(() => moveEntry(reader.id, list.id, marks[0] ?? "", "down"))).toBe(true);
    expect(await isChangedBy(() => setNote(reader.id, marks[0] ?? "", "A word"))).toBe(true);
    expect(await isChangedBy(() => setNote(reader.id, marks[0] ?? "", "A word"))).toBe(false);
    expect(await isChangedBy(() => setLists(reader.id, marks[0] ?? "", [list.id]))).toBe(false);
    expect(await isChangedBy(() => removeBookmark(reader.id, made[0]?.id ?? ""))).toBe(true);
    expect(await isChangedBy(() => addBookmark(reader.id, made[0]?.id ?? ""))).toBe(true);
    const other = await aPost();
    expect(await isChangedBy(() => addBookmark(reader.id, other.id))).toBe(false);
  });

  test("has a feed of the latest that were added", async () => {
    const { reader, list, titles, marks } = await aFullList(3, "Rosa Klein");
    for (const [at, bookmarkId] of marks.entries())
      await world.db.savedListEntry.updateMany({ where: { bookmarkId }, data: { addedAt: ago((9 - at) * HOUR) } });
    await lists.publishList(reader.id, list.id);
    const token = await tokenOf(reader.id, list.id);
    const shown = await findPublicList(token, { latest: 2 });
    const feed = shown && listFeed(shown, token);
    expect(feed?.entries.map(({ title }) => title)).toEqual([titles[2], titles[1]]);
    expect(feed).toMatchObject({ self: `http://localhost:3000/lists/${token}/feed.xml`, author: "Rosa Klein" });
  });
});

test("one network may look at public lists so often and no more, with the right link or without; another still may", async () => {
  const { reader, list } = await aFullList(1);
  await lists.publishList(reader.id, list.id);
  const token = await tokenOf(reader.id, list.id);
  for (let at = 0; at < 120; at++) await openPublicList("x".repeat(22), "192.0.2.1");
  expect(await openPublicList(token, "192.0.2.1")).toEqual({ wait: expect.any(Number) });
  expect(await openPublicList(token, "192.0.2.2")).toMatchObject({ name: "Monday" });
  const asked = new Request("http://localhost/", { headers: { "x-briefing-client": "192.0.2.1" } });
  const answer = await GET(asked, { params: Promise.resolve({ token }) });
  expect([answer.status, Number(answer.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
});
