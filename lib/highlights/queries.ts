import { db, Prisma } from "#lib/db.ts";
import type { ExportedHighlight, HighlightGroup } from "#lib/highlights/highlight.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";
import type { Page } from "#lib/posts/post.ts";

const PAGE = 10;
const OF_EACH = 10;

export type Asked = {
  /** Words that the passage or the note has, as typed; accents and capitals count as none. */
  words?: string;
  /** The slug of one briefing, all of whose highlights are shown. */
  slug?: string;
  before?: string;
};
type Row = Omit<HighlightGroup, "post"> & { id: string; slug: string; title: string; latest: Date };

/**
 * A page of what a reader marked, by briefing, the one marked last first; of each the first ten in the order of its text.
 * One round trip.
 */
export async function listHighlights(
  userId: string,
  { words = "", slug, before }: Asked,
): Promise<Page<HighlightGroup>> {
  const place = decodeCursor(before);
  const mine = Prisma.sql`h."userId" = ${userId}::uuid AND h."removedAt" IS NULL ${having(words)}`;
  const beyond = place
    ? Prisma.sql`HAVING (max(h."createdAt"), h."postId") < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<Row[]>`
    WITH groups AS (
      SELECT h."postId" AS id, max(h."createdAt") AS latest, count(*)::int AS count FROM "Highlight" h
      JOIN "Post" p ON p.id = h."postId" AND p."publishedAt" <= now() ${slug === undefined ? Prisma.empty : Prisma.sql`AND p.slug = ${slug}`}
      WHERE ${mine} GROUP BY h."postId" ${beyond} ORDER BY latest DESC, h."postId" DESC LIMIT ${PAGE + 1}
    )
    SELECT g.id, p.slug, p.title, g.latest, g.count, shown.highlights
    FROM groups g JOIN "Post" p ON p.id = g.id CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('id', f.id, 'exact', f.exact, 'note', f.note, 'createdAt', f."createdAt",
        'isLost', f.at IS NULL, 'isUnsettled', f."settledFor" IS DISTINCT FROM p."sourceHash") ORDER BY f.place, f.id) AS highlights
      FROM (SELECT h.*, coalesce(h.at, h.start) AS place FROM "Highlight" h WHERE h."postId" = g.id AND ${mine}
        ORDER BY place, h.id LIMIT ${slug === undefined ? OF_EACH : null}) f
    ) shown
    ORDER BY g.latest DESC, g.id DESC`;
  return pageOf(
    rows,
    PAGE,
    ({ latest, id }) => ({ at: latest, id }),
    ({ id, slug, title, count, highlights }) => ({ post: { id, slug, title }, count, highlights }),
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

/** All that a reader marked in briefings that are published, by briefing in the order of the text. One round trip. */
export const allHighlights = (userId: string): Promise<ExportedHighlight[]> =>
  db().$queryRaw`
    SELECT h.id, p.slug, p.title, h.exact, h.prefix, h.suffix, h.start, h.repeats, h.note, h."createdAt", h."updatedAt"
    FROM "Highlight" h JOIN "Post" p ON p.id = h."postId" AND p."publishedAt" <= now()
    WHERE h."userId" = ${userId}::uuid AND h."removedAt" IS NULL
    ORDER BY p."publishedAt" DESC, p.id, h.start, h.id LIMIT ${MOST_EXPORTED}`;

/** What a reader took away in the last day, the last first; at most twenty. One round trip. */
export const listRemoved = (userId: string): Promise<{ id: string; exact: string }[]> =>
  db().$queryRaw`
    SELECT h.id, h.exact FROM "Highlight" h JOIN "Post" p ON p.id = h."postId" AND p."publishedAt" <= now()
    WHERE h."userId" = ${userId}::uuid AND h."removedAt" > now() - interval '1 day'
    ORDER BY h."removedAt" DESC, h.id LIMIT 20`;
