import { db, Prisma, rowsOf } from "#lib/db.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";
import type { Page } from "#lib/posts/post.ts";
import { momentOf, readRows } from "#lib/read-together.ts";
import type { HistoryEntry, ReadingMemory, Started } from "#lib/reading/memory.ts";

type Row = Omit<HistoryEntry, "openedAt"> & { openedAt: Date };

const SIZE = 50;

/** Joins a row that belongs to a piece with its post, where that is published, or with the reader's link and its reading. */
const whatOf = (row: "o" | "r") =>
  Prisma.raw(`LEFT JOIN "Post" p ON p.id = ${row}."postId" AND p."publishedAt" <= now()
    LEFT JOIN "SharedLink" s ON s.id = ${row}."sharedLinkId" AND s."removedAt" IS NULL
    LEFT JOIN "LinkReading" l ON l."sharedLinkId" = s.id`);

const titleAndPath = Prisma.sql`coalesce(p.title, s.title) AS title, coalesce('/posts/' || p.slug, '/links/' || s.id) AS path`;

/** One page of what a reader opened, latest first: what is still published, and links. One round trip. */
export async function listHistory(userId: string, before?: unknown, size = SIZE): Promise<Page<HistoryEntry>> {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`AND (o."openedAt", o.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await rowsOf<Row>(Prisma.sql`
    SELECT o.id, to_char(o.day, 'YYYY-MM-DD') AS day, o."openedAt", ${titleAndPath},
      coalesce(a.name, l.site, substring(s.url from '://(?:www\\.)?([^/:?#]+)')) AS author,
      CASE WHEN coalesce(r."readAt", t."readAt") IS NOT NULL THEN 'finished' WHEN coalesce(r.anchor, t.anchor) <> '' THEN 'started' ELSE 'unread' END AS state
    FROM "Opening" o ${whatOf("o")}
    LEFT JOIN "Author" a ON a.id = p."authorId"
    LEFT JOIN "ReadState" r ON r."userId" = o."userId" AND r."postId" = o."postId"
    LEFT JOIN "ReadState" t ON t."userId" = o."userId" AND t."sharedLinkId" = o."sharedLinkId"
    WHERE o."userId" = ${userId}::uuid AND (p.id IS NOT NULL OR s.id IS NOT NULL) ${beyond}
    ORDER BY o."openedAt" DESC, o.id DESC LIMIT ${size + 1}`);
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

type StartedRow = Omit<Started, "placeAt" | "piece"> & {
  placeAt: string;
  postId: string | null;
  sharedLinkId: string | null;
};

/** What a reader started and did not finish, latest first, without what they set aside. One round trip. */
export async function listStarted(userId: string, most = 3): Promise<Started[]> {
  const rows = await readRows<StartedRow>(Prisma.sql`
    SELECT r."postId", r."sharedLinkId", ${titleAndPath}, r.anchor AS words, r."placeAt"
    FROM "ReadState" r ${whatOf("r")}
    WHERE r."userId" = ${userId}::uuid AND (p.id IS NOT NULL OR s.id IS NOT NULL) AND r."placeAt" IS NOT NULL AND r."readAt" IS NULL AND r.anchor <> ''
      AND r."asideAt" IS NULL
    ORDER BY r."placeAt" DESC LIMIT ${most}`);
  return rows.map(({ postId, sharedLinkId, placeAt, ...row }) => ({
    ...{ ...row, placeAt: momentOf(placeAt) },
    piece: sharedLinkId ? { sharedLinkId } : { postId: postId ?? "" },
  }));
}
