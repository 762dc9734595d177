import { db } from "#lib/db.ts";
import { openingSql } from "#lib/reading/opening-sql.ts";
import type { Piece } from "#lib/reading/piece.ts";

/**
 * Notes that a reader opened a piece, while its page is made for them. A page that a script asked for may never be shown:
 * that it was, the page says itself (noteOpening in actions.ts).
 */
export async function recordOpening(userId: string, piece: Piece): Promise<void> {
  await db().$executeRaw(openingSql(userId, piece));
}
