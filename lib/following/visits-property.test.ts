import { beforeEach, describe, expect, test } from "vitest";
import { recordUse } from "#lib/accounts/session-commands.ts";
import { followTopic } from "#lib/following/commands.ts";
import { type Look, visitFollowing } from "#lib/following/visits.ts";
import { savePost } from "#lib/posts/commands.ts";
import { encodeCursor } from "#lib/posts/cursor.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { chance, seeds } from "#lib/testing/chance.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader, aTopic, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

/** A reader of #agents with two devices, and all that can happen to them. `above` are the looks: what each showed as new. */
async function aStory() {
  const { db } = world;
  const reader = await aReader();
  await followTopic(reader.id, (await aTopic("agents")).id);
  await aPost({ slug: "template", topics: ["agents"] });
  await db.post.deleteMany();
  const devices = await Promise.all(
    ["phone", "desk"].map((sessionToken) =>
      db.session.create({ data: { userId: reader.id, sessionToken, expires: new Date(Date.now() + 1e9) } }),
    ),
  );
  const published: string[] = [];
  const above: { visit: number; slugs: string[] }[] = [];
  const list = { kind: "following", userId: reader.id } as const;
  /** Minutes since the reader did anything, as whoever watches them would say. */
  let quiet = 0;
  let visit = 0;
  const does = () => {
    if (quiet > 31) visit += 1;
    quiet = 0;
  };

  return {
    published,
    above,
    visit: () => visit,

    async publish() {
      const slug = `piece-${published.length + 1}`;
      published.push(slug);
      const now = new Date();
      const meta = { title: slug, author: "desk", date: now.toISOString(), topics: ["agents"], draft: false };
      const more = { shortVersion: "Short.", numbers: [], sources: [], takeaways: {} };
      const options = { now, live: true, imageSize: () => null };
      await savePost(db, { slug, meta: { ...meta, ...more }, body: "Words.", sourceHash: slug }, options);
    },

    async look(kind: Look = "look") {
      if (kind !== "nobody") does();
      const mine = visit;
      const { since, until } = await visitFollowing(reader.id, kind);
      const before =
        kind === "activity" ? encodeCursor({ at: since, id: "ffffffff-ffff-ffff-ffff-ffffffffffff" }) : null;
      const page = await listItems(list, null, before, 100, until);
      const fresh = page.items.filter(({ publishedAt }) => new Date(publishedAt) > since);
      if (kind === "look") above.push({ visit: mine, slugs: fresh.map(({ slug }) => slug) });
      return since;
    },

    /** Any other signed-in page, on any device. */
    async read(device: number) {
      does();
      await recordUse(devices[device]?.id ?? "", reader.id);
    },

    /** The clock of the database cannot be turned: instead all that it stamped moves back. */
    async pass(minutes: number) {
      quiet += minutes;
      await db.$executeRaw`UPDATE "User" SET "newSince" = "newSince" - make_interval(mins => ${minutes}),
        "lastSeenAt" = "lastSeenAt" - make_interval(mins => ${minutes}),
        "activeAt" = "activeAt" - make_interval(mins => ${minutes})`;
      await db.$executeRaw`UPDATE "Session" SET "lastUsedAt" = "lastUsedAt" - make_interval(mins => ${minutes})`;
      await db.$executeRaw`UPDATE "Post" SET "publishedAt" = "publishedAt" - make_interval(mins => ${minutes})`;
    },
  };
}

type Story = Awaited<ReturnType<typeof aStory>>;

function nothingIsLost({ published, above }: Story) {
  const shown = new Set(above.flatMap(({ slugs }) => slugs));
  expect(published.filter((slug) => !shown.has(slug))).toEqual([]);
}

function nothingIsNewTwice({ published, above }: Story) {
  const twice = published.filter((slug) => {
    const visits = above.filter(({ slugs }) => slugs.includes(slug)).map(({ visit }) => visit);
    return new Set(visits).size > 1;
  });
  expect(twice).toEqual([]);
}

describe("whatever a reader does, on whatever device", () => {
  test.each(seeds(12))(
    "each piece is above the line in one visit, and in one alone (seed %i)",
    async (seed) => {
      const { below, oneOf } = chance(seed);
      const story = await aStory();
      for (let step = 0; step < 40; step++) {
        const happens = oneOf(["publish", "publish", "look", "look", "page two", "prefetch", "read", "wait", "leave"]);
        if (happens === "publish") await story.publish();
        if (happens === "look") await Promise.all(Array.from({ length: 1 + below(3) }, () => story.look()));
        if (happens === "page two") await story.look("activity");
        if (happens === "prefetch") await story.look("nobody");
        if (happens === "read") await story.read(below(2));
        if (happens === "wait") await story.pass(1 + below(28));
        if (happens === "leave") await story.pass(32 + below(600));
      }
      await story.pass(45);
      await story.look();
      nothingIsLost(story);
      nothingIsNewTwice(story);
    },
    60_000,
  );

  test.each(seeds(3))(
    "what is published in the very moment of a look is not lost (seed %i)",
    async (seed) => {
      const { below } = chance(seed);
      const story = await aStory();
      for (let round = 0; round < 12; round++) {
        await Promise.all([
          ...Array.from({ length: 4 }, () => story.publish()),
          ...Array.from({ length: 3 }, async () => {
            await new Promise((resolve) => setTimeout(resolve, below(25)));
            await story.look();
          }),
        ]);
        await story.pass(45);
      }
      await story.look();
      nothingIsLost(story);
      nothingIsNewTwice(story);
    },
    60_000,
  );

  test("the line stays during a visit of hours, in which the reader does anything at all every half hour", async () => {
    const story = await aStory();
    await story.publish();
    const line = (await story.look()).getTime();
    for (const what of [() => story.read(0), () => story.read(1), () => story.look("activity"), () => story.look()]) {
      await story.pass(29);
      await what();
    }
    expect(Math.abs((await story.look()).getTime() - (line - 4 * 29 * MINUTE))).toBeLessThanOrEqual(1);
    expect(story.visit()).toBe(0);
    await story.pass(32);
    expect((await story.look()).getTime()).toBeGreaterThan(line - (4 * 29 + 32) * MINUTE + 1_000);
  });
});
