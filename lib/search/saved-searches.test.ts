import { beforeEach, describe, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import * as searches from "#lib/search/commands.ts";
import { findSavedSearch, freshInSavedSearches, listSavedSearches } from "#lib/search/saved-search-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, ahead, aPost, aReader, aTopic, DAY, MINUTE, NOBODY, posts, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(world.empty);

const wish = (query: string, name = "") => ({ name, query, order: "best" as const });

async function kept(userId: string, query: string, name?: string) {
  const made = await searches.keepSearch(userId, wish(query, name));
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
}

describe("a kept search", () => {
  test("has its query for a name unless it is given one, and is written as one would type it", async () => {
    const { id } = await aReader();
    await aTopic("work");
    await kept(id, "  agents   -“old ones” ");
    await kept(id, "topic:work", "Work");
    const list = (await listSavedSearches(id)).map(({ name, query }) => [name, query]);
    expect(list).toEqual([
      ['agents -"old ones"', 'agents -"old ones"'],
      ["Work", "topic:work"],
    ]);
  });

  test("is kept once, however often it is sent", async () => {
    const { id } = await aReader();
    const made = await twentyTimes(() => searches.keepSearch(id, wish("agents")));
    expect(new Set(made.map((each) => each.ok && each.value.id)).size).toBe(1);
  });

  test("may not be empty, nor have a name twice, nor be more than twenty", async () => {
    const { id } = await aReader();
    expect(await searches.keepSearch(id, wish("  topic: "))).toMatchObject({ code: "invalid", fields: { query: {} } });
    for (const [query, why] of [
      ["", "Say what to search for."],
      ["before:banana", "‘banana’ is no date."],
      ["is:nothing", "is: knows saved, unread and read, not ‘nothing’."],
    ] as const)
      expect(await searches.keepSearch(id, wish(query))).toMatchObject({
        code: "invalid",
        fields: { query: expect.stringContaining(why) },
      });
    await kept(id, "one", "Name");
    expect(await searches.keepSearch(id, wish("two", "Name"))).toMatchObject({
      code: "conflict",
      fields: { name: {} },
    });
    for (let at = 2; at <= 20; at++) await kept(id, `search${at}`);
    expect(await searches.keepSearch(id, wish("more"))).toMatchObject({ code: "conflict" });
  });

  test("is changed and removed by its own reader alone", async () => {
    const [me, other] = [await aReader(), await aReader()];
    const id = await kept(me.id, "agents", "Agents");
    await kept(me.id, "work", "Work");
    for (const theirs of [other.id, NOBODY]) {
      expect(await searches.changeSearch(theirs, id, wish("x"))).toMatchObject({ code: "not-found" });
      expect(await searches.makeSearchFeed(theirs, id)).toMatchObject({ code: "not-found" });
      expect(await searches.withdrawSearchFeed(theirs, id)).toMatchObject({ code: "not-found" });
      expect(await searches.removeSearch(theirs, id)).toMatchObject({ code: "not-found" });
      expect(await findSavedSearch(theirs, id)).toBeNull();
    }
    expect(await searches.changeSearch(me.id, id, { ...wish("x y", "XY"), order: "newest" })).toMatchObject({
      ok: true,
    });
    expect(await findSavedSearch(me.id, id)).toMatchObject({ name: "XY", query: "x y", order: "newest" });
    expect(await searches.changeSearch(me.id, id, wish("x y", "Work"))).toMatchObject({ fields: { name: {} } });
    expect(await searches.changeSearch(me.id, id, wish("work", "XY"))).toMatchObject({ fields: { query: {} } });
    expect(await searches.removeSearch(me.id, id)).toMatchObject({ ok: true });
    expect(await listSavedSearches(me.id)).toHaveLength(1);
  });

  test("has a feed when it is asked for, the same one until it is withdrawn", async () => {
    const { id: me } = await aReader();
    const id = await kept(me, "agents");
    const token = async () => (await findSavedSearch(me, id))?.feedToken;
    expect(await token()).toBeNull();
    await twentyTimes(() => searches.makeSearchFeed(me, id));
    const first = await token();
    await searches.makeSearchFeed(me, id);
    expect(first).toMatch(/^[\w-]{24}$/);
    expect(await token()).toBe(first);
    await searches.withdrawSearchFeed(me, id);
    await searches.makeSearchFeed(me, id);
    expect(await token()).not.toBe(first);
  });

  test("goes with its reader", async () => {
    const { id } = await aReader();
    await kept(id, "agents");
    await world.db.user.delete({ where: { id } });
    expect(await world.db.savedSearch.count()).toBe(0);
  });
});

describe("what is new in kept searches", () => {
  test("is what matches and was published after the line and until now, of each", async () => {
    const { id: me } = await aReader();
    await Promise.all([aTopic("agents"), aTopic("nothing")]);
    await kept(me, "llamas", "Llamas");
    await kept(me, "topic:agents -alpacas", "Agents");
    await kept(me, "is:saved", "Saved");
    await kept(me, "topic:nothing", "None");
    const line = ago(DAY);
    const body = "Llamas.";
    await aPost({ slug: "on-the-line", body, at: line });
    await aPost({ slug: "just-after", body, topics: ["agents"], at: new Date(line.getTime() + 1) });
    const saved = await aPost({ slug: "new", body: "Llamas and alpacas", topics: ["agents"] });
    await aPost({ slug: "old", body, topics: ["agents"], at: ago(2 * DAY) });
    await aPost({ slug: "to-come", body, topics: ["agents"], at: ahead(MINUTE) });
    await addBookmark(me, saved.id);
    const found = (await freshInSavedSearches({ id: me, muteCount: 0 }, line)).map(({ name, fresh }) => [
      name,
      fresh.map(({ slug }) => slug),
    ]);
    expect(found).toEqual([
      ["Llamas", ["new", "just-after"]],
      ["Agents", ["just-after"]],
      ["Saved", ["new"]],
      ["None", []],
    ]);
  });

  test("is, where only news is wanted, what came after the search was kept and is not read", async () => {
    const { id: me } = await aReader();
    await kept(me, "llamas");
    const made = ago(DAY);
    await world.db.savedSearch.updateMany({ data: { createdAt: made } });
    const body = "Llamas.";
    await aPost({ slug: "before", body, at: ago(2 * DAY) });
    await aPost({ slug: "as-it-was-made", body, at: made });
    await aPost({ slug: "new", body, at: ago(MINUTE) });
    const opened = await aPost({ slug: "opened", body, at: ago(2 * MINUTE) });
    const read = await aPost({ slug: "read", body, at: ago(3 * MINUTE) });
    await world.db.readState.create({ data: { userId: me, postId: opened.id } });
    await markRead(me, read.id);
    await markRead((await aReader()).id, opened.id);
    const slugs = async (only: "news" | "all", since: Date) =>
      (await freshInSavedSearches({ id: me, muteCount: 0 }, since, only))[0]?.fresh.map(({ slug }) => slug);
    expect(await slugs("news", ago(3 * DAY))).toEqual(["new", "opened"]);
    expect(await slugs("news", ago(90_000))).toEqual(["new"]);
    expect(await slugs("all", ago(3 * DAY))).toEqual(["new", "opened", "read", "as-it-was-made", "before"]);
  });

  test("is told of up to fifty", async () => {
    const { id: me } = await aReader();
    await kept(me, "llamas");
    await posts(55, { body: "Llamas." });
    expect((await freshInSavedSearches({ id: me, muteCount: 0 }, ago(DAY)))[0]?.fresh).toHaveLength(50);
  }, 60_000);

  test("takes one round trip without searches, two with, three with names", async () => {
    const { id: me } = await aReader();
    const trips = async () => {
      world.statements.length = 0;
      await freshInSavedSearches({ id: me, muteCount: 0 }, ago(DAY));
      return world.statements.length;
    };
    expect(await trips()).toBe(1);
    await kept(me, "llamas");
    expect(await trips()).toBe(2);
    await aTopic("agents");
    await kept(me, "topic:agents");
    expect(await trips()).toBe(3);
  });
});
