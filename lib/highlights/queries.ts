import { db, Prisma } from "#lib/db.ts";
import type { ExportedHighlight, HighlightGroup, MarkedPiece } from "#lib/highlights/highlight.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";
import type { Page } from "#lib/posts/post.ts";

const PAGE = 10;
const OF_EACH = 10;

export type Asked = {
  /** Words that the passage or the note has, as typed; accents and capitals count as none. */
  words?: string;
  /** The key of one piece, all of whose highlights are shown. */
  key?: string;
  before?: string;
};
type Row = MarkedPiece & Omit<HighlightGroup, "piece"> & { latest: Date };

/** Joins a highlight `h` with its post, where that is published, or with its reader's link and what was read there. */
const whereOf = Prisma.sql`LEFT JOIN "Post" p ON p.id = h."postId" AND p."publishedAt" <= now()
  LEFT JOIN "SharedLink" s ON s.id = h."sharedLinkId" AND s."removedAt" IS NULL`;
const isThere = Prisma.sql`(p.id IS NOT NULL OR s.id IS NOT NULL)`;

/**
 * A page of what a reader marked, by piece, the one marked last first; of each the first ten in the order of its text.
 * One round trip.
 */
export async function listHighlights(
  userId: string,
  { words = "", key, before }: Asked,
): Promise<Page<HighlightGroup>> {
  const place = decodeCursor(before);
  const id = Prisma.sql`coalesce(h."postId", h."sharedLinkId")`;
  const mine = Prisma.sql`h."userId" = ${userId}::uuid AND h."removedAt" IS NULL ${having(words)}`;
  const beyond = place
    ? Prisma.sql`HAVING (max(h."createdAt"), ${id}) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const only = key === undefined ? Prisma.empty : Prisma.sql`AND (p.slug = ${key} OR s.id::text = ${key})`;
  const rows = await db().$queryRaw<Row[]>`
    WITH groups AS (
      SELECT ${id} AS id, max(h."createdAt") AS latest, count(*)::int AS count FROM "Highlight" h ${whereOf}
      WHERE ${mine} AND ${isThere} ${only} GROUP BY ${id} ${beyond} ORDER BY latest DESC, ${id} DESC LIMIT ${PAGE + 1}
    )
    SELECT g.id, coalesce(p.slug, g.id::text) AS key, coalesce('/posts/' || p.slug, '/links/' || g.id) AS path,
      coalesce(p.title, s.title) AS title, g.latest, g.count, shown.highlights
    FROM groups g LEFT JOIN "Post" p ON p.id = g.id LEFT JOIN "SharedLink" s ON s.id = g.id
    LEFT JOIN "LinkReading" l ON l."sharedLinkId" = s.id CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('id', f.id, 'exact', f.exact, 'note', f.note, 'createdAt', f."createdAt",
        'isLost', f.at IS NULL, 'isUnsettled', f."settledFor" IS DISTINCT FROM coalesce(p."sourceHash", l.hash))
        ORDER BY f.place, f.id) AS highlights
      FROM (SELECT h.*, coalesce(h.at, h.start) AS place FROM "Highlight" h
        WHERE (h."postId" = g.id OR h."sharedLinkId" = g.id) AND ${mine}
        ORDER BY place, h.id LIMIT ${key === undefined ? OF_EACH : null}) f
    ) shown
    ORDER BY g.latest DESC, g.id DESC`;
  return pageOf(
    rows,
    PAGE,
    ({ latest, id }) => ({ at: latest, id }),
    ({ id, key, path, title, count, highlights }) => ({ piece: { id, key, path, title }, count, highlights }),
  );
}

/** Every word has to stand in the passage or the note. */
function having(words: string): Prisma.Sql {
  const wanted = words.replaceAll("\u0000", " ").split(/\s+/).filter(Boolean).slice(0, 10);
  const conditions = wanted.map(
    (word) =>
      Prisma.sql`AND lower(search_text(h.exact || ' ' || coalesce(h.note, ''))) LIKE lower(search_text(${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`}))`,
  );
  return conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty;
}

/** The most that one file holds; as many as an archive. */
const MOST_EXPORTED = 20_000;

/** All that a reader marked in briefings that are published and in links, by piece in the order of the text. One round trip. */
export const allHighlights = (userId: string): Promise<ExportedHighlight[]> =>
  db().$queryRaw`
    SELECT h.id, p.slug, s.url, coalesce(p.title, s.title) AS title, h.exact, h.prefix, h.suffix, h.start, h.repeats, h.note,
      h."createdAt", h."updatedAt"
    FROM "Highlight" h ${whereOf} WHERE h."userId" = ${userId}::uuid AND h."removedAt" IS NULL AND ${isThere}
    ORDER BY coalesce(p."publishedAt", s."createdAt") DESC, p.id, s.id, h.start, h.id LIMIT ${MOST_EXPORTED}`;

/** What a reader took away in the last day, the last first; at most twenty. One round trip. */
export const listRemoved = (userId: string): Promise<{ id: string; exact: string }[]> =>
  db().$queryRaw`
    SELECT h.id, h.exact FROM "Highlight" h ${whereOf}
    WHERE h."userId" = ${userId}::uuid AND h."removedAt" > now() - interval '1 day' AND ${isThere}
    ORDER BY h."removedAt" DESC, h.id LIMIT 20`;
