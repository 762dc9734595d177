import { cache } from "react";
import { Prisma } from "#lib/db.ts";
import { hides, isMuted, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { readRows } from "#lib/read-together.ts";
import { topicPosts } from "#lib/tags/queries.ts";
import { LOOKED_AT, MOST_COUNTED, type TopicAbout, type TopicCard } from "#lib/tags/topic.ts";

type TopicPage = TopicCard & { about: TopicAbout };

/** How many of the newest briefings of the whole site say how common a topic is. */
const BACKGROUND = 300;

/**
 * A topic with all that its first page tells, from its newest LOOKED_AT briefings without what the reader muted; null where
 * there is no such topic. One round trip, once for each request, whose work does not grow with the
 * site: each part reads as many rows as there are in its window.
 *
 * Related topics are weighed by how often they stand beside this one, times the logarithm of their lift (how much more
 * often they do so here than anywhere: Brin, Motwani, Ullman and Tsur 1997, "Dynamic itemset counting"), so that a topic
 * that is everywhere is related to nothing, and a single coincidence to little.
 */
export const findTopicPage = (slug: string, reader: ListReader): Promise<TopicPage | null> =>
  // The cache knows a slug and a number again, but no object.
  read(slug, reader?.id, reader?.muteCount ?? 0, reader?.seeMuted === true);

const read = cache(
  async (slug: string, userId: string | undefined, muteCount: number, seeMuted: boolean): Promise<TopicPage | null> => {
    const reader = userId ? { id: userId, muteCount, seeMuted } : null;
    const unmuted = hides(reader) ? Prisma.sql` WHERE NOT ${isMuted(reader, "newest.id")}` : Prisma.empty;
    // All at once instead of one by one: a page of an index that has several is then touched once.
    const isOf = (some: string) => Prisma.raw(`"postId" = ANY (ARRAY(SELECT id FROM ${some}))`);
    // The OR adds nothing, but makes it a bitmap: pages are read in their order, and none twice.
    const isOfRecent = Prisma.sql`${isOf("recent")} OR "postId" = (SELECT id FROM recent LIMIT 1)`;
    const [row] = await readRows<TopicCard & TopicAbout>(
      withMutes(
        reader,
        Prisma.sql`
    WITH topic AS MATERIALIZED (SELECT * FROM "Tag" WHERE slug = ${slug}),
    line AS (SELECT (SELECT "newSince" FROM "User" WHERE id = ${userId ?? null}::uuid) AS since),
    recent AS MATERIALIZED (
      SELECT newest.* FROM (
        SELECT pt."postId" AS id, pt."publishedAt" FROM "PostTag" pt
        WHERE pt."tagId" = (SELECT id FROM topic) AND pt."publishedAt" <= now()
        ORDER BY pt."publishedAt" DESC, pt."postId" DESC LIMIT ${LOOKED_AT}
      ) newest${unmuted}
    ),
    posts AS MATERIALIZED (
      SELECT p.id, p."publishedAt", p."readingMinutes", p."authorId" FROM "Post" p WHERE p.id = ANY (ARRAY(SELECT id FROM recent))
    ),
    everywhere AS MATERIALIZED (
      SELECT p.id FROM "Post" p WHERE p."publishedAt" <= now()
      ORDER BY p."publishedAt" DESC, p.id DESC LIMIT ${BACKGROUND}
    ),
    beside AS (
      SELECT pt."tagId", count(*)::float / (SELECT count(*) FROM recent) AS share
      FROM "PostTag" pt WHERE pt.${isOf("recent")} AND pt."tagId" <> (SELECT id FROM topic) GROUP BY pt."tagId"
    ),
    anywhere AS (
      SELECT pt."tagId", count(*)::float / (SELECT count(*) FROM everywhere) AS share
      FROM "PostTag" pt WHERE pt.${isOf("everywhere")} GROUP BY pt."tagId"
    ),
    related AS (
      SELECT t.slug, t.name, b.share * ln(b.share / coalesce(a.share, 1.0 / ${BACKGROUND})) AS weight
      FROM beside b JOIN "Tag" t ON t.id = b."tagId" LEFT JOIN anywhere a ON a."tagId" = b."tagId"
      ORDER BY weight DESC, t.name LIMIT 6
    ),
    cited AS MATERIALIZED (
      SELECT source_key(c.url) AS key, c.title, c.publisher, c.url, c.date, recent.id, recent."publishedAt"
      FROM (SELECT * FROM "Citation" WHERE ${isOfRecent} OFFSET 0) c JOIN recent ON recent.id = c."postId"
    ),
    works AS (
      SELECT key, count(DISTINCT id)::int AS posts, (array_agg(json_build_object('title', title, 'publisher', publisher,
        'url', url, 'date', date) ORDER BY "publishedAt" DESC, id))[1] AS work, min(date COLLATE "C") AS date
      FROM cited GROUP BY key
    ),
    publishers AS (
      SELECT min(publisher) AS name, count(DISTINCT id)::int AS posts FROM cited GROUP BY lower(publisher)
      HAVING count(DISTINCT id) > 1 ORDER BY posts DESC, name LIMIT 4
    ),
    authors AS (
      SELECT a.handle, a.name, count(*)::int AS posts FROM posts JOIN "Author" a ON a.id = posts."authorId"
      GROUP BY a.id ORDER BY posts DESC, a.name LIMIT 4
    )
    SELECT t.id, t.slug, t.name, t.description, t.hue, t.section,
      ${topicPosts} AS posts,
      (SELECT count(*)::int FROM (SELECT 1 FROM "TagFollow" WHERE "tagId" = t.id LIMIT ${MOST_COUNTED + 1}) upto) AS followers,
      (SELECT json_build_object('since', line.since, 'posts', count(posts.id), 'minutes', coalesce(sum("readingMinutes"), 0))
        FROM line LEFT JOIN posts ON posts."publishedAt" > coalesce(line.since, now() - interval '30 days')
        GROUP BY line.since) AS fresh,
      (SELECT coalesce(json_agg(json_build_object('slug', slug, 'name', name) ORDER BY weight DESC, name), '[]')
        FROM related WHERE weight > 0) AS related,
      (SELECT coalesce(json_agg(jsonb_set(work::jsonb, '{posts}', to_jsonb(posts)) ORDER BY posts DESC, date), '[]')
        FROM (SELECT * FROM works WHERE posts > 1 ORDER BY posts DESC, date, key LIMIT 3) most) AS "mostCited",
      (SELECT jsonb_set(work::jsonb, '{posts}', to_jsonb(posts)) FROM works ORDER BY date, key LIMIT 1) AS first,
      (SELECT coalesce(json_agg(publishers ORDER BY posts DESC, name), '[]') FROM publishers) AS publishers,
      (SELECT coalesce(json_agg(authors ORDER BY posts DESC, name), '[]') FROM authors) AS authors
    FROM topic t`,
      ),
    );
    if (!row) return null;
    const { followers, fresh, related, mostCited, publishers, first, authors, ...topic } = row;
    return { ...topic, about: { followers, fresh, related, mostCited, publishers, first, authors } };
  },
);
