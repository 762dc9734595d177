import { db } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { gather } from "#lib/portability/gather.ts";
import { packed } from "#lib/portability/packed.ts";

const MOST_A_DAY = 10;

/** Asks for an export. One that is not ready yet is the one that was asked for; it takes the place of the one before. */
export async function askExport(userId: string): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    // Two clicks at once make one.
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    const [{ underWay, today } = { underWay: 0, today: 0 }] = await tx.$queryRaw<{ underWay: number; today: number }[]>`
      SELECT count(*) FILTER (WHERE state IN ('waiting', 'working'))::int AS "underWay", count(*)::int AS today
      FROM "Export" WHERE "userId" = ${userId}::uuid AND "createdAt" > now() - interval '1 day'`;
    if (underWay > 0) return done();
    if (today >= MOST_A_DAY)
      return refused("rate-limited", `That is ${MOST_A_DAY} exports in a day. Make the next one tomorrow.`, {
        retryAfter: 3_600,
      });
    await tx.export.create({ data: { userId }, select: { id: true } });
    return done();
  });
}

/** Makes one export that is waiting, or that a worker left unfinished. Answers whether there may be more. */
export async function makeNextExport(): Promise<boolean> {
  const [claimed] = await db().$queryRaw<{ id: string; userId: string }[]>`
    UPDATE "Export" SET state = 'working', "claimedAt" = now(), progress = 0 WHERE id = (
      SELECT id FROM "Export"
      WHERE state = 'waiting' OR (state = 'working' AND "claimedAt" < now() - interval '10 minutes')
      ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, "userId"`;
  if (!claimed) return false;
  try {
    await make(claimed.id, claimed.userId);
  } catch (error) {
    log().error({ err: error, export: claimed.id }, "export failed");
    await db().export.updateMany({ where: { id: claimed.id, state: "working" }, data: { state: "failed" } });
  }
  return true;
}

async function make(id: string, userId: string) {
  const archive = await gather(userId, async (progress) => {
    await db().export.updateMany({ where: { id, state: "working" }, data: { progress } });
  });
  if (!archive) return;
  const portrait = await db().portrait.findUnique({ where: { userId }, select: { image: true } });
  const zip = packed(archive, portrait ? { "portrait.webp": [portrait.image, { level: 0 }] } : {});
  await db().$executeRaw`
    UPDATE "Export" SET state = 'ready', progress = 100, archive = ${Buffer.from(zip)}, "readyAt" = now(),
      "expiresAt" = now() + interval '7 days' WHERE id = ${id}::uuid`;
  // Only the newest is offered; the counts of the day stay, what they weighed does not.
  await db().$executeRaw`
    UPDATE "Export" SET state = 'failed', archive = NULL, "readyAt" = NULL, "expiresAt" = now()
    WHERE "userId" = ${userId}::uuid AND id <> ${id}::uuid AND state = 'ready'`;
}

/** Deletes the exports whose days are over. Answers that there is no more. */
export async function forgetOldExports(): Promise<boolean> {
  await db().$executeRaw`
    DELETE FROM "Export" WHERE "createdAt" < now() - interval '1 day' AND (
      "expiresAt" < now() OR (state <> 'ready' AND "createdAt" < now() - interval '7 days'))`;
  return false;
}
