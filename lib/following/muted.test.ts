import { beforeEach, expect, test } from "vitest";
import { followAuthor, followTopic } from "#lib/following/commands.ts";
import { followsWithout } from "#lib/following/left-out.ts";
import { mutedInFollowing } from "#lib/following/muted-queries.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import type { MuteKind } from "#lib/mutes/mute.ts";
import { markRead } from "#lib/reading/commands.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, anAuthor, aPost, aReaderWhoMuted, aTopic, DAY, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

/** A reader who follows work and was here two hours ago. */
async function aFollower(...muted: Parameters<typeof aReaderWhoMuted>) {
  await Promise.all(["work", "agents"].map(aTopic));
  const reader = await aReaderWhoMuted(...muted);
  await followTopic(reader.id, (await aTopic("work")).id);
  await world.db.user.update({
    where: { id: reader.id },
    data: { newSince: ago(DAY), lastSeenAt: ago(120 * MINUTE), visitAt: ago(120 * MINUTE) },
  });
  return reader;
}

test("what is new and muted is counted, by which mute, and what is shown and hidden is what was new", async () => {
  const reader = await aFollower(["topic", "agents"], ["word", "wombats"]);
  const both = await aPost({ topics: ["work", "agents"], title: "Wombats" });
  await aPost({ topics: ["work", "agents"], at: ago(3 * MINUTE) });
  await aPost({ topics: ["work"], at: ago(4 * MINUTE) });
  await aPost({ topics: ["work", "agents"], at: ago(2 * DAY) });
  await aPost({ topics: ["agents"] });
  await markRead(reader.id, both.id);
  const visit = await visitFollowing(reader.id, "nobody");
  const muted = await mutedInFollowing(reader, visit);
  expect(muted).toMatchObject({ posts: 2, minutes: 2, read: 1 });
  expect(muted.by).toMatchObject([
    { kind: "topic", key: "agents", posts: 2 },
    { kind: "word", name: "wombats", posts: 1 },
  ]);
  const { items } = await listItems({ kind: "following", userId: reader.id }, reader, undefined, 20, visit.until);
  const shown = items.filter(({ publishedAt }) => new Date(publishedAt) > visit.since);
  expect(shown.length + muted.posts).toBe(visit.fresh.posts);
});

test("each mute of any kind counts each piece that it hides once, as a list finds it", async () => {
  const mutes: [MuteKind, string][] = [
    ["topic", "agents"],
    ["author", "ada"],
    ["word", "wombats"],
    ["word", "two wombats at work"],
    ["word", "wombats do sleep"],
    ["source", "example.org"],
    ["source", "a press"],
    ["source", "nowhere.example"],
  ];
  await anAuthor("ada");
  const reader = await aFollower(...mutes);
  await aPost({ topics: ["work"], title: "Two wombats at work; wombats", sources: 0 });
  await aPost({ topics: ["work", "agents"], author: "ada", title: "Wombats, wombats", sources: 3 });
  await aPost({ topics: ["work"], title: "Nothing", sources: 0 });
  const visit = await visitFollowing(reader.id, "nobody");
  const { posts, by } = await mutedInFollowing(reader, visit);
  const { items } = await listItems({ kind: "following", userId: reader.id }, { ...reader, seeMuted: true });
  const marked = items.flatMap(({ mutedBy }) => mutedBy ?? []);
  const counts = (all: { kind: string; key: string; posts?: number }[]) =>
    Object.fromEntries(
      Object.entries(Object.groupBy(all, ({ kind, key }) => `${kind} ${key}`)).map(([name, some = []]) => [
        name,
        some.reduce((sum, { posts = 1 }) => sum + posts, 0),
      ]),
    );
  expect(posts).toBe(2);
  expect(counts(by)).toEqual(counts(marked));
  expect(counts(by)).toMatchObject({
    "word wombats": 2,
    "word two wombats at work": 1,
    "author ada": 1,
    "topic agents": 1,
  });
});

test("what is new in each thing that one follows is without what is muted, the most first", async () => {
  const reader = await aFollower(["word", "koalas"]);
  await followTopic(reader.id, (await aTopic("agents")).id);
  const koalas = ["work", "agents"];
  const { authorId } = await aPost({ topics: koalas, title: "Koalas", author: "ada" });
  if (authorId) await followAuthor(reader.id, authorId);
  await aPost({ topics: ["work"], title: "More koalas" });
  await aPost({ topics: ["agents"], title: "Wombats" });
  const fresh = async (looking: typeof reader) => {
    const visit = await visitFollowing(reader.id, "nobody");
    const muted = await mutedInFollowing(looking, visit);
    return followsWithout(visit.follows, muted.follows).map(({ key, fresh }) => [key, fresh]);
  };
  expect(await fresh(reader)).toEqual([
    ["agents", 1],
    ["work", 0],
    ["ada", 0],
  ]);
  expect(await fresh({ ...reader, muteCount: 0 })).toEqual([
    ["agents", 2],
    ["work", 2],
    ["ada", 1],
  ]);
});

test("is nothing, and asks nothing, for who muted nothing", async () => {
  const reader = await aFollower();
  await aPost({ topics: ["work"] });
  world.statements.length = 0;
  expect(await mutedInFollowing(reader, { since: ago(DAY), until: new Date() })).toMatchObject({ posts: 0, by: [] });
  expect(world.statements).toEqual([]);
});
