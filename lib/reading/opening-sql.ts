import { Prisma } from "#lib/db.ts";
import { columnOf, type Piece } from "#lib/reading/piece.ts";

/**
 * SQL that notes in a reader's history that they opened a piece: once a day of theirs, with the last time. Nothing is
 * noted for a reader who does not want it.
 */
export function openingSql(userId: string, piece: Piece): Prisma.Sql {
  const { column, id } = columnOf(piece);
  return Prisma.sql`
    INSERT INTO "Opening" (id, "userId", ${column}, day, "openedAt")
    SELECT gen_random_uuid(), id, ${id}::uuid, day_in("timeZone"), now()
    FROM "User" WHERE id = ${userId}::uuid AND "readingMemory" = 'everything'
    ON CONFLICT ("userId", ${column}, day) DO UPDATE SET "openedAt" = now()`;
}
