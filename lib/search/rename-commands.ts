import { db } from "#lib/db.ts";

/** So many entries are written in one statement. */
const AT_ONCE = 100;

/**
 * Goes on with one topic or author that has a new name, from its newest briefings to its oldest: what a trigger began, in
 * pieces that are short. Answers whether there was one.
 */
export async function refreshRenamed(): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT search_rename(id, ${AT_ONCE}::int)::text
    FROM (SELECT id FROM "SearchRename" ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) renamed`;
  return rows.length > 0;
}
