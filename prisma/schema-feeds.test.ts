import { beforeEach, describe, expect, test } from "vitest";
import type { Prisma } from "#lib/db.ts";
import { testDatabase } from "#lib/testing/database.ts";

const world = testDatabase();
beforeEach(() => world.empty());

describe("source feeds", () => {
  const aFeed = (changes: Partial<Prisma.FeedUncheckedCreateInput> = {}) =>
    world.db.feed.create({ data: { url: "https://example.org/feed.xml", title: "Example", ...changes } });
  const anItem = (changes: Partial<Prisma.FeedItemUncheckedCreateInput> = {}) =>
    world.db.feedItem.create({
      data: {
        ...{ guid: "1", url: "https://example.org/1", title: "One", summary: "", html: "", text: "", contentHash: "0" },
        ...{ publishedAt: new Date("2026-03-01"), ...changes },
      },
    });

  test.each([
    ["a feed that is no web address", () => aFeed({ url: "file:///etc/passwd" })],
    ["a feed without a title", () => aFeed({ title: "" })],
    ["a feed that is asked every minute", () => aFeed({ intervalSeconds: 60 })],
    ["a feed that fails since no moment", () => aFeed({ failures: 1 })],
    ["an item from the future", () => anItem({ publishedAt: new Date(Date.now() + 60_000) })],
    ["an item of nothing", () => anItem({ guid: "" })],
    ["an item that leads to no page", () => anItem({ url: "javascript:alert(1)" })],
    ["more text than is kept", () => anItem({ text: "a".repeat(100_001) })],
  ])("the database refuses %s", async (_what, make) => {
    await expect(make()).rejects.toThrow(/violates check constraint/);
  });

  test("an item is one for each guid of a feed, and for each address that was handed in", async () => {
    const { id: feedId } = await aFeed();
    await anItem({ feedId });
    await anItem({ feedId, guid: "2" });
    await anItem();
    await expect(anItem({ feedId })).rejects.toThrow(/Unique constraint/);
    await expect(anItem({ guid: "2" })).rejects.toThrow(/Unique constraint/);
  });

  test("a feed goes with its items, but with what a story has of it", async () => {
    const { id: feedId } = await aFeed();
    const [one, two] = [await anItem({ feedId }), await anItem({ feedId, guid: "2" })];
    await world.db.feedItem.update({ where: { id: two.id }, data: { duplicateOfId: one.id } });
    const story = { title: "Story", lastItemAt: new Date(), leadItemId: one.id };
    const { id: storyId } = await world.db.story.create({ data: story });
    await world.db.storyItem.create({ data: { storyId, itemId: one.id, kind: "press", reason: {} } });
    await world.db.feed.delete({ where: { id: feedId } });
    expect(await world.db.feedItem.count()).toBe(0);
    expect(await world.db.story.count()).toBe(0);
  });
});
