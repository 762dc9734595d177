import { Prisma } from "#lib/db.ts";
import type { Criteria } from "#lib/search/criteria.ts";
import { hits, lastPeriod } from "#lib/search/walk-sql.ts";
import { conditionsSql, isOfSaved, savedSql } from "#lib/search/wanted-sql.ts";

// What the index finds of a query, newest first without a look at all that it has: the index knows of each briefing its
// year, quarter and month beside its words (docs/decisions, "Search").

const sql = Prisma.sql;
type Sql = Prisma.Sql;

/** So much more than are needed is reached for where statistics say what is expected: that is not what is there. */
const MORE = 1.1;
/** The second time, when what was found lets expect it, more: it may be few. */
const FURTHER = 1.5;

/** `query` is SQL for the tsquery, `asks` for whether the index is asked at all; so many as `need` are enough. */
type Asked = { query: Sql; asks: Sql; need: number };

/**
 * SQL for the CTE `found` ("postId", "publishedAt", document), in any order: of all that match at least the newest `need`,
 * and all where they are fewer. Looked for is first since when so many are expected, by statistics and by the author or
 * topic that is asked for; then as far back as what was found so lets expect; and where that was not enough, in all.
 */
export function nearestSql(criteria: Criteria, userId: string | undefined, { query, asks, need }: Asked): Sql {
  const { from, until } = criteria;
  const conditions = conditionsSql(criteria, userId);
  const begin = sql`coalesce(${from}::timestamptz, '-infinity')`;
  const saved = isOfSaved(criteria) ? savedSql(userId) : null;
  const end = lastPeriod(until);
  const first = sql`(SELECT min("publishedAt") FROM ${saved ? sql`(${saved}) s` : sql`"SearchEntry"`})`;
  const arm = (asked: Sql, since: Sql | null) => sql`AS MATERIALIZED (
      SELECT e."postId", e."publishedAt", e."document" FROM "SearchEntry" e
      WHERE ${asked} AND e."document" @@ (SELECT ${query} FROM wanted) AND ${conditions}
        ${since ? sql`AND search_periods(e."publishedAt") && (SELECT search_span(${since}, ${end}))` : Prisma.empty}
    )`;
  return sql`reach AS MATERIALIZED (SELECT ${saved ? savedReachSql(saved, criteria, need) : reachSql(criteria, need)} AS since WHERE ${asks}),
    near ${arm(sql`(SELECT since > ${begin} FROM reach)`, sql`(SELECT since FROM reach)`)},
    further AS MATERIALIZED (SELECT since FROM (
        SELECT top - least((top - since) * ${need * FURTHER}::float8 / ${hits("near")}, interval '1000 years') AS since
        FROM reach, (SELECT least(now(), ${until}::timestamptz) AS top) ends
        WHERE ${hits("near")} BETWEEN 1 AND ${need - 1}
      ) expected WHERE since > greatest(${begin}, ${first})),
    wider ${arm(sql`EXISTS (SELECT FROM further)`, sql`(SELECT since FROM further)`)},
    rest ${arm(sql`${asks} AND ${hits("near")} < ${need} AND ${hits("wider")} < ${need}`, (from || saved) && sql`greatest(${from}::timestamptz, ${first})`)},
    found AS MATERIALIZED (
      SELECT * FROM near WHERE ${hits("near")} >= ${need}
      UNION ALL SELECT * FROM wider WHERE ${hits("wider")} >= ${need}
      UNION ALL SELECT * FROM rest
    )`;
}

/** Since when so many are expected; '-infinity' where all may not be so many. The rarest of what is asked for decides. */
function reachSql(criteria: Criteria, need: number): Sql {
  const until = sql`least(now(), ${criteria.until}::timestamptz)`;
  const ids = criteria.facets.flatMap(({ any: [only, ...others], negated }) =>
    only && others.length === 0 && !negated ? [only] : [],
  );
  const newest = (of: string) => sql`<= ${until} ORDER BY ${Prisma.raw(of)} DESC OFFSET ${need - 1} LIMIT 1`;
  const named = ids.map((lexeme) => {
    const id = sql`${lexeme.slice(2)}::uuid`;
    return lexeme.startsWith("a:")
      ? sql`(SELECT p."publishedAt" FROM "Post" p WHERE p."authorId" = ${id} AND p."publishedAt" ${newest(`p."publishedAt"`)})`
      : sql`(SELECT t."publishedAt" FROM "PostTag" t WHERE t."tagId" = ${id} AND t."publishedAt" ${newest(`t."publishedAt"`)})`;
  });
  const words = sql`(SELECT search_reach(share, ${Math.round(need * MORE)}::int, ${criteria.until}::timestamptz, posts, shares, dates) FROM sized)`;
  return sql`least(${Prisma.join([words, ...named].map((since) => sql`coalesce(${since}, '-infinity')`))})`;
}

/** The same of what a reader saved: the date of the last of as many of these as hold so many by the rarest that is asked for. */
function savedReachSql(saved: Sql, { until }: Criteria, need: number): Sql {
  return sql`coalesce((SELECT s."publishedAt" FROM (${saved}) s WHERE s."publishedAt" <= least(now(), ${until}::timestamptz)
      ORDER BY s."publishedAt" DESC OFFSET (SELECT least(${need * MORE}::float8 / nullif(share, 0), 1e9)::bigint FROM sized) LIMIT 1), '-infinity')`;
}
