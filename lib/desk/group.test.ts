import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { forgetOldBands, groupNewItems } from "#lib/desk/group-commands.ts";
import { chance } from "#lib/testing/chance.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed } from "#lib/testing/feeds.ts";
import { anInboxItem, groupAll } from "#lib/testing/stories.ts";
import { ago, HOUR, MINUTE, twentyTimes } from "#lib/testing/world.ts";
import { labelledItems } from "../../bench/grouping-items.ts";

const world = testDatabase();
beforeEach(() => world.empty());

/** The worker as `npm start` runs it. */
const aWorker = () =>
  spawn(process.execPath, ["worker.ts"], {
    env: { ...process.env, DATABASE_URL: world.url, LOG_LEVEL: "error" },
    stdio: "inherit",
  });

async function until(what: () => Promise<boolean>) {
  for (const end = Date.now() + 150_000; Date.now() < end; await sleep(50)) if (await what()) return;
  throw new Error("It did not come to that.");
}

/** The titles of each story, the one that speaks for it first, in no order of stories. */
const stories = async () => {
  const found = await world.db.story.findMany({ include: { items: { include: { item: true } }, leadItem: true } });
  return found
    .map(({ leadItem, items }) => {
      const others = items.filter(({ itemId }) => itemId !== leadItem?.id).map(({ item }) => item.title);
      return [leadItem?.title ?? "", ...others.sort()];
    })
    .sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
};

describe("what came in", () => {
  test("is put into stories, the strongest source first, with the reason", async () => {
    const paper = "https://arxiv.org/abs/2611.01234";
    await anInboxItem({ title: "A lab trains on half the data", html: `<p><a href="${paper}">Paper</a></p>` });
    await anInboxItem({ title: "Half the Data: Training Models on Less", url: paper });
    await anInboxItem({ title: "A court rules on something else" });
    await groupAll();
    expect(await stories()).toEqual([
      ["A court rules on something else"],
      ["Half the Data: Training Models on Less", "A lab trains on half the data"],
    ]);
    const second = await world.db.storyItem.findFirstOrThrow({ where: { item: { title: { startsWith: "A lab" } } } });
    expect(second.reason).toMatchObject({ linksTo: "that" });
    expect(await world.db.itemWaiting.count()).toBe(0);
  });

  test("joins what is there already, and a copy is marked as one", async () => {
    const text =
      "Meta said on Tuesday that Llama 4 Scout and Maverick can be downloaded from today by everybody who accepts the licence.";
    const one = await anInboxItem({ title: "Meta releases Llama 4 Scout", summary: text, at: ago(5 * HOUR) });
    await groupAll();
    const story = await world.db.story.findFirstOrThrow();
    const copy = await anInboxItem({
      title: "Meta releases Llama 4 Scout",
      summary: `${text} Our staff.`,
      at: ago(HOUR),
    });
    await groupAll();
    expect(await world.db.storyItem.findMany({ where: { storyId: story.id } })).toHaveLength(2);
    expect(await world.db.feedItem.findUniqueOrThrow({ where: { id: copy.id } })).toMatchObject({
      duplicateOfId: one.id,
    });
    expect((await world.db.story.findFirstOrThrow()).lastItemAt.getTime()).toBeGreaterThan(story.lastItemAt.getTime());
  });

  test("that says something else later is found by its new words, and stays where it stands", async () => {
    const item = await anInboxItem({ title: "Old words" });
    await groupAll();
    await world.db.feedItem.update({
      where: { id: item.id },
      data: { title: "Wombats compose", changedAt: new Date() },
    });
    expect(await world.db.itemWaiting.count()).toBe(1);
    await groupAll();
    expect(await world.db.itemKey.count({ where: { key: "term:wombat" } })).toBe(1);
    expect(await stories()).toEqual([["Wombats compose"]]);
  });

  test("goes with its feed, and its story with it", async () => {
    const feed = await aFeed();
    await anInboxItem({ title: "Alone", feedId: feed.id });
    await groupAll();
    await world.db.feed.delete({ where: { id: feed.id } });
    expect([await world.db.story.count(), await world.db.itemKey.count()]).toEqual([0, 0]);
  });
});

describe("many at once", () => {
  test("what changes while it is put into stories is put there again", async () => {
    const { id } = await anInboxItem({ title: "Llama 4 released today" });
    await anInboxItem({ title: "Llama 4 released today, says Meta" });
    const title = "Wombats keep minutes of their meetings";
    await world.db.$transaction(async (tx) => {
      await tx.feedItem.update({ where: { id }, data: { title } });
      // It reads what was committed, and comes to its end before this change does.
      await groupNewItems();
    });
    expect(await stories()).toHaveLength(1);
    expect(await world.db.itemWaiting.findMany({ select: { itemId: true } })).toEqual([{ itemId: id }]);
    await groupAll();
    expect(await stories()).toHaveLength(2);
  });

  test("twenty workers leave one of everything", async () => {
    for (let at = 0; at < 30; at++) await anInboxItem({ title: `Llama ${at % 3} released today` });
    await twentyTimes(async () => {
      while (await groupNewItems());
    });
    await groupAll();
    expect(await world.db.storyItem.count()).toBe(30);
    expect((await stories()).map((titles) => titles.length)).toEqual([10, 10, 10]);
    expect(await world.db.itemWaiting.count()).toBe(0);
  });

  test("workers that are killed in the middle leave one of everything, and what is grouped again stays as it is", async () => {
    for (let at = 0; at < 120; at++)
      await anInboxItem({ title: `Llama ${at % 3} released today`, at: ago(at * MINUTE) });
    const placed = () => world.db.storyItem.count();
    for (const enough of [1, 60, 120]) {
      const workers = [aWorker(), aWorker()];
      await until(async () => (await placed()) >= enough);
      for (const worker of workers) worker.kill("SIGKILL");
    }
    expect((await stories()).map((titles) => titles.length)).toEqual([40, 40, 40]);
    const before = await world.db.storyItem.findMany({ orderBy: { itemId: "asc" } });
    await world.db
      .$executeRaw`INSERT INTO "ItemWaiting" SELECT id, "publishedAt" FROM "FeedItem" ON CONFLICT DO NOTHING`;
    await groupAll();
    expect(await world.db.storyItem.findMany({ orderBy: { itemId: "asc" } })).toEqual(before);
  }, 180_000);
});

test("the labelled items come to nearly the same stories in any order of arrival, one by one too", async () => {
  const { below } = chance(11);
  const shift = Date.now() - Math.max(...labelledItems("held-out").map(({ at }) => at)) - HOUR;
  const items = labelledItems("held-out").map((item) => ({ ...item, order: below(1_000_000) }));
  const partition = async (arrival: typeof items, atOnce: number) => {
    await world.empty();
    const feeds = new Map<string, string>();
    for (const [at, item] of arrival.entries()) {
      const feedId = feeds.get(item.feedId ?? "") ?? (await aFeed()).id;
      feeds.set(item.feedId ?? "", feedId);
      const html = item.links.map((link) => `<a href="${link}">x</a>`).join(" ");
      const { title, summary, url, language } = item;
      await anInboxItem({ title, summary, url, language, feedId, html, at: new Date(item.at + shift), guid: item.id });
      if (at % atOnce === 0) await groupAll();
    }
    await groupAll();
    const rows = await world.db.storyItem.findMany({ include: { item: { select: { guid: true } } } });
    return new Map(rows.map(({ storyId, item }) => [item.guid, storyId]));
  };
  const together = await partition(items, 1_000);
  const oneByOne = await partition(
    [...items].sort((a, b) => a.order - b.order),
    1,
  );
  const ids = items.map(({ id }) => id);
  let [same, pairs] = [0, 0];
  for (const a of ids)
    for (const b of ids) {
      if (a >= b) continue;
      const [one, other] = [together.get(a) === together.get(b), oneByOne.get(a) === oneByOne.get(b)];
      if (one || other) pairs++;
      if (one && other) same++;
    }
  expect(pairs).toBeGreaterThan(50);
  expect(same / pairs).toBeGreaterThan(0.9);
}, 120_000);

test("parts of old texts are forgotten, words are not", async () => {
  const summary = Array.from({ length: 40 }, (_, at) => `word${at}`).join(" ");
  await anInboxItem({ title: "Long ago", summary, at: ago(70 * 24 * HOUR) });
  await anInboxItem({ title: "Lately", summary: summary.toUpperCase(), at: ago(HOUR) });
  await groupAll();
  expect(await forgetOldBands()).toBe(false);
  expect(await world.db.itemKey.count({ where: { key: { startsWith: "band:" } } })).toBe(16);
  expect(await world.db.itemKey.count({ where: { key: "term:long" } })).toBe(1);
});
