import type { Db } from "#lib/db.ts";

/** Has the presses of one reader among their saved come one after the other; a press elsewhere on the site waits for none. */
export const lockReader = (tx: Db, userId: string) =>
  tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
