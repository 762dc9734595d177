import { Prisma } from "#lib/db.ts";
import type { Criteria } from "#lib/search/criteria.ts";
import { documentOf, hits, isBeyond, lastPeriod, lookedThrough, newest } from "#lib/search/walk-sql.ts";
import { conditionsSql, isOfSaved, savedSql, wantedSql } from "#lib/search/wanted-sql.ts";

// What has a word of a query, or some of its words together, newest first: what most of the words are looked for among.

/** So many, those with the most weight, are ranked. */
export const BEST = 100;
/** What stands in more than this share of all is soon met by a walk from the newest on. */
export const DENSE = 0.2;
/** Such a walk goes through so many. */
const WALK = 1_000;
/** So many briefings, the newest, that have a word, or that have words together; how many have more say the statistics. */
const EACH = 1_000;
/** With fewer than these the statistics were wrong, and it is looked further back. */
const ENOUGH = EACH / 2;
/** Through so many of the rarest that is asked for, all words taken together, as often as these stand by the statistics. */
const BUDGET = 40_000;

const sql = Prisma.sql;
type Sql = Prisma.Sql;

/** What no briefing may have, and the names that each must have, as SQL: AND and a condition on `document`; or nothing. */
const keptSql = (criteria: Criteria) => {
  const kept = wantedSql({
    ...criteria,
    groups: criteria.groups.filter((group) => group.every((term) => term.negated)),
  });
  return kept ? sql`AND e."document" @@ (SELECT ${kept})` : Prisma.empty;
};

type Asked = "wanted" | "together";

const walkOf = (criteria: Criteria, userId: string | undefined) =>
  sql`"SearchEntry" e WHERE ${conditionsSql({ ...criteria, states: [] }, userId)}`;

/** What meets the query of a row of `asked`. */
const metBy = (asked: Asked, criteria: Criteria) =>
  sql`e."document" @@ ${Prisma.raw(asked)}.query ${keptSql(criteria)}`;

/** SQL for the CTE `walked`, the newest of a walk that meet a query, as many as are ranked. */
const walkedSql = (
  asked: Asked,
  walk: Sql,
  criteria: Criteria,
  userId: string | undefined,
) => sql`walked AS MATERIALIZED (
      SELECT e."postId", e."publishedAt" FROM (
        SELECT * FROM (${lookedThrough(sql`e."document"`, walk, WALK)}) e WHERE ${conditionsSql(criteria, userId)} OFFSET 0
      ) e WHERE ${metBy(asked, criteria)} LIMIT ${BEST}
    )`;

/** Whether the walk ended before there were as many as are ranked. */
const endedEarly = (walk: Sql) => sql`CASE WHEN ${hits("walked")} < ${BEST} THEN ${isBeyond(walk, WALK)} END`;

/**
 * SQL for the newest ("postId", "publishedAt") that meet the query of a row of `asked` which is dense: looked for in the newest
 * one by one, until there are as many as are ranked; and a row of nulls where older ones were not looked at although these are few.
 */
export function newestDenseSql(asked: Asked, criteria: Criteria, userId: string | undefined): Sql {
  const walk = walkOf(criteria, userId);
  return sql`WITH ${walkedSql(asked, walk, criteria, userId)}
    SELECT * FROM walked UNION ALL SELECT NULL, NULL WHERE ${endedEarly(walk)}`;
}

/**
 * SQL for the newest `EACH` ("postId", "publishedAt") that meet the query of a row of `asked`, which stands in a `share` of
 * all, together its rarest word in a share `rarest`; and a row of nulls where older ones were not looked at although these are few.
 * Where all are more than so many, the index looks no further back than is needed for these by the statistics; where that
 * was not enough, as far as what was found lets expect, within what may be spent. What a reader did with a briefing says no
 * index: that is looked at last. Of rows that `maybe` dense those that are get looked for as newestDenseSql does; of others nothing
 * of that is planned, which takes as long as looking does.
 */
export function newestSql(asked: Asked, maybe: "dense" | null, criteria: Criteria, userId: string | undefined): Sql {
  const { from, until } = criteria;
  const [of, rarest] = [Prisma.raw(asked), Prisma.raw(asked === "wanted" ? "share" : "rarest")];
  const matches = metBy(asked, criteria);
  const conditions = conditionsSql(criteria, userId);
  const walk = walkOf(criteria, userId);
  const isDense = sql`(SELECT dense FROM reach)`;
  const where = (isMaybe: Sql) => (maybe ? isMaybe : Prisma.empty);
  const begin = sql`coalesce(${from}::timestamptz, '-infinity')`;
  const end = lastPeriod(until);
  const first = sql`greatest(${from}::timestamptz, (SELECT min("publishedAt") FROM "SearchEntry"))`;
  // A share that many words together make goes to nothing: of less than this all are looked at however many there are.
  const reached = (share: Sql, many: Sql) =>
    sql`coalesce(search_reach(greatest(${share}, 1e-4)::real, ${many}::int, ${until}::timestamptz, posts, shares, dates), '-infinity')`;
  const arm = (isAsked: Sql, since: Sql | null) => sql`AS MATERIALIZED (
      SELECT e."postId", e."publishedAt" FROM "SearchEntry" e WHERE ${isAsked} AND ${matches} AND ${conditions}
        ${since ? sql`AND search_periods(e."publishedAt") && (SELECT search_span(${since}, ${end}))` : Prisma.empty}
    )`;
  return sql`WITH reach AS MATERIALIZED (
      SELECT ${maybe ? sql`share > ${DENSE}::float8` : sql`false`} AS dense, share, rarest,
        CASE WHEN share > 0 THEN ${reached(sql`share`, sql`${EACH}`)} ELSE '-infinity' END AS since
      FROM statistics, (SELECT least(${of}.share, names) AS share, least(${of}.${rarest}, names) AS rarest FROM statistics) shared
    ),
    ${where(sql`${walkedSql(asked, sql`${walk} AND ${isDense}`, criteria, userId)},`)}
    near ${arm(sql`(SELECT NOT dense AND since > ${begin} FROM reach)`, sql`(SELECT since FROM reach)`)},
    further AS MATERIALIZED (
      SELECT greatest(
        ${reached(sql`share`, sql`least(${1.5 * EACH * EACH}::float8 / greatest(${hits("near")}, 1), posts)`)},
        ${reached(sql`rarest`, sql`${BUDGET} / ${hits("wanted")}`)}
      ) AS since FROM reach, statistics WHERE NOT dense AND since > ${begin} AND ${hits("near")} < ${ENOUGH}
    ),
    wider ${arm(sql`(SELECT since > ${begin} FROM further)`, sql`(SELECT since FROM further)`)},
    rest ${arm(sql`(SELECT NOT dense AND coalesce((SELECT since FROM further), since) <= ${begin} FROM reach)`, (from || until) && first)}
    SELECT * FROM (
      ${where(sql`SELECT * FROM walked UNION ALL`)} SELECT * FROM near WHERE NOT EXISTS (SELECT FROM further)
      UNION ALL SELECT * FROM wider UNION ALL SELECT * FROM rest ${newest} LIMIT ${EACH}
    ) found
    UNION ALL SELECT NULL, NULL WHERE (SELECT since > ${begin} FROM further) AND ${hits("wider")} < ${ENOUGH}
    ${where(sql`UNION ALL SELECT NULL, NULL WHERE CASE WHEN ${isDense} THEN ${endedEarly(walk)} END`)}`;
}

/**
 * SQL for the (slot, place, "postId", "publishedAt") of what a reader saved, the newest `WALK`, that meet queries
 * of `wanted`: each is read once; and a row of nulls where older ones were not looked at.
 */
export function savedWordsSql(criteria: Criteria, userId: string | undefined): Sql | null {
  if (!isOfSaved(criteria)) return null;
  const walk = sql`(${savedSql(userId)}) e WHERE ${conditionsSql({ ...criteria, states: [] }, userId)}`;
  const others = criteria.states.filter(({ what, is }) => what !== "saved" || !is);
  return sql`SELECT met.slot, met.place, e."postId", e."publishedAt" FROM (${lookedThrough(sql`${documentOf} || ''`, walk, WALK)}) e
    CROSS JOIN LATERAL (SELECT slot, place FROM wanted WHERE e."document" @@ wanted.query OFFSET 0) met
    WHERE ${conditionsSql({ ...criteria, states: others }, userId)} ${keptSql(criteria)}
    UNION ALL SELECT NULL, NULL, NULL, NULL WHERE ${isBeyond(walk, WALK)}`;
}
