import { beforeEach, describe, expect, test } from "vitest";
import { followAuthor, followTopic } from "#lib/following/commands.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import { markRead } from "#lib/reading/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, ahead, anAuthor, aPost, aReader, aTopic, DAY, MINUTE, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

/** A reader who follows #agents, whose line stands at `newSince` and who looked last at `lastSeenAt`. */
async function aReaderWho(newSince: Date, lastSeenAt: Date) {
  const [reader, topic] = [await aReader(), await aTopic("agents")];
  await followTopic(reader.id, topic.id);
  await world.db.user.update({ where: { id: reader.id }, data: { newSince, lastSeenAt } });
  return reader;
}
const clock = (reader: { id: string }) =>
  world.db.user.findUniqueOrThrow({ where: { id: reader.id }, select: { newSince: true, lastSeenAt: true } });

describe("the line in Following", () => {
  test("stays where it is while a visit lasts", async () => {
    const [line, seen] = [ago(DAY), ago(29 * MINUTE)];
    const reader = await aReaderWho(line, seen);
    expect((await visitFollowing(reader.id, "look")).since).toEqual(line);
    const after = await clock(reader);
    expect(after.newSince).toEqual(line);
    expect(after.lastSeenAt.getTime()).toBeGreaterThan(seen.getTime() + 20 * MINUTE);
  });

  test("moves to the last look of the visit before, after thirty quiet minutes", async () => {
    const seen = ago(31 * MINUTE);
    const reader = await aReaderWho(ago(DAY), seen);
    expect((await visitFollowing(reader.id, "look")).since).toEqual(seen);
    expect((await visitFollowing(reader.id, "look")).since).toEqual(seen);
  });

  test("does not move for a request that nobody is behind", async () => {
    const reader = await aReaderWho(ago(DAY), ago(2 * DAY));
    const before = await clock(reader);
    expect((await visitFollowing(reader.id, "nobody")).since).toEqual(before.newSince);
    expect(await clock(reader)).toEqual(before);
  });

  test("moves once when a reader opens twenty windows", async () => {
    const seen = ago(DAY);
    const reader = await aReaderWho(ago(2 * DAY), seen);
    const visits = await twentyTimes(() => visitFollowing(reader.id, "look"));
    expect(visits.map((visit) => visit.since)).toEqual(visits.map(() => seen));
  });

  test("moves for its reader alone", async () => {
    const [reader, other] = [await aReaderWho(ago(DAY), ago(DAY)), await aReaderWho(ago(DAY), ago(DAY))];
    const before = await clock(other);
    await visitFollowing(reader.id, "look");
    expect(await clock(other)).toEqual(before);
  });
});

describe("what is new", () => {
  test("is what came after the line, each piece once, with its minutes and what was read of it", async () => {
    const reader = await aReaderWho(ago(DAY), ago(MINUTE));
    await followTopic(reader.id, (await aTopic("work")).id);
    await followAuthor(reader.id, (await anAuthor("one")).id);
    const both = await aPost({ topics: ["agents", "work"], author: "one", body: "word ".repeat(700) });
    await aPost({ topics: ["agents"], author: "two" });
    await aPost({ topics: ["agents"], at: ago(2 * DAY) });
    await aPost({ topics: ["agents"], at: null });
    await aPost({ topics: ["agents"], at: ahead(MINUTE) });
    await aPost({ topics: ["safety"] });
    await markRead(reader.id, both.id);
    const visit = await visitFollowing(reader.id, "look");
    expect(visit.fresh).toEqual({ posts: 2, links: 0, minutes: 4, read: 1 });
    expect(visit.follows.map(({ key, fresh }) => `${key} ${fresh}`)).toEqual(["agents 2", "work 1", "one 1"]);
  });

  test("is nothing in dead topics, which are listed as quiet", async () => {
    const reader = await aReaderWho(ago(DAY), ago(MINUTE));
    expect(await visitFollowing(reader.id, "look")).toMatchObject({
      follows: [{ kind: "topic", key: "agents", fresh: 0 }],
      fresh: { posts: 0, minutes: 0, read: 0 },
    });
  });

  test("does not count what another reader read", async () => {
    const [reader, other] = [await aReaderWho(ago(DAY), ago(MINUTE)), await aReader()];
    await markRead(other.id, (await aPost({ topics: ["agents"] })).id);
    expect((await visitFollowing(reader.id, "look")).fresh).toMatchObject({ posts: 1, read: 0 });
  });
});

test("who follows nothing, or is gone, has nothing new", async () => {
  await aPost();
  const reader = await aReader();
  for (const id of [reader.id, NOBODY])
    expect(await visitFollowing(id, "look")).toMatchObject({ follows: [], fresh: { posts: 0, minutes: 0, read: 0 } });
});
