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
  await bringBack(userId, postId);
  await db().bookmark.createMany({ data: { userId, postId }, skipDuplicates: true });
  return done();
}

/** Has a post or link that was taken off alone within the hour stand where it stood, with all that was made of it. */
export async function bringBack(userId: string, id: string): Promise<void> {
  const [taken] = await takenOffAlone(userId, id);
  if (taken) await undoArrangement(userId, taken.id);
}

/** The last time within the hour that this post or link, and nothing else, was taken off, if it was not saved again. */
const takenOffAlone = (userId: string, id: string) => db().$queryRaw<{ id: string }[]>`
  SELECT id FROM "SavedUndo"
  WHERE "userId" = ${userId}::uuid AND "usedAt" IS NULL AND "createdAt" > now() - interval '1 hour'
    AND jsonb_array_length(rows->'bookmarks') = 1
    AND coalesce(rows->'bookmarks'->0->>'postId', rows->'bookmarks'->0->>'sharedLinkId') = ${id}
    AND NOT EXISTS (SELECT FROM "Bookmark" b
      WHERE b."userId" = ${userId}::uuid AND (b."postId" = ${id}::uuid OR b."sharedLinkId" = ${id}::uuid))
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
