import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { isPublished } from "#lib/posts/published.ts";

/**
 * Keeps the place where a reader is: `anchor` are the words at the top of their screen (components/reading/anchor.ts),
 * `age` the milliseconds since they were there. The newest place wins, whichever device tells of it last; of a finished
 * piece none is kept, nor for a reader who has nothing remembered.
 */
export async function keepPlace(userId: string, postId: string, anchor: string, age = 0): Promise<Result<undefined>> {
  if (!(await isPublished(postId))) return notFound("briefing");
  await db().$executeRaw`
    INSERT INTO "ReadState" AS r ("userId", "postId", anchor, "placeAt", "updatedAt")
    SELECT id, ${postId}::uuid, ${anchor}, now() - ${age} * interval '1 millisecond', now()
    FROM "User" WHERE id = ${userId}::uuid AND "readingMemory" <> 'nothing'
    ON CONFLICT ("userId", "postId") DO UPDATE
    SET anchor = EXCLUDED.anchor, "placeAt" = EXCLUDED."placeAt", "asideAt" = NULL, "updatedAt" = now()
    WHERE r."readAt" IS NULL AND (r."placeAt" IS NULL OR r."placeAt" < EXCLUDED."placeAt")`;
  return done();
}

/** Marks a post as finished because the reader says so; the next time it opens at its beginning. */
export async function markRead(userId: string, postId: string): Promise<Result<undefined>> {
  return finish(userId, postId, false);
}

/** Marks a post as finished because its end was reached; not for a reader who has nothing remembered. */
export async function reachEnd(userId: string, postId: string): Promise<Result<undefined>> {
  return finish(userId, postId, true);
}

async function finish(userId: string, postId: string, unasked: boolean) {
  if (!(await isPublished(postId))) return notFound("briefing");
  await db().$executeRaw`
    INSERT INTO "ReadState" AS r ("userId", "postId", "readAt", "updatedAt")
    SELECT id, ${postId}::uuid, now(), now() FROM "User"
    WHERE id = ${userId}::uuid AND NOT (${unasked} AND "readingMemory" = 'nothing')
    ON CONFLICT ("userId", "postId") DO UPDATE
    SET "readAt" = coalesce(r."readAt", now()), anchor = NULL, "placeAt" = NULL, "asideAt" = NULL, "updatedAt" = now()`;
  return done();
}

/** Marks a post as unread. A place that an old tab still holds is older than this, and stays away. */
export async function markUnread(userId: string, postId: string): Promise<Result<undefined>> {
  if (!(await isPublished(postId))) return notFound("briefing");
  await db().$executeRaw`
    UPDATE "ReadState" SET "readAt" = NULL, anchor = NULL, "placeAt" = now(), "asideAt" = NULL, "updatedAt" = now()
    WHERE "userId" = ${userId}::uuid AND "postId" = ${postId}::uuid`;
  return done();
}

/** Takes a started post off what there is to go on with, until it is read on. Its place stays. */
export async function setAside(userId: string, postId: string): Promise<Result<undefined>> {
  const count = await db().$executeRaw`
    UPDATE "ReadState" SET "asideAt" = now() WHERE "userId" = ${userId}::uuid AND "postId" = ${postId}::uuid`;
  return count > 0 ? done() : notFound("briefing");
}
