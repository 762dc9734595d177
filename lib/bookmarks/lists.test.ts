import { beforeEach, describe, expect, test } from "vitest";
import { addBookmark, removeBookmark, setNote } from "#lib/bookmarks/commands.ts";
import { moveEntry, setLists } from "#lib/bookmarks/entry-commands.ts";
import { keepAll } from "#lib/bookmarks/keep-commands.ts";
import * as lists from "#lib/bookmarks/list-commands.ts";
import { findList, listEntries, listLists } from "#lib/bookmarks/list-queries.ts";
import { findSaved, listSaved } from "#lib/bookmarks/queries.ts";
import { savedName } from "#lib/bookmarks/saved.ts";
import { undoArrangement } from "#lib/bookmarks/undo-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFullList, aList, saved } from "#lib/testing/lists.ts";
import { ago, aPost, aReader, MINUTE, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const inList = async (id: string) => (await listEntries(id)).entries.map(({ item }) => savedName(item));
const names = async (userId: string) => (await listLists(userId)).map(({ name }) => name);

describe("lists", () => {
  test("stand in the order that their reader gives them, and one of twenty presses makes one", async () => {
    const reader = await aReader();
    await twentyTimes(() => lists.createList(reader.id, "One"));
    for (const name of ["Two", "Three"]) await aList(reader.id, name);
    expect(await names(reader.id)).toEqual(["One", "Two", "Three"]);
    const [one, , three] = await listLists(reader.id);
    await lists.moveList(reader.id, three?.id ?? "", "up");
    expect(await names(reader.id)).toEqual(["One", "Three", "Two"]);
    await lists.moveList(reader.id, one?.id ?? "", "up");
    await lists.moveList(reader.id, one?.id ?? "", "down");
    expect(await names(reader.id)).toEqual(["Three", "One", "Two"]);
    await lists.removeList(reader.id, three?.id ?? "");
    expect(await names(reader.id)).toEqual(["One", "Two"]);
  });

  test("are nobody else's", async () => {
    const { reader, list, marks } = await aFullList(2);
    const other = await aReader();
    const words = { name: "Mine", description: "", showsNotes: true };
    const mine = await saved(other.id, (await aPost()).id);
    for (const answer of [
      await lists.changeList(other.id, list.id, words),
      await lists.moveList(other.id, list.id, "up"),
      await lists.publishList(other.id, list.id),
      await lists.withdrawList(other.id, list.id),
      await lists.removeList(other.id, list.id),
      await moveEntry(other.id, list.id, marks[1] ?? "", "up"),
      await setLists(other.id, marks[0] ?? "", []),
      await setNote(other.id, marks[0] ?? "", "x"),
    ])
      expect(answer).toMatchObject({ ok: false, code: "not-found" });
    await setLists(other.id, mine.id, [list.id]);
    expect(await findList(other.id, list.id)).toBeNull();
    expect(await findSaved(other.id, marks[0] ?? "")).toBeNull();
    expect(await findList(reader.id, list.id)).toMatchObject({ name: "Monday", token: null });
    expect(await inList(list.id)).toHaveLength(2);
  });

  test("have names of their own, and no more of them than are kept", async () => {
    const reader = await aReader();
    const [one, two] = [await aList(reader.id, "One"), await aList(reader.id, "Two")];
    const words = { name: "One", description: "", showsNotes: false };
    expect(await lists.changeList(reader.id, two.id, words)).toMatchObject({
      code: "conflict",
      fields: { name: expect.any(String) },
    });
    expect(await lists.changeList(reader.id, one.id, words)).toMatchObject({ ok: true });
    await world.db.savedList.createMany({
      data: Array.from({ length: 98 }, (_, at) => ({ userId: reader.id, name: `List ${at}`, position: at + 2 })),
    });
    expect(await lists.createList(reader.id, "One more")).toMatchObject({ ok: false, code: "conflict" });
  });

  test("of a name that is there already are not made twice, and that is said, and nothing is put into them", async () => {
    const { reader, list, marks } = await aFullList(1);
    const added = { note: "For Monday", shown: [list.id], listIds: [], name: "Monday" };
    expect(await keepAll(reader.id, marks[0] ?? "", added)).toMatchObject({
      code: "conflict",
      fields: { name: "You have a list of this name." },
    });
    expect(await findSaved(reader.id, marks[0] ?? "")).toMatchObject({ note: "For Monday", lists: [] });
    expect(await keepAll(reader.id, marks[0] ?? "", { ...added, name: "Tuesday", shown: [] })).toMatchObject({
      ok: true,
    });
    expect(await names(reader.id)).toEqual(["Monday", "Tuesday"]);
    expect(await findSaved(reader.id, marks[0] ?? "")).toMatchObject({ lists: [{ name: "Tuesday" }] });
    // A page that is older than a list leaves it alone.
    await keepAll(reader.id, marks[0] ?? "", { ...added, name: "" });
    expect(await findSaved(reader.id, marks[0] ?? "")).toMatchObject({ lists: [{ name: "Tuesday" }] });
  });

  test("hold a piece once, several may hold the same, and all let it go when it is no longer saved, and take it back", async () => {
    const { reader, list, made, marks } = await aFullList(2);
    const second = await aList(reader.id, "Second");
    await twentyTimes(() => setLists(reader.id, marks[0] ?? "", [list.id, second.id]));
    expect([await inList(list.id), await inList(second.id)].map((all) => all.length)).toEqual([2, 1]);
    expect(await findSaved(reader.id, marks[0] ?? "")).toMatchObject({
      lists: [{ name: "Monday" }, { name: "Second" }],
    });
    await removeBookmark(reader.id, made[0]?.id ?? "");
    expect([await inList(list.id), await inList(second.id)].map((all) => all.length)).toEqual([1, 0]);
    await addBookmark(reader.id, made[0]?.id ?? "");
    expect((await listSaved(reader.id)).items.find((item) => savedName(item) === made[0]?.title)).toMatchObject({
      lists: [{ name: "Monday" }, { name: "Second" }],
    });
  });

  test("leave what stood in them saved", async () => {
    const { reader, list } = await aFullList(3);
    await lists.removeList(reader.id, list.id);
    expect((await listSaved(reader.id)).items).toHaveLength(3);
  });
});

describe("the order within a list", () => {
  test("is as the reader moves it: up, down, to the top; at the ends nothing moves", async () => {
    const { reader, list, marks, titles } = await aFullList(4);
    const [a = "", b = "", c = "", d = ""] = titles;
    expect(await inList(list.id)).toEqual([a, b, c, d]);
    const move = (at: number, to: Parameters<typeof moveEntry>[3]) =>
      moveEntry(reader.id, list.id, marks[at] ?? "", to);
    await move(2, "up");
    expect(await inList(list.id)).toEqual([a, c, b, d]);
    await move(0, "up");
    await move(3, "down");
    expect(await inList(list.id)).toEqual([a, c, b, d]);
    await move(0, "down");
    expect(await inList(list.id)).toEqual([c, a, b, d]);
    await move(3, "top");
    expect(await inList(list.id)).toEqual([d, c, a, b]);
  });

  test("passes over what is not shown, which has its place again when it is", async () => {
    const { reader, list, made, marks, titles } = await aFullList(3);
    await world.db.post.update({ where: { id: made[1]?.id }, data: { publishedAt: null } });
    await moveEntry(reader.id, list.id, marks[2] ?? "", "up");
    expect(await inList(list.id)).toEqual([titles[2], titles[0]]);
    await world.db.post.update({ where: { id: made[1]?.id }, data: { publishedAt: ago(MINUTE) } });
    expect(await inList(list.id)).toEqual([titles[2], titles[1], titles[0]]);
  });

  test("is whole after many moves at once", async () => {
    const { reader, list, marks } = await aFullList(6);
    await Promise.all(
      marks.flatMap((id) => [moveEntry(reader.id, list.id, id, "up"), moveEntry(reader.id, list.id, id, "down")]),
    );
    const places = await world.db.savedListEntry.findMany({ select: { position: true } });
    expect(new Set(places.map(({ position }) => position)).size).toBe(6);
    expect(await inList(list.id)).toHaveLength(6);
  });

  test("goes over pages without gap or repeat", async () => {
    const { list, titles } = await aFullList(5);
    const seen: string[] = [];
    let after: string | null = "";
    while (after !== null) {
      const page = await listEntries(list.id, { after, size: 2 });
      seen.push(...page.entries.map(({ item }) => savedName(item)));
      after = page.older;
    }
    expect(seen).toEqual(titles);
  });
});

test("a list that was removed comes back as it was: its place, order and link; a new one of its name keeps it", async () => {
  const { reader, list } = await aFullList(3);
  const { id } = list;
  await lists.publishList(reader.id, id);
  const all = () =>
    world.db.savedList.findMany({ omit: { changedAt: true }, include: { entries: { orderBy: { position: "asc" } } } });
  const before = await all();
  const remove = async () => {
    const removed = await lists.removeList(reader.id, id);
    if (!removed.ok) throw new Error(removed.message);
    return removed.value.undo;
  };
  const undo = await remove();
  expect(await all()).toEqual([]);
  expect(await undoArrangement((await aReader()).id, undo)).toMatchObject({ ok: false });
  await undoArrangement(reader.id, undo);
  await undoArrangement(reader.id, undo);
  expect(await all()).toEqual(before);
  const again = await remove();
  await aList(reader.id, "Monday");
  await undoArrangement(reader.id, again);
  expect((await names(reader.id)).sort()).toEqual(["Monday", "Monday (brought back)"]);
});
