import { type Db, db, isMissingReference } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { MOST_PATHS, type PathVisibility } from "#lib/paths/path.ts";
import { newPathSlug } from "#lib/paths/slug.ts";
import { visibleTo } from "#lib/paths/visible.ts";

export type PathDetails = { title: string; description: string; visibility: PathVisibility };
type Maker = { id: string; role: "reader" | "editor" | "admin" };

/** Makes an empty path. Refused beyond MOST_PATHS, and for a reader who would list it for everybody. */
export async function createPath(maker: Maker, details: PathDetails): Promise<Result<{ id: string; slug: string }>> {
  const refusal = mayNotList(maker, details);
  if (refusal) return refusal;
  return db().$transaction(async (tx) => {
    await oneAtATime(tx, maker.id);
    const count = await tx.readingPath.count({ where: { userId: maker.id, removedAt: null } });
    if (count >= MOST_PATHS) return refused("conflict", `You have ${MOST_PATHS} paths. Remove one to make another.`);
    const data = { ...details, userId: maker.id, slug: newPathSlug(details.title) };
    return done(await tx.readingPath.create({ data, select: { id: true, slug: true } }));
  });
}

/** Changes the words and the visibility of a reader's own path; its address stays. */
export async function changePath(maker: Maker, id: string, details: PathDetails): Promise<Result<undefined>> {
  const refusal = mayNotList(maker, details);
  if (refusal) return refusal;
  const { count } = await db().readingPath.updateMany({
    where: { id, userId: maker.id, removedAt: null },
    data: details,
  });
  return count > 0 ? done() : notFound("path");
}

/** Removes a reader's own path; for a day it can be put back. */
export async function removePath(userId: string, id: string): Promise<Result<undefined>> {
  const count = await db().$executeRaw`UPDATE "ReadingPath" SET "removedAt" = now()
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND "removedAt" IS NULL`;
  return count > 0 ? done() : notFound("path");
}

export async function restorePath(userId: string, id: string): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    await oneAtATime(tx, userId);
    const living = await tx.readingPath.count({ where: { userId, removedAt: null } });
    if (living >= MOST_PATHS) return refused("conflict", `You have ${MOST_PATHS} paths. Remove one to put this back.`);
    const { count } = await tx.readingPath.updateMany({
      where: { id, userId, removedAt: { not: null } },
      data: { removedAt: null },
    });
    return count > 0 ? done() : notFound("path");
  });
}

/** Follows a path that the reader may see; following it again changes nothing. */
export async function followPath(userId: string, pathId: string): Promise<Result<undefined>> {
  const found = await db().$queryRaw<
    unknown[]
  >`SELECT 1 FROM "ReadingPath" p WHERE p.id = ${pathId}::uuid AND ${visibleTo(userId)}`;
  if (found.length === 0) return notFound("path");
  try {
    await db().pathFollow.createMany({ data: { userId, pathId }, skipDuplicates: true });
  } catch (error) {
    if (isMissingReference(error)) return notFound("path");
    throw error;
  }
  return done();
}

export async function unfollowPath(userId: string, pathId: string): Promise<Result<undefined>> {
  await db().pathFollow.deleteMany({ where: { userId, pathId } });
  return done();
}

/** Deletes what was removed longer than a day ago. A job of the worker; answers whether there may be more. */
export async function forgetRemovedPaths(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "ReadingPath" WHERE "removedAt" < now() - interval '1 day'`;
  await db().$executeRaw`DELETE FROM "PathStep" WHERE "removedAt" < now() - interval '1 day'`;
  return false;
}

function mayNotList({ role }: Maker, { visibility }: PathDetails) {
  if (visibility !== "listed" || role !== "reader") return null;
  const message = "Only editors list a path for everybody. Show it by link instead.";
  return refused("invalid", message, { fields: { visibility: message } });
}

/** Has the writes of one reader that are counted wait for each other. */
const oneAtATime = (tx: Db, userId: string) =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('paths ' || ${userId}, 0))::text`;
