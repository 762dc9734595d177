import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/testing/database.ts";
import { feedServers, pollNow, text } from "#lib/testing/feeds.ts";
import { rss } from "#lib/testing/rss.ts";
import { ago, ahead, DAY, HOUR } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const { feedThatSays } = feedServers();

type Items = Parameters<typeof rss>[0];

/** A feed that has these items at its first poll, those at its second and so on. */
async function aFeedOf(...documents: (Items | string)[]) {
  const says = documents.map((document) => text(typeof document === "string" ? document : rss(document)));
  return (await feedThatSays(...says)).feed;
}

const items = () => world.db.feedItem.findMany({ orderBy: [{ publishedAt: "desc" }, { title: "asc" }] });
const titles = async () => (await items()).map(({ title }) => title);

async function polled(times: number, ...documents: (Items | string)[]) {
  const feed = await aFeedOf(...documents);
  for (let at = 0; at < times; at++) await pollNow(feed);
  return feed;
}

describe("an item", () => {
  test("is kept once, however often it is polled", async () => {
    await polled(3, [{ title: "One" }, { title: "Two" }]);
    expect(await titles()).toEqual(["One", "Two"]);
    expect((await items()).map(({ changedAt }) => changedAt)).toEqual([null, null]);
  });

  test("that a document says twice is one, under one guid or two", async () => {
    await polled(1, [
      { guid: "a", title: "One" },
      { guid: "a", title: "One" },
      { guid: "b", title: "Two", link: "https://example.org/two" },
      { guid: "c", title: "Two", link: "https://example.org/two" },
    ]);
    expect(await titles()).toEqual(["One", "Two"]);
  });

  test("without a guid is known by its address, also when its title is edited", async () => {
    const link = "https://example.org/a";
    await polled(2, [{ guid: null, link, title: "Draft" }], [{ guid: null, link, title: "Final" }]);
    expect(await titles()).toEqual(["Final"]);
  });

  test("is known by its address where a feed gives all items one guid", async () => {
    await polled(2, [
      { guid: "x", title: "One" },
      { guid: "x", title: "Two" },
      { guid: "x", title: "Three" },
    ]);
    expect(await titles()).toEqual(["One", "Three", "Two"]);
  });

  test("whose guid changes stays the same item", async () => {
    const link = "https://example.org/a";
    await polled(1, [{ guid: "old", link }]);
    const [before] = await items();
    await world.empty();
    const feed = await aFeedOf([{ guid: "old", link, title: "Same" }], [{ guid: "new", link, title: "Same" }]);
    await pollNow(feed);
    const [first] = await items();
    await pollNow(feed);
    const after = await items();
    expect(before?.guid).toBe("old");
    expect(after.map(({ id, guid }) => [id, guid])).toEqual([[first?.id, "new"]]);
  });

  test("of a feed without addresses is not taken for the one before it", async () => {
    const one = (guid: string, title: string, at: Date) => [{ guid, link: null, title, at }];
    await polled(2, one("1", "Monday", ago(2 * DAY)), one("2", "Tuesday", ago(DAY)));
    expect(await titles()).toEqual(["Tuesday", "Monday"]);
  });

  test("that is edited is changed in its place, and keeps its id", async () => {
    const feed = await aFeedOf(
      [{ title: "One", text: "Old words." }],
      [{ title: "One, corrected", text: "New words." }],
    );
    await pollNow(feed);
    const [before] = await items();
    await pollNow(feed);
    const after = await items();
    expect(after).toMatchObject([
      { id: before?.id, title: "One, corrected", text: "New words.", changedAt: expect.any(Date) },
    ]);
  });

  test("from the future counts from when it was first seen, and stays there", async () => {
    const feed = await aFeedOf([{ at: ahead(3 * DAY) }], [{ at: ahead(3 * DAY), title: "Edited" }]);
    const { polledAt } = await pollNow(feed);
    await pollNow(feed);
    expect(await items()).toMatchObject([{ title: "Edited", publishedAt: polledAt }]);
  });

  test.each([
    ["an unreadable date", "the day before yesterday"],
    ["no date", null],
  ])("with %s counts from when it was first seen", async (_what, at) => {
    const feed = await aFeedOf([{ at }], [{ at, title: "Edited" }]);
    const { polledAt } = await pollNow(feed);
    await pollNow(feed);
    expect(await items()).toMatchObject([{ title: "Edited", publishedAt: polledAt }]);
  });

  test("is kept clean: no script, no tracking, plain words beside it", async () => {
    const text = `<script>alert(1)</script><p onclick="x()">Hello <b>you</b></p><img src="https://t.example/p.gif" width="1" height="1">`;
    await polled(1, [{ title: "A &amp; B", text, link: "https://example.org/a?utm_source=rss&amp;id=7" }]);
    const [item] = await items();
    expect(item).toMatchObject({
      title: "A & B",
      url: "https://example.org/a?id=7",
      text: "Hello you",
      summary: "Hello you",
    });
    expect(item?.html).not.toMatch(/script|onclick|img/);
  });

  test("with an address that leads nowhere leads to the feed's page", async () => {
    await polled(1, [{ link: "javascript:alert(1)" }]);
    expect((await items())[0]?.url).toBe("https://example.org/");
  });

  test("without a title has the beginning of its words", async () => {
    await polled(1, [
      { title: "", text: `${"many words ".repeat(30)}` },
      { title: "", text: "" },
    ]);
    expect(await titles()).toEqual(["example.org", expect.stringMatching(/^many words .*…$/)]);
  });
});

describe("of a feed with very much", () => {
  const many = (from: number, count: number): Items =>
    Array.from({ length: count }, (_, at) => ({
      guid: `g${from + at}`,
      link: `https://example.org/${from + at}`,
      at: ago((2_000 - from - at) * HOUR),
    }));

  test("500 items are kept, the newest, and those of the document", async () => {
    const feed = await polled(2, many(0, 400), many(400, 400));
    expect(await world.db.feedItem.count()).toBe(500);
    const oldest = await world.db.feedItem.findFirst({ orderBy: { publishedAt: "asc" } });
    expect(oldest?.guid).toBe("g300");
    await pollNow(feed);
    expect(await world.db.feedItem.count()).toBe(500);
  }, 60_000);

  test("what is old goes once its document has it no more, but never out of a story", async () => {
    const old = (guid: string) => ({ guid, link: `https://example.org/${guid}`, at: ago(200 * DAY) });
    const feed = await aFeedOf([old("a"), old("b"), old("c")], [old("c"), { guid: "d", at: ago(DAY) }]);
    await pollNow(feed);
    const a = await world.db.feedItem.findFirstOrThrow({ where: { guid: "a" } });
    const story = await world.db.story.create({ data: { title: "Story", lastItemAt: new Date(), state: "taken_up" } });
    await world.db.storyItem.create({ data: { storyId: story.id, itemId: a.id, kind: "press", reason: {} } });
    await pollNow(feed);
    expect((await items()).map(({ guid }) => guid).sort()).toEqual(["a", "c", "d"]);
  });

  test("what is far too long is cut", async () => {
    await polled(1, [
      {
        title: "t".repeat(5_000),
        text: `<p>${"long ".repeat(300_000)}</p>`,
        link: `https://example.org/${"x".repeat(3_000)}`,
      },
    ]);
    const [item] = await items();
    expect(item?.title.length).toBeLessThanOrEqual(300);
    expect(item?.html.length).toBeLessThanOrEqual(200_000);
    expect(item?.text.length).toBeLessThanOrEqual(100_000);
    expect(item?.summary.length).toBeLessThanOrEqual(500);
  });
});
