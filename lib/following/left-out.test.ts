import { beforeEach, describe, expect, test } from "vitest";
import { followTopic } from "#lib/following/commands.ts";
import { COUNTED } from "#lib/following/counted.ts";
import { accountFor, type LeftOut, NOTHING_MUTED } from "#lib/following/left-out.ts";
import { mutedInFollowing } from "#lib/following/muted-queries.ts";
import { visitFollowing } from "#lib/following/visits.ts";
import { withinMinutes } from "#lib/ranking/budget.ts";
import { BALANCED } from "#lib/ranking/mix.ts";
import { findCandidates } from "#lib/ranking/queries.ts";
import { ranked } from "#lib/ranking/receipt.ts";
import { markRead } from "#lib/reading/commands.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { chance, seeds } from "#lib/testing/chance.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aPost, aReaderWhoMuted, aTopic, DAY, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const sum = (left: LeftOut[]) => left.reduce((total, { posts }) => total + posts, 0);

describe.each(seeds(6))("what was considered is what was shown and what was left out (seed %i)", (seed) => {
  test("in both orders, and in whatever minutes there are", async () => {
    const { below, oneOf } = chance(seed);
    await Promise.all(["work", "agents", "safety"].map(aTopic));
    const reader = await aReaderWhoMuted(["topic", "agents"]);
    await followTopic(reader.id, (await aTopic("work")).id);
    await world.db.user.update({ where: { id: reader.id }, data: { newSince: ago(DAY), lastSeenAt: ago(MINUTE) } });
    for (let made = 0; made < 14; made++) {
      const post = await aPost({
        topics: oneOf([["work"], ["work", "agents"], ["safety"], ["safety", "work"]]),
        at: ago((1.5 + below(2_000)) * MINUTE),
        body: "word ".repeat(1 + below(2_500)),
      });
      if (below(3) === 0) await markRead(reader.id, post.id);
    }
    const published = await world.db.post.count({ where: { publishedAt: { gt: ago(DAY) } } });
    const visit = await visitFollowing(reader.id, "look");
    const muted = await mutedInFollowing(reader, visit);
    const list = { kind: "following", userId: reader.id } as const;

    const plain = accountFor(visit, muted);
    const page = await listItems(list, reader, undefined, 50, visit.until);
    expect(plain.shown).toBe(page.items.filter(({ publishedAt }) => new Date(publishedAt) > visit.since).length);
    expect(plain.considered).toBe(published);
    expect(plain.considered).toBe(plain.shown + sum(plain.leftOut));

    const all = ranked(await findCandidates(list, reader, visit, { onlyNew: true }), BALANCED, visit.began);
    const unread = all.filter(({ read }) => !read);
    const { kept, cut } = withinMinutes(unread, 1 + below(30), ({ post }) => post.readingMinutes);
    const apart: LeftOut[] = [
      { reason: "read", posts: all.length - unread.length, href: "/" },
      { reason: "minutes", posts: cut.length, href: "/" },
    ];
    const budget = accountFor(visit, muted, apart);
    expect(budget.shown).toBe(kept.length);
    expect(budget.considered).toBe(published);
    expect(budget.considered).toBe(budget.shown + sum(budget.leftOut));
  });
});

test("where more was published than is counted, the numbers are of what is followed", () => {
  const visit = { fresh: { posts: 7, links: 2, minutes: 20, read: 0 }, published: COUNTED };
  expect(accountFor(visit, NOTHING_MUTED)).toEqual({
    ...{ considered: 9, shown: 9, links: 2, leftOut: [], countless: true },
  });
});
