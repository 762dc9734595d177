import type { SavedItem, SavedLink } from "#lib/bookmarks/saved.ts";
import { db, Prisma } from "#lib/db.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";
import { PAGE_SIZE } from "#lib/posts/lists.ts";
import type { Page, PostSummary } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";

type Row = { bookmarkId: string; savedAt: Date; read: boolean; link: SavedLink | null } & (SummaryRow | { id: null });

/** One page of what a reader saved, latest first: briefings that are still published, and links. One round trip. */
export async function listSaved(userId: string, before?: unknown, size = PAGE_SIZE): Promise<Page<SavedItem>> {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`AND (b."createdAt", b.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<Row[]>`
    SELECT b.id AS "bookmarkId", b."createdAt" AS "savedAt", p.*, r."readAt" IS NOT NULL AS read,
      CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('id', s.id, 'url', s.url, 'title', s.title, 'comment', s.comment,
        'topics', (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY t.name), '[]')
          FROM "SharedLinkTag" st JOIN "Tag" t ON t.id = st."tagId" WHERE st."sharedLinkId" = s.id)) END AS link
    FROM "Bookmark" b
    LEFT JOIN LATERAL (SELECT ${summaryColumns} FROM "Post" p ${summaryJoins}
      WHERE p.id = b."postId" AND p."publishedAt" <= now()) p ON true
    LEFT JOIN "SharedLink" s ON s.id = b."sharedLinkId"
    LEFT JOIN "ReadState" r ON r."postId" = b."postId" AND r."userId" = b."userId"
    WHERE b."userId" = ${userId}::uuid AND (p.id IS NOT NULL OR s.id IS NOT NULL) ${beyond}
    ORDER BY b."createdAt" DESC, b.id DESC LIMIT ${size + 1}`;
  return pageOf(rows, size, (row) => ({ at: row.savedAt, id: row.bookmarkId }), savedItem);
}

function savedItem(row: Row): SavedItem {
  const kept = { id: row.bookmarkId, savedAt: row.savedAt.toISOString() };
  if (row.link) return { ...kept, link: row.link };
  return { ...kept, post: { ...summaryOf(row as SummaryRow), saved: true, read: row.read } };
}

/** The briefings saved just before and just after this one. One round trip. */
export async function savedNeighbours(
  userId: string,
  postId: string,
): Promise<{ newer: PostSummary | null; older: PostSummary | null }> {
  const side = (compare: "<" | ">", order: "ASC" | "DESC") => Prisma.sql`
    SELECT n."postId" FROM "Bookmark" n JOIN "Post" np ON np.id = n."postId" AND np."publishedAt" <= now()
    WHERE n."userId" = b."userId" AND (n."createdAt", n.id) ${Prisma.raw(compare)} (b."createdAt", b.id)
    ORDER BY n."createdAt" ${Prisma.raw(order)}, n.id ${Prisma.raw(order)} LIMIT 1`;
  const rows = await db().$queryRaw<(SummaryRow & { side: string })[]>`
    SELECT x.side, ${summaryColumns} FROM "Bookmark" b
    CROSS JOIN LATERAL (SELECT 'newer' AS side, (${side(">", "ASC")}) AS id UNION ALL SELECT 'older', (${side("<", "DESC")})) x
    JOIN "Post" p ON p.id = x.id ${summaryJoins}
    WHERE b."userId" = ${userId}::uuid AND b."postId" = ${postId}::uuid`;
  const on = (name: string) => {
    const row = rows.find((found) => found.side === name);
    return row ? summaryOf(row) : null;
  };
  return { newer: on("newer"), older: on("older") };
}
