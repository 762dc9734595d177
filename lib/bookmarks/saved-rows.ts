import type { ListLabel, SavedItem, SavedLink } from "#lib/bookmarks/saved.ts";
import { Prisma } from "#lib/db.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { momentOf } from "#lib/read-together.ts";

/** The row behind something saved: a briefing that is still published, or a link. */
export type SavedRow = {
  bookmarkId: string;
  savedAt: string;
  note: string | null;
  archived: boolean;
  read: boolean;
  started: boolean;
  lists: ListLabel[] | null;
  link: SavedLink | null;
} & (SummaryRow | { id: null });

/** All that is shown of a bookmark `b` to its reader. */
export const savedColumns = Prisma.raw(`b.id AS "bookmarkId", b."createdAt" AS "savedAt", b.note, b.archived,
  NOT b.unread AS read, p.*,
  coalesce((SELECT r.anchor <> '' AND r."asideAt" IS NULL FROM "ReadState" r
    WHERE r."userId" = b."userId" AND r."postId" = b."postId"), false) AS started,
  (SELECT json_agg(json_build_object('id', l.id, 'name', l.name) ORDER BY l.position) FROM "SavedListEntry" e
    JOIN "SavedList" l ON l.id = e."listId" WHERE e."bookmarkId" = b.id) AS lists,
  CASE WHEN s.id IS NULL THEN NULL ELSE json_build_object('id', s.id, 'url', s.url, 'title', s.title, 'comment', s.comment,
    'state', s.state, 'read', NOT b.unread, 'site', l.site, 'excerpt', l.excerpt, 'readingMinutes', l."readingMinutes",
    'topics', (SELECT coalesce(json_agg(json_build_object('slug', t.slug, 'name', t.name) ORDER BY t.name), '[]')
      FROM "SharedLinkTag" st JOIN "Tag" t ON t.id = st."tagId" WHERE st."sharedLinkId" = s.id)) END AS link`);

/**
 * Joins a bookmark `b` with its post, where that is published, and with its link. The limit, of what is one at most, has
 * it looked up for each bookmark: without it all posts are joined with their topics first.
 */
export const savedJoins = Prisma.sql`
  LEFT JOIN LATERAL (SELECT ${summaryColumns} FROM "Post" p ${summaryJoins}
    WHERE p.id = b."postId" AND p."publishedAt" <= now() LIMIT 1) p ON true
  LEFT JOIN "SharedLink" s ON s.id = b."sharedLinkId"
  LEFT JOIN "LinkReading" l ON l."sharedLinkId" = s.id`;

/**
 * That a bookmark `b` is of a link or of what is published: the rest is not shown, not even that it was. Written so that
 * it is asked of one row after the other, along the index, and ends with the page: as a join it is asked of all of them.
 */
export const isShown = Prisma.sql`(b."sharedLinkId" IS NOT NULL
  OR (SELECT shown."publishedAt" FROM "Post" shown WHERE shown.id = b."postId") <= now())`;

export function savedItem(row: SavedRow): SavedItem {
  const { bookmarkId, note, archived, lists, link } = row;
  const kept = { id: bookmarkId, savedAt: momentOf(row.savedAt), note, archived, lists: lists ?? [] };
  if (link) return { ...kept, link };
  return {
    ...kept,
    post: { ...summaryOf(row as SummaryRow), saved: true, read: row.read, started: !row.read && row.started },
  };
}
