import { db } from "#lib/db.ts";

/**
 * Notes in a reader's history that they opened a post: once a day of theirs, with the last time. Nothing is noted for a
 * reader who does not want it.
 */
export async function recordOpening(userId: string, postId: string): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "Opening" (id, "userId", "postId", day, "openedAt")
    SELECT gen_random_uuid(), id, ${postId}::uuid, day_in("timeZone"), now()
    FROM "User" WHERE id = ${userId}::uuid AND "readingMemory" = 'everything'
    ON CONFLICT ("userId", "postId", day) DO UPDATE SET "openedAt" = now()`;
}
