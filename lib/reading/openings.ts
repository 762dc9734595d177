import { db } from "#lib/db.ts";
import { columnOf, type Piece } from "#lib/reading/piece.ts";

/**
 * Notes in a reader's history that they opened a piece: once a day of theirs, with the last time. Nothing is noted for a
 * reader who does not want it.
 */
export async function recordOpening(userId: string, piece: Piece): Promise<void> {
  const { column, id } = columnOf(piece);
  await db().$executeRaw`
    INSERT INTO "Opening" (id, "userId", ${column}, day, "openedAt")
    SELECT gen_random_uuid(), id, ${id}::uuid, day_in("timeZone"), now()
    FROM "User" WHERE id = ${userId}::uuid AND "readingMemory" = 'everything'
    ON CONFLICT ("userId", ${column}, day) DO UPDATE SET "openedAt" = now()`;
}
