import { beforeEach, describe, expect, test } from "vitest";
import { pollFeed } from "#lib/sources/poll-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed, feedServers, pollNow, type Say, text } from "#lib/testing/feeds.ts";
import { rss } from "#lib/testing/rss.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const { feedThatSays } = feedServers();

const good = text(rss([{ title: "One" }, { title: "Two" }]));
const titles = async () => (await world.db.feedItem.findMany({ orderBy: { guid: "asc" } })).map(({ title }) => title);
const inSeconds = ({ dueAt, polledAt }: { dueAt: Date; polledAt: Date | null }) =>
  (Number(dueAt) - Number(polledAt)) / 1_000;

describe("a poll", () => {
  test("keeps what a feed brings and what it says of itself, and comes again when it is due", async () => {
    const head =
      "<title>Notes</title><link>https://example.org/</link><description>On work.</description><language>en</language><ttl>120</ttl>";
    const { feed, asked } = await feedThatSays(text(rss([{ title: "One" }, { title: "Two" }], head)));
    const after = await pollNow(feed);
    expect(await titles()).toEqual(["One", "Two"]);
    expect(after).toMatchObject({
      title: "Notes",
      siteUrl: "https://example.org/",
      description: "On work.",
      language: "en",
    });
    expect(after).toMatchObject({
      failures: 0,
      lastError: null,
      lastStatus: 200,
      claimedUntil: null,
      hintSeconds: 7_200,
    });
    expect(inSeconds(after)).toBeGreaterThanOrEqual(86_400);
    expect(asked[0]?.["user-agent"]).toMatch(/^AIBriefing\/\S+ \(\+http/);
    expect(asked[0]).not.toHaveProperty("cookie");
  });

  test("of a feed that is not due, or paused, or gone, asks nobody", async () => {
    const { feed, asked } = await feedThatSays(good);
    await pollNow(feed);
    await pollFeed(feed.id, new AbortController().signal);
    for (const state of ["paused", "gone"] as const) {
      await world.db.feed.update({ where: { id: feed.id }, data: { state } });
      await pollNow(feed);
    }
    expect(asked).toHaveLength(1);
  });

  test("says what it has, and takes nothing new for an answer", async () => {
    const { feed, asked } = await feedThatSays(
      text(rss([{}]), { etag: '"one"', "last-modified": "Sun, 01 Mar 2026 09:00:00 GMT" }),
      (response) => response.writeHead(304).end(),
      text(rss([{}, { title: "Two" }])),
    );
    await pollNow(feed);
    const unchanged = await pollNow(feed);
    expect(asked[1]).toMatchObject({ "if-none-match": '"one"', "if-modified-since": "Sun, 01 Mar 2026 09:00:00 GMT" });
    expect(unchanged).toMatchObject({ lastStatus: 304, failures: 0, etag: '"one"' });
    expect(await titles()).toEqual(["One"]);
    expect(await pollNow(feed)).toMatchObject({ lastStatus: 200, etag: null });
    expect(await titles()).toEqual(["One", "Two"]);
  });

  test.each([301, 308])(
    "that is sent on for good (%i) remembers the new address; sent on for now it does not",
    async (status) => {
      const served = await feedThatSays((response, path) => {
        if (path === "/feed.xml") return response.writeHead(status, { location: "/moved" }).end();
        if (path === "/moved") return response.writeHead(302, { location: "/now" }).end();
        return text(rss([{}]))(response, path);
      });
      expect((await pollNow(served.feed)).url).toBe(served.feed.url);
      const other = await aFeed(`${served.url}/moved-too`);
      const straight = await feedThatSays((response, path) =>
        path === "/feed.xml"
          ? response.writeHead(status, { location: "/moved" }).end()
          : text(rss([{}]))(response, path),
      );
      expect((await pollNow(straight.feed)).url).toBe(`${straight.url}/moved`);
      expect(await world.db.feed.count({ where: { id: other.id } })).toBe(1);
    },
  );

  test("that ends at another feed's address joins both, with followers and items", async () => {
    const served = await feedThatSays((response, path) =>
      path === "/feed.xml"
        ? response.writeHead(301, { location: "/new.xml" }).end()
        : text(rss([{}, { title: "Two" }]))(response, path),
    );
    const other = await aFeed(`${served.url}/new.xml`);
    const [one, both] = await Promise.all(
      ["one", "both"].map((name) => world.db.user.create({ data: { email: `${name}@example.org`, name } })),
    );
    const follows = [one, both].map((user) => ({ userId: user?.id ?? "", feedId: served.feed.id }));
    await world.db.feedFollow.createMany({ data: [...follows, { userId: both?.id ?? "", feedId: other.id }] });
    await pollNow(other);
    await pollNow(served.feed).catch(() => null);
    expect(await world.db.feed.findMany({ select: { id: true } })).toEqual([{ id: other.id }]);
    expect(await titles()).toEqual(["One", "Two"]);
    expect(await world.db.feedFollow.count({ where: { feedId: other.id } })).toBe(2);
  });

  test("of a feed that is gone (410) is the last one", async () => {
    const { feed, asked } = await feedThatSays(good, text("", {}, 410));
    await pollNow(feed);
    expect(await pollNow(feed)).toMatchObject({
      state: "gone",
      lastStatus: 410,
      lastError: expect.stringContaining("gone for good"),
    });
    await pollNow(feed);
    expect(asked).toHaveLength(2);
    expect(await titles()).toEqual(["One", "Two"]);
  });
});

describe("what fails leaves the items as they are, says why, and waits", () => {
  const whole = rss([{ title: "Other" }]);
  test.each<[string, Say, RegExp]>([
    ["404", text("", {}, 404), /404/],
    ["500", text("", {}, 500), /fault of its own \(500\)/],
    [
      "a body that is reset",
      (response) => void response.writeHead(200).write(whole.slice(0, 90), () => response.destroy()),
      /broke off/,
    ],
    [
      "a body shorter than it says",
      (response) => void response.writeHead(200, { "content-length": "9999" }).end(whole),
      /./,
    ],
    ["a body that ends too soon", text(whole.slice(0, -40)), /broke off/],
    ["nothing", text(""), /empty/],
    [
      "a page that names no feed",
      text("<!doctype html><title>Hello</title>", { "content-type": "text/html" }),
      /web page/,
    ],
    ["what is neither", text("hello", { "content-type": "text/plain" }), /no feed/],
  ])("%s", async (_what, bad, words) => {
    const { feed } = await feedThatSays(good, bad);
    await pollNow(feed);
    const first = await pollNow(feed);
    expect(first).toMatchObject({
      failures: 1,
      lastError: expect.stringMatching(words),
      failingSince: expect.any(Date),
    });
    const second = await pollNow(feed);
    expect(second).toMatchObject({ failures: 2, failingSince: first.failingSince });
    expect(await titles()).toEqual(["One", "Two"]);
  });

  test("a host that resets the line", async () => {
    const { feed } = await feedThatSays((response) => void response.socket?.destroy());
    expect(await pollNow(feed)).toMatchObject({ failures: 1, lastError: expect.stringContaining("broke off") });
  });

  test("more and more, doubled to a day, until it answers again", async () => {
    const { feed } = await feedThatSays(...Array.from({ length: 9 }, () => text("", {}, 500)), good);
    await world.db.feed.update({ where: { id: feed.id }, data: { intervalSeconds: 900 } });
    const waits: number[] = [];
    for (let at = 0; at < 9; at++) waits.push(inSeconds(await pollNow(feed)));
    waits.forEach((wait, at) => {
      const exact = Math.min(86_400, 900 * 2 ** at);
      expect(wait).toBeGreaterThanOrEqual(exact);
      expect(wait).toBeLessThanOrEqual(exact * 1.1 + 1);
    });
    expect(await pollNow(feed)).toMatchObject({ failures: 0, failingSince: null, lastError: null });
  });

  test.each([429, 503])("%i for as long as it asks", async (status) => {
    const { feed } = await feedThatSays(text("", { "retry-after": "200000" }, status));
    expect(inSeconds(await pollNow(feed))).toBeGreaterThanOrEqual(200_000);
  });
});
