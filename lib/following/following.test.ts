import { beforeEach, describe, expect, test } from "vitest";
import * as following from "#lib/following/commands.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import {
  ago,
  ahead,
  anAuthor,
  aPost,
  aReader,
  aTopic,
  DAY,
  MINUTE,
  NOBODY,
  posts,
  twentyTimes,
} from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

async function aFollower(follows: { topics?: string[]; authors?: string[] }) {
  const reader = await aReader();
  for (const slug of follows.topics ?? []) await following.followTopic(reader.id, (await aTopic(slug)).id);
  for (const handle of follows.authors ?? []) await following.followAuthor(reader.id, (await anAuthor(handle)).id);
  return reader;
}

async function feedOf(reader: { id: string }, size = 20) {
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page = await listItems({ kind: "following", userId: reader.id }, null, before ?? undefined, size);
    seen.push(...page.items.map((post) => post.slug));
    before = page.older;
  } while (before && seen.length < 100);
  return seen;
}

describe("Following", () => {
  test("has what is published in followed topics and by followed authors, newest first, and nothing else", async () => {
    await aPost({ slug: "third", at: ago(3 * MINUTE), topics: ["work", "agents"], author: "two" });
    await aPost({ slug: "first", at: ago(1 * MINUTE), topics: ["safety"], author: "one" });
    await aPost({ slug: "second", at: ago(2 * MINUTE), topics: ["agents"], author: "two" });
    await aPost({ slug: "other", topics: ["safety"], author: "two" });
    expect(await feedOf(await aFollower({ topics: ["agents"], authors: ["one"] }))).toEqual([
      "first",
      "second",
      "third",
    ]);
  });

  test("has a piece once, however many of its topics and authors are followed", async () => {
    await posts(7, { topics: ["agents", "work", "safety"], author: "one", at: ago(DAY) });
    const reader = await aFollower({ topics: ["agents", "work", "safety"], authors: ["one"] });
    for (const size of [1, 2, 3, 20]) {
      const seen = await feedOf(reader, size);
      expect(seen).toHaveLength(7);
      expect(new Set(seen).size).toBe(7);
    }
  });

  test("is whole over its pages, when topics are busy, rare and dead", async () => {
    await aTopic("dead");
    await posts(9, { topics: ["busy"] });
    await aPost({ slug: "rare", topics: ["rare"], at: ago(DAY) });
    await posts(3, { topics: ["busy"], at: ago(2 * DAY) });
    const seen = await feedOf(await aFollower({ topics: ["dead", "busy", "rare"] }), 4);
    expect(seen).toHaveLength(13);
    expect(new Set(seen).size).toBe(13);
    expect(seen[9]).toBe("rare");
  });

  test("of dead topics alone, or of nothing, is empty", async () => {
    await posts(2);
    expect(await feedOf(await aFollower({ topics: ["dead"] }))).toEqual([]);
    expect(await feedOf(await aFollower({}))).toEqual([]);
    expect(await feedOf({ id: NOBODY })).toEqual([]);
  });

  test("has neither drafts nor what is to come", async () => {
    await aPost({ at: null, topics: ["agents"], author: "one" });
    await aPost({ at: ahead(MINUTE), topics: ["agents"], author: "one" });
    expect(await feedOf(await aFollower({ topics: ["agents"], authors: ["one"] }))).toEqual([]);
  });

  test("is not that of another reader", async () => {
    await aPost({ topics: ["agents"] });
    await aFollower({ topics: ["agents"] });
    expect(await feedOf(await aFollower({ topics: ["work-only"] }))).toEqual([]);
  });
});

describe("a follow", () => {
  test("sent twenty times at once is one row", async () => {
    const [reader, topic, author] = [await aReader(), await aTopic(), await anAuthor()];
    const answers = [
      ...(await twentyTimes(() => following.followTopic(reader.id, topic.id))),
      ...(await twentyTimes(() => following.followAuthor(reader.id, author.id))),
    ];
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect([await world.db.tagFollow.count(), await world.db.authorFollow.count()]).toEqual([1, 1]);
  });

  test("ends when it is taken back, twenty times at once too, and nobody else's does", async () => {
    const [topic, author] = [await aTopic("agents"), await anAuthor("one")];
    const [reader, other] = [
      await aFollower({ topics: ["agents"], authors: ["one"] }),
      await aFollower({ topics: ["agents"], authors: ["one"] }),
    ];
    await twentyTimes(() => following.unfollowTopic(reader.id, topic.id));
    await twentyTimes(() => following.unfollowAuthor(reader.id, author.id));
    expect(await world.db.tagFollow.findMany()).toMatchObject([{ userId: other.id }]);
    expect(await world.db.authorFollow.findMany()).toMatchObject([{ userId: other.id }]);
  });

  test("of what does not exist answers as not found", async () => {
    const reader = await aReader();
    expect(await following.followTopic(reader.id, NOBODY)).toMatchObject({ ok: false, code: "not-found" });
    expect(await following.followAuthor(reader.id, NOBODY)).toMatchObject({ ok: false, code: "not-found" });
    expect(await following.unfollowTopic(reader.id, NOBODY)).toMatchObject({ ok: true });
  });
});
