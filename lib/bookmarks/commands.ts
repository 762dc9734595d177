import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { isPublished } from "#lib/posts/published.ts";

/** Saves a post for a reader; saving it again changes nothing, wherever it stands and whatever is noted on it. */
export async function addBookmark(userId: string, postId: string): Promise<Result<undefined>> {
  if (!(await isPublished(postId))) return notFound("briefing");
  await db().bookmark.createMany({ data: { userId, postId }, skipDuplicates: true });
  return done();
}

/** Takes a post off what a reader saved; when it is not there, nothing changes. */
export async function removeBookmark(userId: string, postId: string): Promise<Result<undefined>> {
  await db().bookmark.deleteMany({ where: { userId, postId } });
  return done();
}

/** Says what a reader notes on something that they saved; an empty note is none. */
export async function setNote(userId: string, id: string, note: string): Promise<Result<undefined>> {
  const { count } = await db().bookmark.updateMany({ where: { id, userId }, data: { note: note || null } });
  return count > 0 ? done() : notFound("saved piece");
}
