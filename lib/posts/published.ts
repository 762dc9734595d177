import { db } from "#lib/db.ts";

/** Whether readers may see this post, so that they may keep or share it. */
export async function isPublished(postId: string): Promise<boolean> {
  const found = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM "Post" WHERE id = ${postId}::uuid AND "publishedAt" <= now()`;
  return found.length > 0;
}
