import { beforeEach, describe, expect, test } from "vitest";
import { done } from "#lib/errors.ts";
import { addFeed } from "#lib/sources/add-commands.ts";
import { asking } from "#lib/sources/ask-commands.ts";
import { forgetRemovedFeeds, pauseFeed, pollNow, removeFeed, renameFeed, restoreFeed } from "#lib/sources/commands.ts";
import { opmlOf, readOpml } from "#lib/sources/opml.ts";
import { importOpml } from "#lib/sources/opml-commands.ts";
import { allFeeds, countFeeds, findFeed, listFeedItems, listFeeds } from "#lib/sources/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed, feedServers, pollNow as poll } from "#lib/testing/feeds.ts";
import { rss } from "#lib/testing/rss.ts";
import { NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const { site } = feedServers();

const link = (path: string, title: string) =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${path}">`;

/** A site whose pages are these, and whose feeds are at every address that ends in .xml. */
async function aSite(pages: Record<string, string>) {
  const server = await site((request, response) => {
    const path = request.url ?? "";
    const page = pages[path];
    if (page !== undefined) return response.writeHead(200, { "content-type": "text/html" }).end(page);
    if (path.endsWith(".xml")) return response.end(rss([{}], `<title>Feed ${path}</title>`));
    response.writeHead(404).end();
  });
  return server.url;
}

const urls = async () => (await allFeeds()).map(({ url, title }) => [url, title]);

test("one editor has other hosts asked 120 times an hour at most, another as often", async () => {
  let asked = 0;
  const ask = (editorId: string) => asking(editorId, async () => done(++asked));
  for (let at = 0; at < 120; at++) await ask("one");
  expect(await ask("one")).toMatchObject({ ok: false, code: "rate-limited" });
  expect(asked).toBe(120);
  expect(await ask("another")).toMatchObject({ ok: true });
});

describe("adding a source", () => {
  test("by the address of its feed", async () => {
    const at = await aSite({});
    expect(await addFeed(`${at}/a.xml`)).toMatchObject({ ok: true, value: { isNew: true } });
    expect(await urls()).toEqual([[`${at}/a.xml`, "Feed /a.xml"]]);
  });

  test("by the address of a site that names one", async () => {
    const at = await aSite({ "/": `<!doctype html>${link("/a.xml", "Notes")}` });
    expect(await addFeed(`${at}/`)).toMatchObject({ ok: true });
    expect(await urls()).toEqual([[`${at}/a.xml`, "Notes"]]);
  });

  test("by the address of a site that names several, by choosing", async () => {
    const at = await aSite({ "/": `<!doctype html>${link("/a.xml", "Notes")}${link("/b.xml", "Comments")}` });
    const answer = await addFeed(`${at}/`);
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining("Choose one") });
    const choices = answer.ok ? [] : (answer.choices ?? []);
    expect(choices.map(({ value }) => value)).toEqual([`${at}/a.xml`, `${at}/b.xml`]);
    expect(await urls()).toEqual([]);
    expect(await addFeed(choices[1]?.value ?? "")).toMatchObject({ ok: true });
    expect(await urls()).toEqual([[`${at}/b.xml`, "Feed /b.xml"]]);
  });

  test("twenty times at once is one feed, and what was removed comes back", async () => {
    const at = await aSite({});
    const answers = await twentyTimes(() => addFeed(`${at}/a.xml`));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const [feed] = await world.db.feed.findMany();
    await removeFeed(feed?.id ?? "");
    expect(await addFeed(`${at}/a.xml`)).toMatchObject({ ok: true, value: { id: feed?.id, isNew: true } });
    expect(await world.db.feed.count()).toBe(1);
  });

  test("by the address of a site that names none, where its feed mostly is", async () => {
    const at = await aSite({ "/blog/": "<!doctype html><p>Hello" });
    expect(await addFeed(`${at}/blog/`)).toMatchObject({ ok: true });
    expect(await urls()).toEqual([[`${at}/rss.xml`, "Feed /rss.xml"]]);
  });

  test.each([
    ["nothing", "", /Write the address/],
    ["another scheme", "ftp://example.org/feed.xml", /Write the address/],
    ["an address of one's own network", "http://10.0.0.1/feed.xml", /./],
    ["a page without a feed", "/", /web page/],
    ["what is not there", "/none", /404/],
  ])("is refused in words for %s", async (_what, typed, words) => {
    const page = "<!doctype html><p>Hello";
    const at = await aSite(
      Object.fromEntries(["/", "/rss.xml", "/atom.xml", "/index.xml"].map((path) => [path, page])),
    );
    expect(await addFeed(typed.startsWith("/") ? at + typed : typed)).toMatchObject({
      ok: false,
      fields: { url: expect.stringMatching(words) },
    });
    expect(await urls()).toEqual([]);
  });
});

describe("a source of the desk", () => {
  test("is paused, resumed, renamed, removed and put back, each twice as once", async () => {
    const at = await aSite({});
    const feed = await aFeed(`${at}/a.xml`);
    const twice = async (what: () => Promise<{ ok: boolean }>) =>
      expect([(await what()).ok, (await what()).ok]).toEqual([true, true]);
    await twice(() => renameFeed(feed.id, "A name of ours"));
    expect(await poll(feed)).toMatchObject({ title: "A name of ours" });
    await twice(() => pauseFeed(feed.id));
    expect(await findFeed(feed.id)).toMatchObject({ state: "paused", items: 1 });
    await twice(() => pollNow(feed.id));
    expect(await findFeed(feed.id)).toMatchObject({ state: "active" });
    await twice(() => removeFeed(feed.id));
    expect(await findFeed(feed.id)).toBeNull();
    expect(await countFeeds()).toMatchObject({ all: 0, removed: [{ id: feed.id }] });
    expect(await renameFeed(feed.id, "x")).toMatchObject({ ok: false, code: "not-found" });
    await twice(() => restoreFeed(feed.id));
    expect(await findFeed(feed.id)).toMatchObject({ title: "A name of ours", items: 1 });
    expect((await listFeedItems(feed.id)).items).toMatchObject([{ title: "One" }]);
  });

  test("that was removed is not polled, and is forgotten after a day unless a story rests on it", async () => {
    const [at, other] = [await aSite({}), await aSite({})];
    const [kept, gone] = [await aFeed(`${at}/a.xml`), await aFeed(`${other}/a.xml`)];
    await Promise.all([poll(kept), poll(gone)]);
    const item = await world.db.feedItem.findFirstOrThrow({ where: { feedId: kept.id } });
    const story = await world.db.story.create({ data: { title: "Story", lastItemAt: new Date(), state: "taken_up" } });
    await world.db.storyItem.create({ data: { storyId: story.id, itemId: item.id, kind: "press", reason: {} } });
    for (const { id } of [kept, gone]) await removeFeed(id);
    await forgetRemovedFeeds();
    expect(await world.db.feed.count()).toBe(2);
    await world.db.$executeRaw`UPDATE "Feed" SET "removedAt" = now() - interval '25 hours'`;
    await forgetRemovedFeeds();
    expect(await world.db.feed.findMany({ select: { id: true } })).toEqual([{ id: kept.id }]);
    expect(await world.db.feedItem.count()).toBe(1);
    expect(await forgetRemovedFeeds()).toBe(false);
  });

  test("stands among those of its kind, page by page", async () => {
    for (let at = 0; at < 5; at++) await aFeed();
    await world.db.feed.updateMany({ where: { url: { endsWith: "1" } }, data: { state: "paused" } });
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = await listFeeds({ view: "all", before: before ?? undefined, size: 2 });
      seen.push(...page.items.map(({ id }) => id));
      before = page.older;
    } while (before);
    expect(new Set(seen).size).toBe(5);
    expect((await listFeeds({ view: "failing" })).items).toEqual([]);
    expect(await countFeeds()).toMatchObject({ all: 5, failing: 0 });
  });

  test("that does not exist answers as not found", async () => {
    for (const what of [pauseFeed, pollNow, removeFeed, restoreFeed])
      expect(await what(NOBODY)).toMatchObject({ ok: false, code: "not-found" });
    expect(await findFeed("no-id")).toBeNull();
  });
});

describe("a list of feeds", () => {
  const file = (text: string) => new File([text], "feeds.opml");
  const nested = `<?xml version="1.0"?><opml version="1.1"><body>
    <outline text="News"><outline text="A &amp; B" xmlUrl="https://a.example/feed"/>
      <outline text="Deep"><outline type="rss" xmlUrl="HTTPS://B.example/feed#top"/></outline></outline>
    <outline text="Again" xmlURL="https://a.example/feed"/><outline text="Page" htmlUrl="https://c.example/"/>
    <outline text="Bad" xmlUrl="javascript:alert(1)"/></body></opml>`;

  test("is added once, however often it is read in", async () => {
    expect(await importOpml(file(nested))).toEqual({ ok: true, value: { found: 2, added: 2, unusable: 1 } });
    expect(await importOpml(file(nested))).toEqual({ ok: true, value: { found: 2, added: 0, unusable: 1 } });
    expect(await urls()).toEqual([
      ["https://a.example/feed", "A & B"],
      ["https://b.example/feed", "b.example"],
    ]);
  });

  test("goes out as it came in", async () => {
    await importOpml(file(nested));
    const written = opmlOf("Sources", await allFeeds());
    expect(readOpml(Buffer.from(written))).toEqual({
      ok: true,
      unusable: 0,
      feeds: (await urls()).map(([url, title]) => ({ url, title })),
    });
  });

  test.each([
    ["another file", "<html><body>Hello</body></html>", /no list of feeds/],
    ["a feed", rss([{}]), /no list of feeds/],
    ["nothing", "", /no list of feeds|Choose/],
    ["a list without feeds", "<opml><body><outline text='x'/></body></opml>", /no feed in this list/],
    ["bytes of a picture", "\u0089PNG\r\n\u001a\n", /no list of feeds/],
  ])("that is %s is refused in words", async (_what, text, words) => {
    expect(await importOpml(file(text))).toMatchObject({ ok: false, fields: { opml: expect.stringMatching(words) } });
    expect(await urls()).toEqual([]);
  });
});
