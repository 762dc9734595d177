import { beforeEach, describe, expect, test } from "vitest";
import { type Arrangement, arrangeSaved } from "#lib/bookmarks/arrange-commands.ts";
import { addBookmark, setNote } from "#lib/bookmarks/commands.ts";
import { createList } from "#lib/bookmarks/list-commands.ts";
import { findUndo } from "#lib/bookmarks/queries.ts";
import { ACTS, isListAct } from "#lib/bookmarks/saved.ts";
import { forgetOldUndos, undoArrangement } from "#lib/bookmarks/undo-commands.ts";
import { handInLink } from "#lib/links/commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import { chance } from "#lib/testing/chance.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aReader, aTopic, HOUR, posts, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

/** A reader with so many briefings and two links saved, notes on some, and three lists. */
async function aKeeper(many: number) {
  const [reader, made] = [await aReader(), await posts(many)];
  await aTopic("agents");
  for (const post of made) await addBookmark(reader.id, post.id);
  for (const title of ["x", "y"])
    await handInLink(reader.id, { url: `https://example.org/${title}`, title, comment: "A word", topics: ["agents"] });
  const marks = await world.db.bookmark.findMany({ where: { userId: reader.id }, orderBy: { id: "asc" } });
  for (const [at, { id }] of marks.entries()) {
    await world.db.bookmark.update({ where: { id }, data: { createdAt: ago((at + 1) * HOUR) } });
    if (at % 2) await setNote(reader.id, id, `Note ${at}`);
  }
  await markRead(reader.id, made[0]?.id ?? "");
  const listIds: string[] = [];
  for (const name of ["One", "Two", "Three"]) {
    const list = await createList(reader.id, name);
    if (list.ok) listIds.push(list.value.id);
  }
  return { reader, made, ids: marks.map(({ id }) => id), listIds };
}

/** All that is kept of a reader's saved, down to the places and dates. */
const standing = async (userId: string) => ({
  bookmarks: await world.db.bookmark.findMany({ where: { userId }, orderBy: { id: "asc" } }),
  links: await world.db.sharedLink.findMany({ where: { userId }, orderBy: { id: "asc" }, include: { tags: true } }),
  entries: await world.db.savedListEntry.findMany({
    where: { list: { userId } },
    orderBy: [{ listId: "asc" }, { bookmarkId: "asc" }],
  }),
});

async function arranged(userId: string, arrangement: Arrangement) {
  const answer = await arrangeSaved(userId, arrangement);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

test.each([1, 2, 3, 4, 5])(
  "twenty chance presses are taken back one by one, each exactly (chance %i)",
  async (seed) => {
    const { below: roll } = chance(seed);
    const { reader, ids, listIds } = await aKeeper(8);
    const before: { undo: string; state: object }[] = [];
    for (let at = 0; at < 20; at++) {
      const state = await standing(reader.id);
      const often = ACTS.filter((each) => each !== "unsave" || roll(3) === 0);
      const act = often[roll(often.length)] ?? "add";
      const some = ids.filter(() => roll(3) === 0);
      if (some.length === 0) continue;
      const { count, undo } = await arranged(reader.id, {
        act,
        ids: some,
        listId: isListAct(act) ? listIds[roll(3)] : undefined,
      });
      expect(undo === null).toBe(count === 0);
      if (undo) before.push({ undo, state });
    }
    expect(before.length).toBeGreaterThan(5);
    for (const { undo, state } of before.reverse()) {
      expect(await undoArrangement(reader.id, undo)).toMatchObject({ ok: true });
      expect(await standing(reader.id)).toEqual(state);
    }
  },
  60_000,
);

describe("many at once", () => {
  test("twenty equal presses do it once, and one of them can be taken back", async () => {
    const { reader, ids, listIds } = await aKeeper(5);
    for (const act of ACTS.filter((each) => each !== "unsave")) {
      const answers = await twentyTimes(() => arranged(reader.id, { act, ids, listId: listIds[0] }));
      expect(
        answers.filter(({ undo }) => undo !== null),
        act,
      ).toHaveLength(1);
    }
    const before = await standing(reader.id);
    const answers = await twentyTimes(() => arranged(reader.id, { act: "unsave", ids }));
    const [done] = answers.filter(({ undo }) => undo);
    expect(await world.db.bookmark.count()).toBe(0);
    expect(await world.db.sharedLink.count({ where: { removedAt: null } })).toBe(0);
    const undone = await twentyTimes(() => undoArrangement(reader.id, done?.undo ?? ""));
    expect(undone.every((answer) => answer.ok)).toBe(true);
    expect(await standing(reader.id)).toEqual(before);
  });

  test("says how many, in words", async () => {
    const { reader, ids, listIds } = await aKeeper(3);
    const said = async (arrangement: Arrangement) =>
      (await findUndo(reader.id, (await arranged(reader.id, arrangement)).undo ?? ""))?.words;
    expect(await said({ act: "add", ids, listId: listIds[1] })).toBe("5 added to Two");
    expect(await said({ act: "take-off", ids: ids.slice(0, 2), listId: listIds[1] })).toBe("2 taken off Two");
    expect(await said({ act: "archive", ids })).toBe("5 archived");
    expect(await said({ act: "unarchive", ids: ids.slice(0, 1) })).toBe("1 taken out of the archive");
    expect(await said({ act: "unsave", ids })).toBe("5 removed");
  });

  test("is told as long as it can be taken back, and that it was for half a minute", async () => {
    const { reader, ids } = await aKeeper(1);
    const undo = (await arranged(reader.id, { act: "archive", ids })).undo ?? "";
    expect(await findUndo(reader.id, undo)).toMatchObject({ used: false });
    await undoArrangement(reader.id, undo);
    expect(await findUndo(reader.id, undo)).toMatchObject({ used: true });
    await world.db.savedUndo.updateMany({ data: { usedAt: new Date(Date.now() - 31_000) } });
    expect(await findUndo(reader.id, undo)).toBeNull();
    expect(await findUndo(reader.id, "nothing")).toBeNull();
  });

  test("touches nothing of others, and nobody takes back what another did", async () => {
    const [mine, theirs] = [await aKeeper(2), await aKeeper(2)];
    const before = await standing(theirs.reader.id);
    for (const act of ACTS.filter((each) => !isListAct(each)))
      expect(await arranged(mine.reader.id, { act, ids: theirs.ids })).toEqual({ count: 0, undo: null });
    expect(await arranged(mine.reader.id, { act: "add", ids: theirs.ids, listId: mine.listIds[0] })).toMatchObject({
      count: 0,
    });
    const toTheirs = { act: "add", ids: mine.ids, listId: theirs.listIds[0] } as const;
    expect(await arrangeSaved(mine.reader.id, toTheirs)).toMatchObject({ ok: false, code: "not-found" });
    const { undo } = await arranged(theirs.reader.id, { act: "archive", ids: theirs.ids });
    expect(await undoArrangement(mine.reader.id, undo ?? "")).toMatchObject({ ok: false, code: "not-found" });
    expect(await findUndo(mine.reader.id, undo ?? "")).toBeNull();
    await undoArrangement(theirs.reader.id, undo ?? "");
    expect(await standing(theirs.reader.id)).toEqual(before);
  });

  test("of nothing, or without the list that it is about, is refused", async () => {
    const { reader, ids } = await aKeeper(1);
    expect(await arrangeSaved(reader.id, { act: "archive", ids: [] })).toMatchObject({ code: "invalid" });
    expect(await arrangeSaved(reader.id, { act: "add", ids })).toMatchObject({ code: "invalid" });
  });
});

describe("taking back", () => {
  test("keeps what was done since: a piece saved anew has its older date and its note again, and stands in its lists", async () => {
    const { reader, made, ids, listIds } = await aKeeper(2);
    await arranged(reader.id, { act: "add", ids, listId: listIds[0] });
    const [post] = made;
    const mark = await world.db.bookmark.findFirstOrThrow({ where: { postId: post?.id } });
    await setNote(reader.id, mark.id, "A word");
    const { undo } = await arranged(reader.id, { act: "unsave", ids });
    await addBookmark(reader.id, post?.id ?? "");
    const anew = await world.db.bookmark.findFirstOrThrow({ where: { postId: post?.id }, include: { entries: true } });
    expect(anew).toMatchObject({ note: null, entries: [] });
    await undoArrangement(reader.id, undo ?? "");
    expect(await world.db.bookmark.findMany({ where: { postId: post?.id }, include: { entries: true } })).toMatchObject(
      [{ id: anew.id, note: "A word", createdAt: mark.createdAt, entries: [{ listId: listIds[0] }] }],
    );
  });

  test("does without the lists that are gone by then", async () => {
    const { reader, ids, listIds } = await aKeeper(2);
    await arranged(reader.id, { act: "add", ids, listId: listIds[0] });
    const { undo } = await arranged(reader.id, { act: "unsave", ids });
    await world.db.savedList.delete({ where: { id: listIds[0] } });
    expect(await undoArrangement(reader.id, undo ?? "")).toMatchObject({ ok: true });
    expect(await world.db.bookmark.count()).toBe(ids.length);
  });

  test("is possible for an hour, and then forgotten", async () => {
    const { reader, ids } = await aKeeper(1);
    const { undo } = await arranged(reader.id, { act: "archive", ids });
    await world.db.savedUndo.updateMany({ data: { createdAt: ago(HOUR + 1_000) } });
    expect(await undoArrangement(reader.id, undo ?? "")).toMatchObject({ ok: false, code: "not-found" });
    await forgetOldUndos();
    expect(await world.db.savedUndo.count()).toBe(0);
  });
});
