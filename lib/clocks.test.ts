import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { extendSession, forgetOldSessions, openSession } from "#lib/accounts/commands.ts";
import { askDeletion, eraseNextAccount } from "#lib/accounts/deletion-commands.ts";
import { makeEmailToken, readEmailToken } from "#lib/accounts/email-tokens.ts";
import { isFresh } from "#lib/accounts/rules.ts";
import { findSession, listSessions } from "#lib/accounts/session-queries.ts";
import { tokenDigest } from "#lib/accounts/token-digest.ts";
import { db } from "#lib/db.ts";
import { askExport, forgetOldExports, makeNextExport } from "#lib/portability/export-commands.ts";
import { findArchive, findExport } from "#lib/portability/queries.ts";
import { isPublished } from "#lib/posts/published.ts";
import { findArticle } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { createShareLink } from "#lib/sharing/commands.ts";
import { openShareLink } from "#lib/sharing/opens.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ahead, aPost, aReader, DAY } from "#lib/testing/world.ts";

// What is over and what is published is judged by the database's clock alone: the application's may stand where it will.
const world = testDatabase();
beforeEach(() => world.empty());
afterEach(() => vi.useRealTimers());

const CLOCKS: [string, number][] = [
  ["a year behind", -365 * DAY],
  ["five minutes behind", -300_000],
  ["right", 0],
  ["eleven minutes ahead", 660_000],
  ["a year ahead", 365 * DAY],
];

/** Sets the application's clock; what waits and the database go on as they do. */
const setClock = (off: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + off });

test.each(CLOCKS)("with a clock %s a session lives, and one that is over is over", async (_, off) => {
  const { id } = await aReader();
  const [open, over] = [await openSession(id), await openSession(id)];
  await db().$executeRaw`UPDATE "Session" SET expires = now() - interval '1 second'
    WHERE "sessionToken" = ${tokenDigest(over.token)}`;
  setClock(off);
  const found = await findSession(open.token);
  expect(found).toMatchObject({ user: { id }, isUseDue: false });
  expect(found && isFresh(found)).toBe(true);
  expect(await findSession(over.token)).toBeNull();
  expect(await listSessions(id, "")).toMatchObject([{ id: found?.id }]);
  expect([await extendSession(open.token), await extendSession(over.token)]).toEqual([false, false]);
  await forgetOldSessions();
  expect(await db().session.count()).toBe(1);
});

test.each(CLOCKS)(
  "with a clock %s a session that is opened ends in 30 days, and a proof counts 10 minutes",
  async (_, off) => {
    const { id } = await aReader();
    setClock(off);
    const { token } = await openSession(id);
    const [life] = await db().$queryRaw<{ days: number }[]>`
    SELECT round(extract(epoch FROM expires - now()) / 86400)::int AS days FROM "Session"`;
    expect(life).toEqual({ days: 30 });
    await db()
      .$executeRaw`UPDATE "Session" SET "authenticatedAt" = now() - interval '601 seconds', expires = now() + interval '28 days'`;
    const found = await findSession(token);
    expect(found && isFresh(found)).toBe(false);
    expect(await extendSession(token)).toBe(true);
  },
);

test.each(CLOCKS)("with a clock %s a link works as long as it said", async (_, off) => {
  setClock(off);
  const token = await db().$transaction((tx) => makeEmailToken(tx, { purpose: "sign_in", email: "a@example.org" }));
  expect(await readEmailToken(db(), ["sign_in"], token)).toMatchObject({ email: "a@example.org" });
  await db().$executeRaw`UPDATE "EmailToken" SET "expiresAt" = "expiresAt" - interval '10 minutes'`;
  expect(await readEmailToken(db(), ["sign_in"], token)).toBeNull();
});

test.each(CLOCKS)("with a clock %s an export is kept for its days, and an account until it is due", async (_, off) => {
  const { id } = await aReader();
  setClock(off);
  await askExport(id);
  await makeNextExport();
  await forgetOldExports();
  const made = await findExport(id);
  expect(await findArchive(id, made?.id ?? "")).not.toBeNull();
  await askDeletion(id);
  expect(await eraseNextAccount()).toBe(false);
  await db().$executeRaw`UPDATE "User" SET "eraseAfter" = "eraseAfter" - interval '7 days'`;
  expect(await eraseNextAccount()).toBe(true);
});

test.each(CLOCKS)("with a clock %s what is published is, and what is to come is not", async (_, off) => {
  const reader = await aReader();
  const [now, later] = [await aPost(), await aPost({ at: ahead(DAY) })];
  const share = async (postId: string) => db().shareLink.create({ data: { userId: reader.id, postId, token: postId } });
  await share(later.id);
  setClock(off);
  const link = await createShareLink(reader.id, now.id);
  expect((await listItems({ kind: "all" }, null)).items.map(({ slug }) => slug)).toEqual([now.slug]);
  expect([await isPublished(now.id), await isPublished(later.id)]).toEqual([true, false]);
  expect([(await findArticle(now.slug))?.id, await findArticle(later.slug)]).toEqual([now.id, null]);
  expect(link).toMatchObject({ ok: true });
  expect(await openShareLink(later.id)).toBe("unknown");
  const { token } = await db().shareLink.findFirstOrThrow({ where: { postId: now.id } });
  expect(await openShareLink(token)).toEqual({ slug: now.slug });
});
