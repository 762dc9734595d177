import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/testing/database.ts";
import { feedServers, pollNow, type Say, text } from "#lib/testing/feeds.ts";
import { rss } from "#lib/testing/rss.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const { feedThatSays } = feedServers();
const good = text(rss([{ title: "One" }, { title: "Two" }]));
const titles = async () => (await world.db.feedItem.findMany({ orderBy: { guid: "asc" } })).map(({ title }) => title);

describe("a page in a feed's place", () => {
  const page: Say = text(`<!doctype html><link rel="alternate" type="application/rss+xml" href="/real.xml">`, {
    "content-type": "text/html",
  });

  test("gives the feed that it names, where there was none yet", async () => {
    const served = await feedThatSays(page, good);
    const turned = await pollNow(served.feed);
    expect(turned).toMatchObject({ url: `${served.url}/real.xml`, failures: 0 });
    await pollNow(turned);
    expect(await titles()).toEqual(["One", "Two"]);
  });

  test("is a failure before, and is believed the third time in a row", async () => {
    const served = await feedThatSays(good, page);
    await pollNow(served.feed);
    expect(await pollNow(served.feed)).toMatchObject({
      url: served.feed.url,
      failures: 1,
      lastError: expect.stringContaining("/real.xml"),
    });
    await pollNow(served.feed);
    expect(await pollNow(served.feed)).toMatchObject({ url: `${served.url}/real.xml` });
  });
});
