import { beforeEach, describe, expect, test } from "vitest";
import { followFeed, followTopic, unfollowFeed } from "#lib/following/commands.ts";
import { accountFor, followsWithout, withoutMuted } from "#lib/following/left-out.ts";
import { listFollowing, listNewLinks } from "#lib/following/list-queries.ts";
import { mutedInFollowing } from "#lib/following/muted-queries.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import { removeFeed } from "#lib/sources/commands.ts";
import { isLink } from "#lib/sources/link.ts";
import { chance, seeds } from "#lib/testing/chance.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed, feedServers, pollNow, text } from "#lib/testing/feeds.ts";
import { rss } from "#lib/testing/rss.ts";
import { ago, aPost, aReader, aReaderWhoMuted, aTopic, DAY, HOUR, MINUTE, NOBODY } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());
const { feedThatSays } = feedServers();

let made = 0;
/** An item that arrived at this moment. */
const anItem = (feed: { id: string }, at: Date, title = `Link ${++made}`) =>
  world.db.feedItem.create({
    data: {
      ...{
        feedId: feed.id,
        guid: `${++made}`,
        url: `https://news.example/${made}`,
        title,
        summary: "Words.",
        html: "",
        text: "",
      },
      ...{ contentHash: "0", publishedAt: at, arrivedAt: at, fetchedAt: at },
    },
  });

/** A reader who was here a day ago and follows these. */
async function aFollower(reader: { id: string; muteCount: number }, topics: string[], feeds: { id: string }[]) {
  for (const slug of topics) await followTopic(reader.id, (await aTopic(slug)).id);
  for (const { id } of feeds) expect(await followFeed(reader.id, id)).toMatchObject({ ok: true });
  await world.db.user.update({
    where: { id: reader.id },
    data: { newSince: ago(DAY), lastSeenAt: ago(MINUTE), visitAt: ago(MINUTE) },
  });
  return reader;
}

async function titlesOf(reader: { id: string; muteCount: number }, size = 20) {
  const titles: string[] = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listFollowing>> = await listFollowing(reader, before ?? undefined, size);
    titles.push(...page.items.map(({ title }) => title));
    before = page.older;
  } while (before && titles.length < 200);
  return titles;
}

describe("links of source feeds in Following", () => {
  test("stand among the briefings, newest first, whole over their pages, and nobody else's do", async () => {
    const [feed, other] = [await aFeed(undefined, "Example Times"), await aFeed()];
    const reader = await aFollower(await aReader(), ["work"], [feed]);
    await aPost({ title: "First", topics: ["work"], at: ago(MINUTE) });
    await anItem(feed, ago(2 * MINUTE), "Second");
    await aPost({ title: "Third", topics: ["work"], at: ago(3 * MINUTE) });
    await anItem(feed, ago(2 * DAY), "Fourth");
    await anItem(other, ago(MINUTE), "Of another");
    for (const size of [1, 2, 3, 20])
      expect(await titlesOf(reader, size)).toEqual(["First", "Second", "Third", "Fourth"]);
    const [first, second] = (await listFollowing(reader)).items;
    expect(first).toMatchObject({ title: "First", saved: false });
    expect(second).toMatchObject({ title: "Second", summary: "Words.", link: { publisher: "Example Times" } });
    expect(second).toMatchObject({ saved: false });
  });

  test("are counted as new with their feed, and not as something to read here", async () => {
    const feed = await aFeed();
    const reader = await aFollower(await aReader(), ["work"], [feed]);
    await aPost({ topics: ["work"], at: ago(MINUTE) });
    for (const at of [MINUTE, HOUR, 2 * DAY]) await anItem(feed, ago(at));
    const visit = await visitFollowing(reader.id, "nobody");
    expect(visit.fresh).toMatchObject({ posts: 1, links: 2, minutes: 1 });
    expect(visit.follows.find(({ kind }) => kind === "source")).toMatchObject({ id: feed.id, fresh: 2 });
    expect(accountFor(visit, { posts: 0, links: 0 })).toMatchObject({ considered: 3, shown: 3, links: 2, leftOut: [] });
    expect(await listNewLinks(reader, visit, 50)).toHaveLength(2);
    expect(await listNewLinks(reader, visit, 1)).toHaveLength(1);
  });

  test("go with the follow, and with the feed while it is removed", async () => {
    const [one, two] = [await aFeed(), await aFeed()];
    const reader = await aFollower(await aReader(), [], [one, two]);
    await anItem(one, ago(HOUR), "One");
    await anItem(two, ago(2 * HOUR), "Two");
    await unfollowFeed(reader.id, one.id);
    expect(await titlesOf(reader)).toEqual(["Two"]);
    await removeFeed(two.id);
    expect(await titlesOf(reader)).toEqual([]);
    expect((await visitFollowing(reader.id, "nobody")).follows).toEqual([]);
    for (const id of [two.id, NOBODY]) expect(await followFeed(reader.id, id)).toMatchObject({ code: "not-found" });
  });

  test("are hidden by mutes of words and sources, counted by mute and feed, and shown when asked for", async () => {
    const [feed, noisy] = [
      await aFeed("https://news.example/feed", "Example Times"),
      await aFeed("https://noisy.example/feed", "Noise"),
    ];
    const reader = await aFollower(
      await aReaderWhoMuted(["word", "koalas"], ["source", "noisy.example"]),
      [],
      [feed, noisy],
    );
    await anItem(feed, ago(HOUR), "Koalas at work");
    await anItem(feed, ago(2 * HOUR), "Wombats");
    await anItem(noisy, ago(3 * HOUR), "Anything");
    expect(await titlesOf(reader)).toEqual(["Wombats"]);
    expect(await listFollowing(reader)).toMatchObject({ hidden: 2 });
    const visit = await visitFollowing(reader.id, "nobody");
    const muted = await mutedInFollowing(reader, visit);
    expect(muted).toMatchObject({ posts: 0, links: 2 });
    expect(muted.by.map(({ name, posts }) => [name, posts]).sort()).toEqual([
      ["koalas", 1],
      ["noisy.example", 1],
    ]);
    expect(withoutMuted(visit.fresh, muted).links).toBe(1);
    expect(followsWithout(visit.follows, muted.follows).map(({ name, fresh }) => [name, fresh])).toEqual([
      ["Example Times", 1],
      ["Noise", 0],
    ]);
    expect((await listNewLinks(reader, visit, 50)).map(({ title }) => title)).toEqual(["Wombats"]);
    const { items } = await listFollowing({ ...reader, seeMuted: true });
    expect(items.map((item) => (isLink(item) ? item.mutedBy?.map(({ name }) => name) : null))).toEqual([
      ["koalas"],
      undefined,
      ["noisy.example"],
    ]);
  });
});

describe.each(seeds(4))("what was considered is what was shown and what was left out, links too (seed %i)", (seed) => {
  test("with mutes of every kind", async () => {
    const { below, oneOf } = chance(seed);
    await Promise.all(["work", "agents", "safety"].map(aTopic));
    const [feed, other] = [await aFeed(), await aFeed()];
    const muting = await aReaderWhoMuted(["topic", "agents"], ["word", "koalas"]);
    const reader = await aFollower(muting, ["work"], [feed]);
    // Never to the minute a day ago, which is over by the time that it is counted.
    for (let at = 0; at < 12; at++) {
      await aPost({
        topics: oneOf([["work"], ["work", "agents"], ["safety"]]),
        at: ago((1.5 + below(2_000)) * MINUTE),
      });
      await anItem(oneOf([feed, feed, other]), ago((1.5 + below(2_000)) * MINUTE), oneOf(["Wombats", "Koalas"]));
    }
    const published = await world.db.post.count({ where: { publishedAt: { gt: ago(DAY) } } });
    const arrived = await world.db.feedItem.count({ where: { feedId: feed.id, arrivedAt: { gt: ago(DAY) } } });
    const visit = await visitFollowing(reader.id, "look");
    const account = accountFor(visit, await mutedInFollowing(reader, visit));
    const page = await listFollowing(reader, undefined, 50, visit.until);
    const shown = page.items.filter(({ publishedAt }) => new Date(publishedAt) > visit.since);
    expect(account.considered).toBe(published + arrived);
    expect(account.shown).toBe(shown.length);
    expect(account.links).toBe(shown.filter(isLink).length);
    expect(account.considered).toBe(account.shown + account.leftOut.reduce((sum, { posts }) => sum + posts, 0));
  });
});

test("what was published between two polls is new when it comes; what a feed had before its first poll is not", async () => {
  const document = (...items: [string, Date][]) => text(rss(items.map(([title, at]) => ({ guid: title, title, at }))));
  const { feed } = await feedThatSays(
    document(["Old", ago(2 * HOUR)]),
    document(["Old", ago(2 * HOUR)], ["Late", ago(HOUR)], ["Ancient", ago(400 * DAY)]),
  );
  const reader = await aFollower(await aReader(), [], [feed]);
  await pollNow(feed);
  await world.db.user.update({ where: { id: reader.id }, data: { newSince: new Date() } });
  await pollNow(feed);
  const visit = await visitFollowing(reader.id, "nobody");
  expect(visit.fresh.links).toBe(1);
  const { items } = await listFollowing(reader);
  expect(items.map(({ title }) => title)).toEqual(["Late", "Old", "Ancient"]);
});
