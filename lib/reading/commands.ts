import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { isPublished } from "#lib/posts/published.ts";

/** Keeps the place where a reader stopped: `anchor` is how the paragraph at the top of their screen begins. */
export async function keepPlace(userId: string, postId: string, anchor: string): Promise<Result<undefined>> {
  return write(userId, postId, { anchor });
}

/** Marks a post as read; the next time it opens at its beginning. */
export async function markRead(userId: string, postId: string): Promise<Result<undefined>> {
  return write(userId, postId, { readAt: new Date(), anchor: null });
}

/** Marks a post as not read. */
export async function markUnread(userId: string, postId: string): Promise<Result<undefined>> {
  return write(userId, postId, { readAt: null });
}

async function write(userId: string, postId: string, change: { readAt?: Date | null; anchor?: string | null }) {
  if (!(await isPublished(postId))) return notFound("briefing");
  await db().readState.upsert({
    where: { userId_postId: { userId, postId } },
    create: { userId, postId, ...change },
    update: change,
  });
  return done();
}
