import { db, Prisma } from "#lib/db.ts";
import { COUNTED } from "#lib/following/counted.ts";
import type { Span } from "#lib/following/span.ts";
import type { Visit } from "#lib/following/visits.ts";
import { isMuted, mutesOn, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader, MuteName } from "#lib/mutes/mute.ts";
import { walkSql } from "#lib/posts/lists.ts";

/** What mutes keep out of what is new in Following: counted as `Visit` counts, which has them among its `fresh`. */
export type MutedNew = Visit["fresh"] & {
  /** By which mute, the one that hides most first. A piece that two of them hide counts for both. */
  by: (MuteName & { posts: number })[];
  /** Of which follow, by the id of its topic or author. A piece that stands in two of them counts in both. */
  follows: { id: string; posts: number }[];
};

const NOTHING: MutedNew = { posts: 0, minutes: 0, read: 0, by: [], follows: [] };

/**
 * How many of the pieces that are new in what the reader follows their mutes hide, by which mute and of which follow; of
 * the newest COUNTED. One round trip, none for who has no mutes.
 */
export async function mutedInFollowing(
  reader: ListReader,
  { since, until }: Pick<Span, "since" | "until">,
): Promise<MutedNew> {
  if (!reader || reader.muteCount === 0) return NOTHING;
  const cut = { place: null, direction: "older" as const, limit: COUNTED, since, until };
  const [row] = await db().$queryRaw<MutedNew[]>(
    withMutes(
      reader,
      Prisma.sql`
      WITH hit AS MATERIALIZED (
        SELECT n.id AS post, m.id AS mute FROM (
          SELECT w.id FROM (${walkSql({ kind: "following", userId: reader.id }, cut)}) w
          WHERE ${isMuted({ ...reader, seeMuted: false }, "w.id")} OFFSET 0
        ) n CROSS JOIN LATERAL (${mutesOn("n.id")}) m
      ), hidden AS MATERIALIZED (SELECT DISTINCT post FROM hit), counted AS (SELECT mute, count(*)::int AS posts FROM hit GROUP BY mute)
      SELECT h.*, (SELECT coalesce(json_agg(json_build_object('id', m.id, 'kind', m.kind, 'posts', c.posts,
            'key', coalesce(t.slug, a.handle, m.value), 'name', coalesce(t.name, a.name, m.value)) ORDER BY c.posts DESC, m.id), '[]')
          FROM counted c JOIN mutes m ON m.id = c.mute
          LEFT JOIN "Tag" t ON t.id = m."tagId" LEFT JOIN "Author" a ON a.id = m."authorId") AS by,
        (SELECT coalesce(json_agg(json_build_object('id', o.id, 'posts', o.posts)), '[]') FROM (
          SELECT f.id, count(*)::int AS posts FROM (
            SELECT pt."tagId" AS id FROM hidden JOIN "PostTag" pt ON pt."postId" = hidden.post
            JOIN "TagFollow" tf ON tf."tagId" = pt."tagId" AND tf."userId" = ${reader.id}::uuid
            UNION ALL SELECT p."authorId" FROM hidden JOIN "Post" p ON p.id = hidden.post
            JOIN "AuthorFollow" af ON af."authorId" = p."authorId" AND af."userId" = ${reader.id}::uuid
          ) f GROUP BY f.id) o) AS follows
      FROM (SELECT count(*)::int AS posts, coalesce(sum(p."readingMinutes"), 0)::int AS minutes, count(r."readAt")::int AS read
        FROM hidden h JOIN "Post" p ON p.id = h.post
        LEFT JOIN "ReadState" r ON r."postId" = p.id AND r."userId" = ${reader.id}::uuid) h`,
    ),
  );
  return row ?? NOTHING;
}
