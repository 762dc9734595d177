import { db, Prisma } from "#lib/db.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";
import type { Page } from "#lib/posts/post.ts";
import type { HistoryEntry, ReadingMemory, Started } from "#lib/reading/memory.ts";

type Row = Omit<HistoryEntry, "openedAt"> & { openedAt: Date };

const SIZE = 50;

/** One page of what a reader opened, latest first: what is still published. One round trip. */
export async function listHistory(userId: string, before?: unknown, size = SIZE): Promise<Page<HistoryEntry>> {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`AND (o."openedAt", o.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<Row[]>`
    SELECT o.id, to_char(o.day, 'YYYY-MM-DD') AS day, o."openedAt", p.title, p.slug, a.name AS author,
      CASE WHEN r."readAt" IS NOT NULL THEN 'finished' WHEN r.anchor <> '' THEN 'started' ELSE 'unread' END AS state
    FROM "Opening" o
    JOIN "Post" p ON p.id = o."postId" AND p."publishedAt" <= now()
    JOIN "Author" a ON a.id = p."authorId"
    LEFT JOIN "ReadState" r ON r."userId" = o."userId" AND r."postId" = o."postId"
    WHERE o."userId" = ${userId}::uuid ${beyond}
    ORDER BY o."openedAt" DESC, o.id DESC LIMIT ${size + 1}`;
  return pageOf(
    rows,
    size,
    (row) => ({ at: row.openedAt, id: row.id }),
    (row) => ({ ...row, openedAt: row.openedAt.toISOString() }),
  );
}

/** What is remembered of a reader's reading. */
export async function findMemory(userId: string): Promise<ReadingMemory> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { readingMemory: true } });
  return user?.readingMemory ?? "nothing";
}

/** What a reader started and did not finish, latest first, without what they set aside. One round trip. */
export async function listStarted(userId: string, most = 3): Promise<Started[]> {
  const rows = await db().$queryRaw<(Omit<Started, "placeAt"> & { placeAt: Date })[]>`
    SELECT r."postId", p.slug, p.title, r.anchor AS words, p."readingMinutes", r."placeAt"
    FROM "ReadState" r JOIN "Post" p ON p.id = r."postId" AND p."publishedAt" <= now()
    WHERE r."userId" = ${userId}::uuid AND r."placeAt" IS NOT NULL AND r."readAt" IS NULL AND r.anchor <> ''
      AND r."asideAt" IS NULL
    ORDER BY r."placeAt" DESC LIMIT ${most}`;
  return rows.map((row) => ({ ...row, placeAt: row.placeAt.toISOString() }));
}
