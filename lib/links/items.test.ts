import { beforeEach, expect, test } from "vitest";
import { setNote } from "#lib/bookmarks/commands.ts";
import { followFeed, unfollowFeed } from "#lib/following/commands.ts";
import { listFollowing } from "#lib/following/list-queries.ts";
import { handInLink } from "#lib/links/commands.ts";
import { saveItem, unsaveItem } from "#lib/links/item-commands.ts";
import { removeFeed } from "#lib/sources/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed } from "#lib/testing/feeds.ts";
import { aReader, NOBODY, twentyTimes } from "#lib/testing/world.ts";

// What a source feed brought is saved from its card with one press.

const world = testDatabase();
beforeEach(() => world.empty());

const anItem = (feed: { id: string }, url: string, title = "An item") =>
  world.db.feedItem.create({
    data: {
      ...{ feedId: feed.id, guid: url, url, title, summary: "", html: "", text: "", contentHash: "0" },
      publishedAt: new Date(),
    },
  });

/** A reader who follows a feed, and one item of it. */
async function aFollower(url = "https://news.example/a#part") {
  const [reader, feed] = [await aReader(), await aFeed()];
  await followFeed(reader.id, feed.id);
  return { reader, feed, item: await anItem(feed, url) };
}

const marks = () => world.db.bookmark.findMany({ include: { sharedLink: true, entries: true } });

/** Which cards of Following say Saved, by title. */
async function savedIn({ id, muteCount }: { id: string; muteCount: number }) {
  const { items } = await listFollowing({ id, muteCount });
  return items.filter(({ saved }) => saved).map(({ title }) => title);
}

test("it is handed in under the title of its feed until its page says its own, and its card shows Saved", async () => {
  const { reader, feed, item } = await aFollower();
  await anItem(feed, "https://news.example/b", "Another");
  expect(await savedIn(reader)).toEqual([]);
  expect(await saveItem(reader.id, item.id)).toMatchObject({ ok: true });
  expect(await marks()).toMatchObject([
    {
      userId: reader.id,
      sharedLink: { url: "https://news.example/a", title: "An item", titled: false, state: "waiting", removedAt: null },
    },
  ]);
  expect(await savedIn(reader)).toEqual(["An item"]);
});

test("twenty presses at once save it once, and one takes it off", async () => {
  const { reader, item } = await aFollower();
  const answers = await twentyTimes(() => saveItem(reader.id, item.id));
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect(await world.db.bookmark.count()).toBe(1);
  for (let time = 0; time < 2; time++) expect(await unsaveItem(reader.id, item.id)).toMatchObject({ ok: true });
  expect([await world.db.bookmark.count(), await savedIn(reader)]).toEqual([0, []]);
});

test("what is taken off by a press too many comes back as it was, where it stood", async () => {
  const { reader, item } = await aFollower();
  await saveItem(reader.id, item.id);
  const [before] = await marks();
  await setNote(reader.id, before?.id ?? "", "For Monday");
  const list = await world.db.savedList.create({ data: { userId: reader.id, name: "Mine", position: 0 } });
  await world.db.savedListEntry.create({ data: { listId: list.id, bookmarkId: before?.id ?? "", position: 0 } });
  await unsaveItem(reader.id, item.id);
  await saveItem(reader.id, item.id);
  expect(await marks()).toMatchObject([
    { id: before?.id, createdAt: before?.createdAt, note: "For Monday", entries: [{ listId: list.id }] },
  ]);
});

test("a link that was handed in by its address is the same, whatever is said of it, and none of another reader's", async () => {
  const { reader, item } = await aFollower();
  const other = await aReader();
  await handInLink(reader.id, { url: "https://news.example/a?utm_source=mail", title: "Mine", comment: "Why" });
  expect(await savedIn(reader)).toEqual(["An item"]);
  await saveItem(reader.id, item.id);
  expect(await marks()).toMatchObject([{ sharedLink: { title: "Mine", comment: "Why" } }]);
  await followFeed(other.id, item.feedId ?? "");
  expect(await savedIn(other)).toEqual([]);
});

test("what a reader does not follow, what was removed and what never was is not there to be saved", async () => {
  const { reader, feed, item } = await aFollower();
  const stranger = await aReader();
  for (const [who, what] of [
    [stranger.id, item.id],
    [reader.id, NOBODY],
  ] as const) {
    expect(await saveItem(who, what)).toMatchObject({ code: "not-found" });
    expect(await unsaveItem(who, what)).toMatchObject({ ok: true });
  }
  await unfollowFeed(reader.id, feed.id);
  expect(await saveItem(reader.id, item.id)).toMatchObject({ code: "not-found" });
  await followFeed(reader.id, feed.id);
  await removeFeed(feed.id);
  expect(await saveItem(reader.id, item.id)).toMatchObject({ code: "not-found" });
  expect(await marks()).toEqual([]);
});
