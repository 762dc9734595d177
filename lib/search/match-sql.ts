import { Prisma } from "#lib/db.ts";
import { type Criteria, isPositive } from "#lib/search/criteria.ts";
import { conditionsSql, shareSql, unordered, wantedSql } from "#lib/search/wanted-sql.ts";

/** Of more matches than this the newest are looked at. */
export const MOST = 200;
/** How many of the newest briefings are looked through one by one, for what stands in most of them or in none. */
const WINDOW = 2_000;
/** What more briefings have than this is met sooner by looking through the newest than by the index. */
const COMMON = 20_000;
/** So is what stands in this share of all, where more have it than are looked at. */
const DENSE = 0.2;
/** Of so many that have the words of a phrase, the newest, is looked at whether they follow one another. */
const PHRASES = 1_000;
/** Fewer hits than this in the window, and the index is asked all the same. */
const ENOUGH = 50;

const sql = Prisma.sql;
type Sql = Prisma.Sql;

const newest = sql`ORDER BY "publishedAt" DESC, "postId" DESC`;

/**
 * SQL for the ("postId", "publishedAt", document) of what matches, at most the newest `MOST`; with `titles` also those that
 * have all words in their title, however old, where those are no more than `MOST`. A row without a "postId" says that older
 * ones were not looked at and may match too. The work is bounded whatever is asked and however much there is: what the
 * statistics call common is looked for in the newest `WINDOW` entries one by one, anything else by the index, whose
 * matches cost little because entries are narrow (docs/decisions, "Search").
 */
export function matchSql(criteria: Criteria, userId: string | undefined, titles: boolean): Sql {
  const wanted = wantedSql(criteria);
  const conditions = conditionsSql(criteria, userId);
  const span = conditionsSql({ ...criteria, states: [] }, userId);
  const matches = wanted ? sql`e."document" @@ (SELECT ${wanted})` : sql`true`;
  const saved = criteria.states.some(({ what, is }) => what === "saved" && is);
  const entries = sql`"SearchEntry" e WHERE ${span}`;
  if (!wanted || !isPositive(criteria))
    return saved
      ? sql`WITH own AS MATERIALIZED (
          SELECT b."postId" FROM "Bookmark" b WHERE b."userId" = ${userId}::uuid AND b."postId" IS NOT NULL
        ) SELECT e."postId", e."publishedAt", e."document" FROM own JOIN "SearchEntry" e ON e."postId" = own."postId"
        WHERE ${conditions} AND ${matches} ${newest} LIMIT ${MOST}`
      : walked(sql`e."document"`, entries, sql`${conditions} AND ${matches}`);
  const topic = onlyTopic(criteria);
  if (topic)
    return walked(sql`NULL::tsvector`, sql`"PostTag" e WHERE e."tagId" = ${topic}::uuid AND ${span}`, conditions);
  const isPhrase = criteria.groups.flat().some(({ phrase }) => phrase);
  const looksThrough = saved
    ? sql`false`
    : sql`(SELECT size > ${isPhrase ? PHRASES : COMMON} OR (size > ${MOST} AND share > ${DENSE}::float8) FROM sized)`;
  const hits = (name: string) => sql`(SELECT count(*) FROM ${Prisma.raw(name)})`;
  const isFew = sql`${hits("looked")} < ${ENOUGH}`;
  const asksIndex = isPhrase ? sql`${isFew} AND (SELECT size <= ${COMMON} FROM sized)` : isFew;
  const loosely = wantedSql(unordered(criteria)) ?? wanted;
  const title = titles
    ? criteria.groups
        .flatMap((group) => (group.length === 1 && !group[0]?.negated ? group : []))
        .map(({ text }) => text)
    : [];
  return sql`WITH wanted AS MATERIALIZED (SELECT ${wanted} AS query, ${isPhrase ? loosely : sql`NULL::tsquery`} AS loosely),
    sized AS MATERIALIZED (SELECT share, share * (SELECT reltuples FROM pg_class WHERE oid = '"SearchEntry"'::regclass) AS size
      FROM (SELECT ${shareSql(criteria)} AS share) shared),
    looked AS MATERIALIZED (
      SELECT e.* FROM (
        SELECT e."postId", e."publishedAt", e."document" FROM ${entries} AND ${looksThrough} ${newest} LIMIT ${WINDOW}
      ) e WHERE e."document" @@ (SELECT query FROM wanted) AND ${conditions} LIMIT ${MOST}
    ),
    found AS MATERIALIZED (
      SELECT e."postId", e."publishedAt", e."document" FROM "SearchEntry" e
      WHERE ${asksIndex} AND e."document" @@ (SELECT ${isPhrase ? sql`loosely` : sql`query`} FROM wanted) AND ${conditions}
    ),
    latest AS MATERIALIZED (${
      isPhrase
        ? sql`SELECT f.* FROM (SELECT * FROM found ${newest} LIMIT ${PHRASES}) f
          WHERE f."document" @@ (SELECT query FROM wanted) LIMIT ${MOST}`
        : sql`SELECT * FROM found ${newest} LIMIT ${MOST}`
    }),
    matched AS MATERIALIZED (
      SELECT * FROM looked UNION ALL SELECT * FROM latest l WHERE NOT EXISTS (SELECT FROM looked WHERE looked."postId" = l."postId")
    )
    SELECT * FROM matched
    UNION ALL SELECT NULL, NULL, NULL WHERE CASE WHEN ${hits("matched")} >= ${MOST} THEN false
      ${isPhrase ? sql`WHEN ${hits("found")} > ${PHRASES} THEN true` : Prisma.empty}
      WHEN ${looksThrough} AND NOT (${asksIndex}) THEN ${isBeyond(entries)} ELSE false END
    ${title.length > 0 ? sql`UNION ALL ${titled(title.join(" "), isPhrase, conditions)}` : Prisma.empty}`;
}

/** What holds of the newest of a walk, with a word of it where older ones were not looked at. */
const walked = (document: Sql, walk: Sql, holds: Sql) =>
  sql`WITH matched AS MATERIALIZED (
      SELECT e.* FROM (SELECT e."postId", e."publishedAt", ${document} AS "document" FROM ${walk} ${newest} LIMIT ${WINDOW}) e
      WHERE ${holds} LIMIT ${MOST}
    )
    SELECT * FROM matched UNION ALL SELECT NULL, NULL, NULL
    WHERE CASE WHEN (SELECT count(*) FROM matched) < ${MOST} THEN ${isBeyond(walk)} ELSE false END`;

/** Whether there is more than the window; asked only where it matters, which AND does not promise and CASE does. */
const isBeyond = (walk: Sql) => sql`EXISTS (SELECT FROM ${walk} ${newest} OFFSET ${WINDOW} LIMIT 1)`;

/**
 * Older ones that have all words in their title. The index is asked for the titles alone and for one too many, so that
 * words that stand in many titles end it early: of those the newest are among the matches anyway.
 */
const titled = (title: string, isPhrase: boolean, conditions: Sql) => sql`
    SELECT e."postId", e."publishedAt", e."document" FROM (
      SELECT t.*, count(*) OVER () AS titles FROM (
        SELECT e."postId", e."publishedAt", e."document" FROM "SearchEntry" e
        WHERE (SELECT count(*) FROM matched) >= ${MOST}
          AND e."document" @@ (SELECT search_title_query(${title}) && ${isPhrase ? sql`loosely` : sql`query`} FROM wanted)
        LIMIT ${MOST + 1}
      ) t
    ) e WHERE e.titles <= ${MOST} AND ${conditions} ${isPhrase ? sql`AND e."document" @@ (SELECT query FROM wanted)` : Prisma.empty}
      AND NOT EXISTS (SELECT FROM matched WHERE matched."postId" = e."postId")`;

/** The one topic that is all that is asked for; its newest are one walk along an index. */
function onlyTopic({ groups, facets, sources, states }: Criteria): string | null {
  const [facet, ...others] = facets;
  if (!facet || groups.length + others.length + sources.length > 0 || facet.negated || facet.any.length > 1)
    return null;
  if (states.some(({ what, is }) => what === "saved" && is)) return null;
  return facet.any[0]?.startsWith("t:") ? facet.any[0].slice(2) : null;
}
