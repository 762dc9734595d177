import { db } from "#lib/db.ts";

/** Whether readers may see this post, so that they may keep or share it. */
export async function isPublished(postId: string): Promise<boolean> {
  const found = await db().post.findFirst({
    where: { id: postId, publishedAt: { lte: new Date() } },
    select: { id: true },
  });
  return found !== null;
}
