import { arrangeSaved } from "#lib/bookmarks/arrange-commands.ts";
import { undoArrangement } from "#lib/bookmarks/undo-commands.ts";
import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { isPublished } from "#lib/posts/published.ts";

/**
 * Saves a post for a reader; saving it again changes nothing, wherever it stands and whatever is noted on it. What was
 * taken off within the hour comes back with its note and its lists: a press too many loses nothing.
 */
export async function addBookmark(userId: string, postId: string): Promise<Result<undefined>> {
  if (!(await isPublished(postId))) return notFound("briefing");
  const [taken] = await takenOffAlone(userId, postId);
  if (taken) await undoArrangement(userId, taken.id);
  await db().bookmark.createMany({ data: { userId, postId }, skipDuplicates: true });
  return done();
}

/** The last time within the hour that this post, and nothing else, was taken off with what the reader had made of it. */
const takenOffAlone = (userId: string, postId: string) => db().$queryRaw<{ id: string }[]>`
  SELECT id FROM "SavedUndo"
  WHERE "userId" = ${userId}::uuid AND "usedAt" IS NULL AND "createdAt" > now() - interval '1 hour'
    AND jsonb_array_length(rows->'bookmarks') = 1 AND rows->'bookmarks'->0->>'postId' = ${postId}
    AND NOT EXISTS (SELECT FROM "Bookmark" b WHERE b."userId" = ${userId}::uuid AND b."postId" = ${postId}::uuid)
  ORDER BY "createdAt" DESC, id DESC LIMIT 1`;

/**
 * Takes a post off what a reader saved; when it is not there, nothing changes. How to take it back, as it was and where it
 * stood, is kept for an hour.
 */
export async function removeBookmark(userId: string, postId: string): Promise<Result<undefined>> {
  const [made] = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM "Bookmark" WHERE "userId" = ${userId}::uuid AND "postId" = ${postId}::uuid`;
  if (!made) return done();
  const taken = await arrangeSaved(userId, { act: "unsave", ids: [made.id] });
  return taken.ok ? done() : taken;
}

/** Says what a reader notes on something that they saved; an empty note is none. */
export async function setNote(userId: string, id: string, note: string): Promise<Result<undefined>> {
  const { count } = await db().bookmark.updateMany({ where: { id, userId }, data: { note: note || null } });
  return count > 0 ? done() : notFound("saved piece");
}
