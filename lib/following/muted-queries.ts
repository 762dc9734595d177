import { Prisma } from "#lib/db.ts";
import { COUNTED } from "#lib/following/counted.ts";
import type { Span } from "#lib/following/span.ts";
import type { Visit } from "#lib/following/visits.ts";
import { meetsMute, mutesMetBy, withMutes } from "#lib/mutes/hiding.ts";
import { linkEntries } from "#lib/mutes/link-hiding.ts";
import type { ListReader, MuteName } from "#lib/mutes/mute.ts";
import { type Cut, linkWalk, walkSql } from "#lib/posts/lists.ts";
import { readRows } from "#lib/read-together.ts";

/** What mutes keep out of what is new in Following: counted as `Visit` counts, which has them among its `fresh`. */
export type MutedNew = Visit["fresh"] & {
  /** By which mute, the one that hides most first. A piece that two of them hide counts for both. */
  by: (MuteName & { posts: number })[];
  /** Of which follow, by the id of its topic, author or source feed. A piece that stands in two of them counts in both. */
  follows: { id: string; posts: number }[];
};

const NOTHING: MutedNew = { posts: 0, links: 0, minutes: 0, read: 0, by: [], follows: [] };

/**
 * How many of the pieces that are new in what the reader follows their mutes hide, by which mute and of which follow; of
 * the newest COUNTED. What is compared, and the names of what was met, are read for all of them at once, so that a page of the
 * database that has several is touched once. One round trip, none for who has no mutes.
 */
export async function mutedInFollowing(
  reader: ListReader,
  { since, until }: Pick<Span, "since" | "until">,
): Promise<MutedNew> {
  if (!reader || reader.muteCount === 0) return NOTHING;
  const cut = { place: null, direction: "older" as const, limit: COUNTED, since, until };
  const [row] = await readRows<MutedNew>(
    withMutes(
      reader,
      Prisma.sql`
      WITH hidden AS MATERIALIZED (
        SELECT me.* FROM "MuteEntry" me CROSS JOIN muting
        WHERE me."postId" = ANY (ARRAY(SELECT w.id FROM (${walkSql({ kind: "following", userId: reader.id }, cut)}) w)) AND ${meetsMute}
      ),
      links AS MATERIALIZED (SELECT me.* FROM ${newLinks(reader.id, cut)} me CROSS JOIN muting WHERE ${meetsMute}),
      ids AS MATERIALIZED (SELECT coalesce(array_agg("postId"), '{}') AS hidden FROM hidden),
      counted AS MATERIALIZED (SELECT m.*, c.posts FROM (SELECT met.mute, sum(met.posts)::int AS posts
        FROM (${mutesMetBy("hidden")} UNION ALL ${mutesMetBy("links")}) met GROUP BY met.mute) c JOIN mutes m ON m.id = c.mute),
      names AS MATERIALIZED (
        SELECT id, slug AS key, name FROM "Tag" WHERE id = ANY (ARRAY(SELECT "tagId" FROM counted))
        UNION ALL SELECT id, handle, name FROM "Author" WHERE id = ANY (ARRAY(SELECT "authorId" FROM counted))
      )
      SELECT cardinality(ids.hidden) AS posts, (SELECT count(*)::int FROM links) AS links,
        (SELECT coalesce(sum(minutes), 0)::int FROM hidden) AS minutes,
        (SELECT count(r."readAt")::int FROM "ReadState" r
          WHERE r."userId" = ${reader.id}::uuid AND r."postId" = ANY (ids.hidden)) AS read,
        (SELECT coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'posts', c.posts,
            'key', coalesce(n.key, c.value), 'name', coalesce(n.name, c.value)) ORDER BY c.posts DESC, c.id), '[]')
          FROM counted c LEFT JOIN names n ON n.id = coalesce(c."tagId", c."authorId")) AS by,
        (SELECT coalesce(json_agg(json_build_object('id', o.id, 'posts', o.posts)), '[]') FROM (
          SELECT f.id, count(*)::int AS posts FROM (
            SELECT topic AS id FROM hidden CROSS JOIN unnest(hidden.topics) topic
            WHERE topic IN (SELECT tf."tagId" FROM "TagFollow" tf WHERE tf."userId" = ${reader.id}::uuid)
            UNION ALL SELECT af."authorId" FROM "AuthorFollow" af JOIN hidden USING ("authorId")
            WHERE af."userId" = ${reader.id}::uuid
            UNION ALL SELECT links."feedId" FROM links
          ) f GROUP BY f.id) o) AS follows
      FROM ids`,
    ),
  );
  return row ?? NOTHING;
}

/** SQL for what is compared of the links that are new. */
const newLinks = (userId: string, cut: Cut) =>
  linkEntries(Prisma.sql`mi.id = ANY (ARRAY(SELECT w.id FROM (${linkWalk(userId, cut)}) w
    ORDER BY w."arrivedAt" DESC, w.id DESC LIMIT ${COUNTED}))`);
