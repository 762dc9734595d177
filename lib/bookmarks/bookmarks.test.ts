import { beforeEach, describe, expect, test } from "vitest";
import { addBookmark, removeBookmark, setNote } from "#lib/bookmarks/commands.ts";
import { setLists } from "#lib/bookmarks/entry-commands.ts";
import { listSaved, savedNeighbours } from "#lib/bookmarks/queries.ts";
import { handInLink, removeSharedLink } from "#lib/links/commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, ahead, aPost, aReader, aTopic, DAY, MINUTE, NOBODY, posts, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const named = (item: Awaited<ReturnType<typeof listSaved>>["items"][number]) =>
  "post" in item ? item.post.slug : item.link.title;

/** All that a reader saved, page by page. */
async function savedBy(reader: { id: string }, size = 20) {
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page = await listSaved(reader.id, before ?? undefined, undefined, size);
    seen.push(...page.items.map(named));
    before = page.older;
  } while (before && seen.length < 100);
  return seen;
}

describe("saving", () => {
  test("twenty times at once leaves one row", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    const answers = await twentyTimes(() => addBookmark(reader.id, post.id));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await world.db.bookmark.count()).toBe(1);
  });

  test("is taken back for oneself alone, and twice is as once", async () => {
    const [reader, other, post] = [await aReader(), await aReader(), await aPost()];
    for (const who of [reader, other]) await addBookmark(who.id, post.id);
    expect(await twentyTimes(() => removeBookmark(reader.id, post.id))).toMatchObject(Array(20).fill({ ok: true }));
    expect(await world.db.bookmark.findMany()).toMatchObject([{ userId: other.id }]);
  });

  test("what was taken off by mistake brings back its note, its lists and its date", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await addBookmark(reader.id, post.id);
    const before = await world.db.bookmark.findFirstOrThrow();
    await setNote(reader.id, before.id, "For Monday");
    const list = await world.db.savedList.create({ data: { userId: reader.id, name: "Team", position: 1 } });
    await setLists(reader.id, before.id, [list.id]);
    await removeBookmark(reader.id, post.id);
    await removeBookmark(reader.id, post.id);
    expect(await world.db.bookmark.count()).toBe(0);
    await addBookmark(reader.id, post.id);
    expect(await world.db.bookmark.findMany({ include: { entries: true } })).toMatchObject([
      { note: "For Monday", createdAt: before.createdAt, entries: [{ listId: list.id }] },
    ]);
  });

  test("what had nothing on it comes back to its place too", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await addBookmark(reader.id, post.id);
    const before = await world.db.bookmark.findMany();
    await removeBookmark(reader.id, post.id);
    await addBookmark(reader.id, post.id);
    expect(await world.db.bookmark.findMany()).toEqual(before);
  });

  test("after an hour begins anew", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await addBookmark(reader.id, post.id);
    const { id } = await world.db.bookmark.findFirstOrThrow({ where: { postId: post.id } });
    await setNote(reader.id, id, "For Monday");
    await removeBookmark(reader.id, post.id);
    await world.db.savedUndo.updateMany({ data: { createdAt: ago(61 * MINUTE) } });
    await addBookmark(reader.id, post.id);
    expect(await world.db.bookmark.findMany()).toMatchObject([{ note: null }]);
  });

  test("of what is not published answers as not found", async () => {
    const reader = await aReader();
    const hidden = [NOBODY, (await aPost({ at: null })).id, (await aPost({ at: ahead(MINUTE) })).id];
    for (const id of hidden) expect(await addBookmark(reader.id, id)).toMatchObject({ ok: false, code: "not-found" });
    expect(await world.db.bookmark.count()).toBe(0);
  });
});

describe("the saved list", () => {
  test("has briefings and links, last saved first, each with what belongs to it", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a" })];
    await aTopic("agents");
    await addBookmark(reader.id, post.id);
    await markRead(reader.id, post.id);
    const link = { url: "https://example.org/a", title: "A page", comment: "For Monday", topics: ["agents"] };
    await handInLink(reader.id, link);
    const { items, older } = await listSaved(reader.id);
    expect(items).toMatchObject([
      { link: { url: link.url, title: "A page", comment: "For Monday", topics: [{ slug: "agents" }] } },
      { post: { slug: "a", saved: true, read: true } },
    ]);
    expect(older).toBeNull();
  });

  test("has no gap and no repeat over its pages, where all was saved at one moment", async () => {
    const reader = await aReader();
    for (const post of await posts(7)) await addBookmark(reader.id, post.id);
    for (const title of ["x", "y"])
      await handInLink(reader.id, { url: `https://example.org/${title}`, title, topics: [] });
    await world.db.bookmark.updateMany({ data: { createdAt: ago(DAY) } });
    for (const size of [1, 2, 3, 9]) {
      const seen = await savedBy(reader, size);
      expect(seen).toHaveLength(9);
      expect(new Set(seen).size).toBe(9);
    }
  });

  test("leaves out what is no longer published, and has it again when it is", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a" })];
    await addBookmark(reader.id, post.id);
    await world.db.post.update({ where: { id: post.id }, data: { publishedAt: null } });
    expect(await savedBy(reader)).toEqual([]);
    await world.db.post.update({ where: { id: post.id }, data: { publishedAt: ago(MINUTE) } });
    expect(await savedBy(reader)).toEqual(["a"]);
  });

  test("is nobody else's", async () => {
    const [reader, other] = [await aReader(), await aReader()];
    await addBookmark(reader.id, (await aPost()).id);
    await handInLink(reader.id, { url: "https://example.org/a", title: "A page", topics: [] });
    expect(await savedBy(other)).toEqual([]);
  });

  test("loses a link when its reader removes it, and only then", async () => {
    const [reader, other] = [await aReader(), await aReader()];
    await handInLink(reader.id, { url: "https://example.org/a", title: "A page", topics: [] });
    const link = await world.db.sharedLink.findFirstOrThrow();
    expect(await removeSharedLink(other.id, link.id)).toMatchObject({ ok: false, code: "not-found" });
    expect(await savedBy(reader)).toEqual(["A page"]);
    expect(await removeSharedLink(reader.id, link.id)).toMatchObject({ ok: true });
    expect(await savedBy(reader)).toEqual([]);
    expect(await removeSharedLink(reader.id, link.id)).toMatchObject({ ok: false, code: "not-found" });
  });
});

test("the neighbours among the saved are those saved just before and after, published ones", async () => {
  const [reader, other] = [await aReader(), await aReader()];
  const [a, b, c, d] = await posts(4);
  for (const [at, post] of [a, b, c, d].entries()) {
    await addBookmark(reader.id, post?.id ?? "");
    await world.db.bookmark.updateMany({ where: { postId: post?.id }, data: { createdAt: ago((9 - at) * MINUTE) } });
  }
  await addBookmark(other.id, b?.id ?? "");
  const around = async (post: typeof a) => savedNeighbours(reader.id, post?.id ?? "");
  expect(await around(b)).toMatchObject({ newer: { slug: c?.slug }, older: { slug: a?.slug } });
  expect(await around(d)).toMatchObject({ newer: null, older: { slug: c?.slug } });
  await world.db.post.update({ where: { id: c?.id }, data: { publishedAt: null } });
  expect(await around(d)).toMatchObject({ older: { slug: b?.slug } });
  expect(await savedNeighbours(other.id, a?.id ?? "")).toEqual({ newer: null, older: null });
});
