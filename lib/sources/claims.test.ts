import { beforeEach, expect, test } from "vitest";
import { pollFeed } from "#lib/sources/poll-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { feedServers, text } from "#lib/testing/feeds.ts";
import { rss } from "#lib/testing/rss.ts";
import { twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const { feedThatSays } = feedServers();
const titles = async () => (await world.db.feedItem.findMany({ orderBy: { guid: "asc" } })).map(({ title }) => title);

test("twenty workers at once poll a feed once in its interval, and keep one of everything", async () => {
  const served = await feedThatSays(text(rss([{}, { title: "Two" }])));
  await twentyTimes(() => pollFeed(served.feed.id, new AbortController().signal));
  await twentyTimes(() => pollFeed(served.feed.id, new AbortController().signal));
  expect(served.asked).toHaveLength(1);
  expect(await titles()).toEqual(["One", "Two"]);
});

test("a poll that is told to stop gives the feed back as it was, due and free", async () => {
  const stop = new AbortController();
  const served = await feedThatSays(() => stop.abort());
  await pollFeed(served.feed.id, stop.signal);
  expect(await world.db.feed.findUniqueOrThrow({ where: { id: served.feed.id } })).toMatchObject({
    claimedUntil: null,
    failures: 0,
    polledAt: null,
  });
});

test("a worker that comes back after its claim is over writes nothing over what another wrote", async () => {
  const served = await feedThatSays((response) => {
    setTimeout(() => response.end(rss([{ title: "Late" }])), 300);
  });
  const late = pollFeed(served.feed.id, new AbortController().signal);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await world.db.feed.update({ where: { id: served.feed.id }, data: { claimedUntil: new Date(Date.now() + 90_000) } });
  await late;
  expect(await titles()).toEqual([]);
  expect(await world.db.feed.findUniqueOrThrow({ where: { id: served.feed.id } })).toMatchObject({ polledAt: null });
});
