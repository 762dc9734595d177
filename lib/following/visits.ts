import { db, Prisma } from "#lib/db.ts";

export type Followed = {
  kind: "topic" | "author";
  id: string;
  /** The topic's slug or the author's handle. */
  key: string;
  name: string;
  /** How many briefings it has had since the line. */
  fresh: number;
};

export type Visit = {
  /** The line: what was published after it is new. */
  since: Date;
  follows: Followed[];
  /** Over all that is followed, each briefing once. */
  fresh: { posts: number; minutes: number; read: number };
};

/**
 * What is followed and how much of it is new. A visit ends after 30 quiet minutes: the next look then moves the line to
 * the last look of the visit before. `looking` is false for a request that no person is behind (prefetch, HEAD), which
 * moves nothing. One round trip; the database's clock decides.
 */
export async function visitFollowing(userId: string, looking: boolean): Promise<Visit> {
  const line = looking
    ? Prisma.sql`UPDATE "User" SET
        "newSince" = CASE WHEN "lastSeenAt" < now() - interval '30 minutes' THEN "lastSeenAt" ELSE "newSince" END,
        "lastSeenAt" = now() WHERE id = ${userId}::uuid RETURNING "newSince" AS since`
    : Prisma.sql`SELECT "newSince" AS since FROM "User" WHERE id = ${userId}::uuid`;
  const [row] = await db().$queryRaw<{ since: Date; follows: Followed[] | null; fresh: Visit["fresh"] }[]>`
    WITH line AS (${line}),
    followed AS (
      SELECT 'topic' AS kind, t.id, t.slug AS key, t.name,
        ARRAY(SELECT pt."postId" FROM "PostTag" pt, line
          WHERE pt."tagId" = t.id AND pt."publishedAt" > line.since AND pt."publishedAt" <= now()) AS posts
      FROM "TagFollow" f JOIN "Tag" t ON t.id = f."tagId" WHERE f."userId" = ${userId}::uuid
      UNION ALL
      SELECT 'author', a.id, a.handle, a.name,
        ARRAY(SELECT p.id FROM "Post" p, line
          WHERE p."authorId" = a.id AND p."publishedAt" > line.since AND p."publishedAt" <= now())
      FROM "AuthorFollow" f JOIN "Author" a ON a.id = f."authorId" WHERE f."userId" = ${userId}::uuid
    ),
    fresh AS (SELECT DISTINCT unnest(posts) AS id FROM followed)
    SELECT line.since,
      (SELECT json_agg(json_build_object('kind', kind, 'id', id, 'key', key, 'name', name, 'fresh', cardinality(posts))
        ORDER BY cardinality(posts) DESC, kind DESC, name) FROM followed) AS follows,
      (SELECT json_build_object('posts', count(*), 'minutes', coalesce(sum(p."readingMinutes"), 0), 'read', count(r."readAt"))
        FROM fresh JOIN "Post" p ON p.id = fresh.id
        LEFT JOIN "ReadState" r ON r."postId" = p.id AND r."userId" = ${userId}::uuid) AS fresh
    FROM line`;
  if (!row) return { since: new Date(), follows: [], fresh: { posts: 0, minutes: 0, read: 0 } };
  return { since: row.since, follows: row.follows ?? [], fresh: row.fresh };
}
