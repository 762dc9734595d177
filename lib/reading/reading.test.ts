import { beforeEach, describe, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { followAuthor, followTopic } from "#lib/following/commands.ts";
import { findArticle } from "#lib/posts/queries.ts";
import { keepPlace, markRead, markUnread } from "#lib/reading/commands.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { overlayFor } from "#lib/reading/overlay.ts";
import { findArticleState, NO_STATE } from "#lib/reading/queries.ts";
import { createShareLink } from "#lib/sharing/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ahead, aPost, aReader, aTopic, MINUTE, NOBODY, posts, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const stateOf = async (reader: { id: string }, slug: string) => {
  const article = await findArticle(slug);
  if (!article) throw new Error(`no ${slug}`);
  return findArticleState(reader.id, article);
};

describe("how far one is in a piece", () => {
  test("is kept, forgotten when it is read, and begun again when it is not", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a" })];
    await keepPlace(reader.id, post.id, "The second paragraph");
    expect(await stateOf(reader, "a")).toMatchObject({ anchor: "The second paragraph", read: false });
    await markRead(reader.id, post.id);
    expect(await stateOf(reader, "a")).toMatchObject({ anchor: null, read: true });
    await markUnread(reader.id, post.id);
    expect(await stateOf(reader, "a")).toMatchObject({ anchor: null, read: false });
  });

  test("is one row after twenty pauses at once", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    const answers = await twentyTimes(() => keepPlace(reader.id, post.id, "Here"));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    await twentyTimes(() => markRead(reader.id, post.id));
    expect(await world.db.readState.count()).toBe(1);
  });

  test("is not kept for what nobody may read", async () => {
    const reader = await aReader();
    const hidden = [NOBODY, (await aPost({ at: null })).id, (await aPost({ at: ahead(MINUTE) })).id];
    for (const id of hidden)
      for (const answer of [
        await keepPlace(reader.id, id, "x"),
        await markRead(reader.id, id),
        await markUnread(reader.id, id),
      ])
        expect(answer).toMatchObject({ ok: false, code: "not-found" });
    expect(await world.db.readState.count()).toBe(0);
  });

  test("is nobody else's", async () => {
    const [reader, other, post] = [await aReader(), await aReader(), await aPost({ slug: "a" })];
    await keepPlace(reader.id, post.id, "Mine");
    await markRead(other.id, post.id);
    expect(await stateOf(reader, "a")).toMatchObject({ anchor: "Mine", read: false });
  });
});

test("an article shows all that its reader did with it", async () => {
  const [reader, post] = [await aReader(), await aPost({ slug: "a", topics: ["agents", "work"] })];
  expect(await stateOf(reader, "a")).toEqual({ ...NO_STATE, keepsPlace: true });
  await addBookmark(reader.id, post.id);
  await followTopic(reader.id, (await aTopic("agents")).id);
  await followAuthor(reader.id, post.authorId);
  await createShareLink(reader.id, post.id);
  expect(await stateOf(reader, "a")).toEqual({
    ...{ saved: true, bookmarkId: (await world.db.bookmark.findFirstOrThrow()).id, read: false },
    ...{ anchor: null, keepsPlace: true, followsTopic: true, followsAuthor: true, highlights: [] },
    shareToken: expect.stringMatching(/^[\w-]{12}$/),
  });
  expect(await stateOf(await aReader(), "a")).toEqual({ ...NO_STATE, keepsPlace: true });
  expect(await stateOf({ id: NOBODY }, "a")).toEqual(NO_STATE);
});

describe("what a reader did with the things of a page", () => {
  test("is marked on each of them", async () => {
    const [reader, [first, second, third]] = [await aReader(), await posts(3)];
    await addBookmark(reader.id, first?.id ?? "");
    await markRead(reader.id, second?.id ?? "");
    await keepPlace(reader.id, third?.id ?? "", "Half way");
    const { items } = await listItems({ kind: "all" }, { id: reader.id, muteCount: 0 });
    const marks = items.map(({ saved, read }) => [saved, read]);
    expect(marks).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  test("is nothing for another reader, for nobody and for an empty page", async () => {
    const [reader, post] = [await aReader(), await aPost({ topics: ["agents"] })];
    await addBookmark(reader.id, post.id);
    const about = { posts: [post.id], topics: ["agents"], authors: ["desk"] };
    const none = new Set();
    const nothing = { saved: none, links: none, read: none, started: none, topics: none, authors: none };
    for (const id of [(await aReader()).id, undefined]) expect(await overlayFor(id, about)).toEqual(nothing);
    expect(await overlayFor(reader.id, {})).toEqual(nothing);
  });

  test("costs no query for somebody who is signed out", async () => {
    world.statements.length = 0;
    await overlayFor(undefined, { posts: [NOBODY] });
    expect(world.statements).toEqual([]);
  });
});
