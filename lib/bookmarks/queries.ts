import { z } from "zod";
import { type SavedItem, type SavedView, savedView } from "#lib/bookmarks/saved.ts";
import { isShown, type SavedRow, savedColumns, savedItem, savedJoins } from "#lib/bookmarks/saved-rows.ts";
import { Prisma } from "#lib/db.ts";
import { decodeCursor, type Place, pageOf } from "#lib/posts/cursor.ts";
import { PAGE_SIZE } from "#lib/posts/lists.ts";
import type { Page, PostSummary } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { readRows } from "#lib/read-together.ts";

/**
 * One page of what a reader saved: briefings that are still published, and links; without what is archived, only what is
 * unread, or only the archive. What is saved is never muted. One round trip.
 */
export async function listSaved(
  userId: string,
  before?: unknown,
  view: SavedView = savedView({}),
  size = PAGE_SIZE,
): Promise<Page<SavedItem>> {
  const rows = await readRows<SavedRow>(savedSql(userId, decodeCursor(before), view, size + 1));
  return pageOf(rows, size, (row) => ({ at: new Date(row.savedAt), id: row.bookmarkId }), savedItem);
}

/** SQL for what a reader saved beyond a place; each view is one walk along an index of its own. */
export function savedSql(userId: string, place: Place | null, { show, order }: SavedView, limit: number): Prisma.Sql {
  const [compare, word] = order === "newest" ? ["<", "DESC"] : [">", "ASC"];
  const beyond = place
    ? Prisma.sql`AND (b."createdAt", b.id) ${Prisma.raw(compare)} (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const kept = show === "archived" ? Prisma.sql`b.archived = true` : Prisma.sql`b.archived = false`;
  const unread = show === "unread" ? Prisma.sql`AND b.unread = true` : Prisma.empty;
  const by = Prisma.raw(`ORDER BY b."createdAt" ${word}, b.id ${word}`);
  return Prisma.sql`
    SELECT ${savedColumns} FROM (
      SELECT * FROM "Bookmark" b WHERE b."userId" = ${userId}::uuid AND ${kept} ${unread} AND ${isShown} ${beyond}
      ${by} LIMIT ${limit}) b ${savedJoins} ${by}`;
}

/** One thing that a reader saved; null for what is another's or no longer published. One round trip. */
export async function findSaved(userId: string, id: string): Promise<SavedItem | null> {
  const [row] = await readRows<SavedRow>(Prisma.sql`
    SELECT ${savedColumns} FROM "Bookmark" b ${savedJoins}
    WHERE b.id = ${id}::uuid AND b."userId" = ${userId}::uuid AND ${isShown}`);
  return row ? savedItem(row) : null;
}

/** What a reader's press among the saved did, while it can be taken back, or that it was a moment ago. */
export async function findUndo(userId: string, id: string): Promise<{ words: string; used: boolean } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [undo] = await readRows<{ words: string; used: boolean }>(Prisma.sql`
    SELECT words, "usedAt" IS NOT NULL AS used FROM "SavedUndo"
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND "createdAt" > now() - interval '1 hour'
      AND coalesce("usedAt", now()) > now() - interval '30 seconds'`);
  return undo ?? null;
}

/** The briefings saved just before and just after this one. One round trip. */
export async function savedNeighbours(
  userId: string,
  postId: string,
): Promise<{ newer: PostSummary | null; older: PostSummary | null }> {
  const side = (compare: "<" | ">", order: "ASC" | "DESC") => Prisma.sql`
    SELECT n."postId" FROM "Bookmark" n JOIN "Post" np ON np.id = n."postId" AND np."publishedAt" <= now()
    WHERE n."userId" = b."userId" AND n.archived = b.archived AND (n."createdAt", n.id) ${Prisma.raw(compare)} (b."createdAt", b.id)
    ORDER BY n."createdAt" ${Prisma.raw(order)}, n.id ${Prisma.raw(order)} LIMIT 1`;
  const rows = await readRows<SummaryRow & { side: string }>(Prisma.sql`
    SELECT x.side, ${summaryColumns} FROM "Bookmark" b
    CROSS JOIN LATERAL (SELECT 'newer' AS side, (${side(">", "ASC")}) AS id UNION ALL SELECT 'older', (${side("<", "DESC")})) x
    JOIN "Post" p ON p.id = x.id ${summaryJoins}
    WHERE b."userId" = ${userId}::uuid AND b."postId" = ${postId}::uuid`);
  const on = (name: string) => {
    const row = rows.find((found) => found.side === name);
    return row ? summaryOf(row) : null;
  };
  return { newer: on("newer"), older: on("older") };
}
