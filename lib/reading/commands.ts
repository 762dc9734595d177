import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { isPublished } from "#lib/posts/published.ts";
import { openingSql } from "#lib/reading/opening-sql.ts";
import { columnOf, type Piece } from "#lib/reading/piece.ts";

/** Notes that a piece is on a reader's screen: see opening-sql.ts. */
export async function openPiece(userId: string, piece: Piece): Promise<Result<undefined>> {
  if (!(await maySee(userId, piece))) return missing(piece);
  await db().$executeRaw(openingSql(userId, piece));
  return done();
}

/**
 * Keeps the place where a reader is: `anchor` are the words at the top of their screen (components/reading/anchor.ts),
 * `age` the milliseconds since they were there. The newest place wins, whichever device tells of it last; of a finished
 * piece none is kept, nor for a reader who has nothing remembered.
 */
export async function keepPlace(userId: string, piece: Piece, anchor: string, age = 0): Promise<Result<undefined>> {
  const { column, id } = columnOf(piece);
  if (!(await maySee(userId, piece))) return missing(piece);
  await db().$executeRaw`
    INSERT INTO "ReadState" AS r ("userId", ${column}, anchor, "placeAt", "updatedAt")
    SELECT id, ${id}::uuid, ${anchor}, now() - ${age} * interval '1 millisecond', now()
    FROM "User" WHERE id = ${userId}::uuid AND "readingMemory" <> 'nothing'
    ON CONFLICT ("userId", ${column}) DO UPDATE
    SET anchor = EXCLUDED.anchor, "placeAt" = EXCLUDED."placeAt", "asideAt" = NULL, "updatedAt" = now()
    WHERE r."readAt" IS NULL AND (r."placeAt" IS NULL OR r."placeAt" < EXCLUDED."placeAt")`;
  return done();
}

/** Marks a piece as finished because the reader says so; the next time it opens at its beginning. */
export async function markRead(userId: string, piece: Piece): Promise<Result<undefined>> {
  return finish(userId, piece, false);
}

/** Marks a piece as finished because its reader read on to its end; not for a reader who has nothing remembered. */
export async function reachEnd(userId: string, piece: Piece): Promise<Result<undefined>> {
  return finish(userId, piece, true);
}

async function finish(userId: string, piece: Piece, unasked: boolean) {
  const { column, id } = columnOf(piece);
  if (!(await maySee(userId, piece))) return missing(piece);
  await db().$executeRaw`
    INSERT INTO "ReadState" AS r ("userId", ${column}, "readAt", "updatedAt")
    SELECT id, ${id}::uuid, now(), now() FROM "User"
    WHERE id = ${userId}::uuid AND NOT (${unasked} AND "readingMemory" = 'nothing')
    ON CONFLICT ("userId", ${column}) DO UPDATE
    SET "readAt" = coalesce(r."readAt", now()), anchor = NULL, "placeAt" = NULL, "asideAt" = NULL, "updatedAt" = now()`;
  return done();
}

/** Marks a piece as unread. A place that an old tab still holds is older than this, and stays away. */
export async function markUnread(userId: string, piece: Piece): Promise<Result<undefined>> {
  const { column, id } = columnOf(piece);
  if (!(await maySee(userId, piece))) return missing(piece);
  await db().$executeRaw`
    UPDATE "ReadState" SET "readAt" = NULL, anchor = NULL, "placeAt" = now(), "asideAt" = NULL, "updatedAt" = now()
    WHERE "userId" = ${userId}::uuid AND ${column} = ${id}::uuid`;
  return done();
}

/** Takes a started piece off what there is to go on with, until it is read on. Its place stays. */
export async function setAside(userId: string, piece: Piece): Promise<Result<undefined>> {
  const { column, id } = columnOf(piece);
  const count = await db().$executeRaw`
    UPDATE "ReadState" SET "asideAt" = now() WHERE "userId" = ${userId}::uuid AND ${column} = ${id}::uuid`;
  return count > 0 ? done() : missing(piece);
}

async function maySee(userId: string, piece: Piece): Promise<boolean> {
  if (typeof piece === "string") return isPublished(piece);
  return (await db().sharedLink.count({ where: { id: piece.sharedLinkId, userId, removedAt: null } })) > 0;
}

const missing = (piece: Piece) => notFound(typeof piece === "string" ? "briefing" : "link");
