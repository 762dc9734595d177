import { visitGoesOn } from "#lib/accounts/visit-clock.ts";
import { Prisma, rowsOf } from "#lib/db.ts";
import { COUNTED } from "#lib/following/counted.ts";
import type { Span } from "#lib/following/span.ts";
import { afterPublications } from "#lib/posts/publication.ts";

export type Followed = {
  kind: "topic" | "author" | "source";
  id: string;
  /** The topic's slug, the author's handle or the source feed's id. */
  key: string;
  name: string;
  /** How many briefings or links it has had since the line; COUNTED stands for that many and more. */
  fresh: number;
};

export type Visit = Span & {
  follows: Followed[];
  /** Over all that is followed, each briefing once, and the links of source feeds; of each the newest COUNTED. */
  fresh: { posts: number; links: number; minutes: number; read: number };
  /** All that was published on the site in that time; COUNTED stands for that many and more. */
  published: number;
};

/** Who asks: a reader at the top of Following, a reader elsewhere in it, or no person at all (prefetch, HEAD, robot). */
export type Look = "look" | "activity" | "nobody";

/**
 * Begins or goes on with a visit, and counts what is new in it. A look at the top is noted as having shown everything up
 * to its own moment, and that moment is what its list is read with (`until`); see publication.ts for why nothing comes in
 * between. `given` is the span of an earlier look whose list is read on; `beside` is SQL for a value that the page needs as well. One
 * round trip; the database's clock decides.
 */
export async function visitFollowing<Beside>(
  userId: string,
  look: Look,
  given?: Span | null,
  beside: Prisma.Sql = Prisma.sql`NULL`,
): Promise<Visit & { beside: Beside | null }> {
  const columns = Prisma.sql`"newSince" AS since, "visitAt" AS began,
    ${Prisma.raw(look === "look" ? `"lastSeenAt"` : `date_trunc('milliseconds', now())`)} AS until`;
  const entered =
    look === "nobody"
      ? Prisma.sql`SELECT ${columns} FROM "User" WHERE id = ${userId}::uuid`
      : Prisma.sql`UPDATE "User" SET ${visitGoesOn(look)} WHERE id = ${userId}::uuid RETURNING ${columns}`;
  const line = given
    ? Prisma.sql`SELECT ${given.since}::timestamptz AS since, LEAST(${given.until}::timestamptz, now()) AS until,
        LEAST(${given.began}::timestamptz, now()) AS began FROM entered`
    : Prisma.sql`SELECT since, until, began FROM entered`;
  type Row = Omit<Visit, "follows"> & { follows: Followed[] | null; beside: Beside };
  const [row] = await rowsOf<Row>(Prisma.sql`
    WITH entered AS (${entered}),
    waited AS MATERIALIZED (${look === "look" ? afterPublications : Prisma.sql`SELECT`}),
    line AS (${line}),
    followed AS MATERIALIZED (
      SELECT 'topic' AS kind, t.id, t.slug AS key, t.name
      FROM "TagFollow" f JOIN "Tag" t ON t.id = f."tagId" WHERE f."userId" = ${userId}::uuid
      UNION ALL SELECT 'author', a.id, a.handle, a.name
      FROM "AuthorFollow" f JOIN "Author" a ON a.id = f."authorId" WHERE f."userId" = ${userId}::uuid
      UNION ALL SELECT 'source', d.id, d.id::text, d.title
      FROM "FeedFollow" f JOIN "Feed" d ON d.id = f."feedId" WHERE f."userId" = ${userId}::uuid AND d."removedAt" IS NULL
    ),
    counted AS MATERIALIZED (${Prisma.join(KINDS.map(countedSql), " UNION ALL ")}),
    -- What has so many alone says behind which date nothing is among the newest of all.
    near AS MATERIALIZED (SELECT greatest(line.since, max(last) FILTER (WHERE posts >= ${COUNTED} AND kind <> 'source') - interval '1 millisecond')
        AS since, line.until FROM line LEFT JOIN counted ON true GROUP BY line.since, line.until),
    fresh AS MATERIALIZED (SELECT coalesce(array_agg(id), '{}') AS ids FROM (
      ${newestSql("topic")} UNION ${newestSql("author")} ORDER BY at DESC, id DESC LIMIT ${COUNTED}
    ) newest)
    SELECT line.since, line.until, line.began,
      (SELECT json_agg(json_build_object('kind', f.kind, 'id', f.id, 'key', f.key, 'name', f.name,
          'fresh', coalesce(c.posts, 0)) ORDER BY coalesce(c.posts, 0) DESC, f.kind DESC, f.name)
        FROM followed f LEFT JOIN counted c ON c.id = f.id) AS follows,
      (SELECT json_build_object('posts', cardinality(ids), 'links', (SELECT least(coalesce(sum(posts), 0), ${COUNTED})::int FROM counted WHERE kind = 'source'),
          'minutes', (SELECT coalesce(sum(m.minutes), 0) FROM "MuteEntry" m WHERE m."postId" = ANY (ids)),
          'read', (SELECT count(r."readAt") FROM "ReadState" r WHERE r."userId" = ${userId}::uuid AND r."postId" = ANY (ids)))
        FROM fresh) AS fresh,
      (SELECT count(*)::int FROM (SELECT FROM "Post" p, line
        WHERE p."publishedAt" > line.since AND p."publishedAt" <= line.until LIMIT ${COUNTED}) counted) AS published,
      ${beside} AS beside
    FROM line, waited`);
  if (row) return { ...row, follows: row.follows ?? [] };
  const now = new Date();
  const nothing = { posts: 0, links: 0, minutes: 0, read: 0 };
  return { since: now, until: now, began: now, follows: [], fresh: nothing, published: 0, beside: null };
}

const KINDS = ["topic", "author", "source"] as const;

/** SQL for the newest (id, at) of one that is followed, `f`, within a span; at most COUNTED. */
function walkSql(kind: (typeof KINDS)[number], span: "line" | "near"): Prisma.Sql {
  const [table, of, id, at] = {
    topic: [`"PostTag"`, `"tagId"`, `"postId"`, `"publishedAt"`],
    author: [`"Post"`, `"authorId"`, "id", `"publishedAt"`],
    source: [`"FeedItem"`, `"feedId"`, "id", `"arrivedAt"`],
  }[kind];
  return Prisma.raw(`SELECT n.${id} AS id, n.${at} AS at FROM ${table} n
    WHERE n.${of} = f.id AND n.${at} > ${span}.since AND n.${at} <= ${span}.until
    ORDER BY n.${at} DESC, n.${id} DESC LIMIT ${COUNTED}`);
}

/** SQL for how many each of a kind has within the line, and the date of the last that is counted. */
const countedSql = (
  kind: (typeof KINDS)[number],
) => Prisma.sql`SELECT f.id, f.kind, n.posts, n.last FROM line, followed f
      CROSS JOIN LATERAL (SELECT count(*) AS posts, min(w.at) AS last FROM (${walkSql(kind, "line")}) w) n WHERE f.kind = ${kind}`;

/** SQL for what can be among the newest of all of what was counted. */
const newestSql = (kind: (typeof KINDS)[number]) => Prisma.sql`SELECT w.id, w.at FROM near, counted f
      CROSS JOIN LATERAL (${walkSql(kind, "near")}) w WHERE f.kind = ${kind} AND f.posts > 0`;

/**
 * Goes on with the visit on another list that is ordered by it. Answers its span as it is now; for somebody who is signed
 * out, that of this moment. One round trip.
 */
export async function visitElsewhere(userId: string | undefined, isActive: boolean): Promise<Span> {
  const columns = Prisma.sql`"newSince" AS since, "visitAt" AS began, date_trunc('milliseconds', now()) AS until`;
  const isReader = Prisma.sql`id = ${userId ?? null}::uuid`;
  const entered = isActive
    ? Prisma.sql`UPDATE "User" SET ${visitGoesOn("activity")} WHERE ${isReader} RETURNING ${columns}`
    : Prisma.sql`SELECT ${columns} FROM "User" WHERE ${isReader}`;
  const [span] = await rowsOf<Span>(Prisma.sql`
    WITH entered AS (${entered})
    SELECT since, began, until FROM entered
    UNION ALL SELECT now(), now(), now() WHERE NOT EXISTS (SELECT FROM entered)`);
  const now = new Date();
  return span ?? { since: now, until: now, began: now };
}
