import { Prisma } from "#lib/db.ts";
import { type Criteria, isPositive } from "#lib/search/criteria.ts";
import { nearestSql } from "#lib/search/near-sql.ts";
import { MOST } from "#lib/search/query.ts";
import { documentOf, hits, isBeyond, lookedThrough, newest } from "#lib/search/walk-sql.ts";
import {
  conditionsSql,
  isOfSaved,
  savedSql,
  shareSql,
  titleShareSql,
  unordered,
  wantedSql,
} from "#lib/search/wanted-sql.ts";

/** So many of them, the newest, are read to be ranked; the others follow newest first. */
export const RANKED = 35;
/** Those that have all words in their title are among the matches however old, and ranked, where no more than these have. */
const TITLES = 40;
/** So many that a reader saved are looked through where no document has to be read. */
const ALL_SAVED = 10_000;
/** What stands in this share of all, where more have it than are looked at, is met sooner so than by the index. */
const DENSE = 0.2;
/** So few that a reader saved are looked through one by one; of more the index is asked. */
const FEW_SAVED = 100;
/** Of so many that have the words of a phrase, the newest, is looked at whether they follow one another. */
const PHRASES = 1_000;
/** Where more have its words, the newest alone are looked through for a phrase. */
const COMMON = 20_000;
/** Fewer hits than this in the window, and the index is asked all the same. */
const ENOUGH = 50;

const sql = Prisma.sql;
type Sql = Prisma.Sql;

/**
 * SQL for the ("postId", "publishedAt", document, ranks) of what matches, at most the newest `MOST`; with `titles` also older
 * ones that have all words in their title, where those are few. What `ranks` is ranked however many are newer: its title says
 * so, or it was read anyway. A row without a "postId" says that older ones were not
 * looked at and may match too. The work is bounded whatever is asked and however much there is: what the statistics call
 * dense is looked for in the newest entries one by one, anything else by the index, as far back as is needed, whose
 * matches cost little because entries are narrow (docs/decisions, "Search").
 */
export function matchSql(criteria: Criteria, userId: string | undefined, titles: boolean): Sql {
  const wanted = wantedSql(criteria);
  const conditions = conditionsSql(criteria, userId);
  const span = conditionsSql({ ...criteria, states: [] }, userId);
  const matches = wanted ? sql`e."document" @@ (SELECT ${wanted})` : sql`true`;
  const saved = isOfSaved(criteria) ? savedSql(userId) : null;
  const entries = sql`${saved ? sql`(${saved})` : sql`"SearchEntry"`} e WHERE ${span}`;
  const document = saved ? (wanted ? documentOf : sql`NULL::tsvector`) : sql`e."document"`;
  // What is walked is saved: that needs no look.
  const holds = saved
    ? conditionsSql({ ...criteria, states: criteria.states.filter(({ what, is }) => what !== "saved" || !is) }, userId)
    : conditions;
  if (!wanted || !isPositive(criteria))
    return walked(document, entries, sql`${holds} AND ${matches}`, saved && !wanted ? ALL_SAVED : undefined);
  const topic = onlyTopic(criteria);
  if (topic)
    return walked(sql`NULL::tsvector`, sql`"PostTag" e WHERE e."tagId" = ${topic}::uuid AND ${span}`, conditions);
  const isPhrase = criteria.groups.flat().some(({ phrase }) => phrase);
  const isDense = sql`size > ${isPhrase ? PHRASES : MOST} AND (${isPhrase} OR share > ${DENSE}::float8)`;
  const isFewSaved = sql`(SELECT count(*) <= ${FEW_SAVED} FROM few_saved)`;
  const looksThrough = sql`(SELECT ${saved ? sql`${isFewSaved} OR` : Prisma.empty} ${isDense} FROM sized)`;
  const isFew = sql`${hits("looked")} < ${ENOUGH}`;
  const asks = isPhrase ? sql`${isFew} AND (SELECT size <= ${COMMON} FROM sized)` : isFew;
  const asksIndex = saved ? sql`${asks} AND NOT ${isFewSaved}` : asks;
  const loosely = wantedSql(unordered(criteria)) ?? wanted;
  const title = titles
    ? criteria.groups
        .flatMap((group) => (group.length === 1 && !group[0]?.negated ? group : []))
        .map(({ text }) => text)
        .join(" ")
    : "";
  const index = { query: isPhrase ? sql`loosely` : sql`query`, asks: asksIndex, need: isPhrase ? PHRASES + 1 : MOST };
  return sql`WITH wanted AS MATERIALIZED (SELECT ${wanted} AS query, ${isPhrase ? loosely : sql`NULL::tsquery`} AS loosely),
    sized AS MATERIALIZED (SELECT posts, shares, dates, share, share * posts AS size, ${title ? titleShareSql(title) : sql`0`} AS titles
      FROM search_statistics(), LATERAL (SELECT ${shareSql(criteria)} AS share) shared),
    ${saved ? sql`few_saved AS MATERIALIZED (SELECT FROM ${entries} LIMIT ${FEW_SAVED + 1}),` : Prisma.empty}
    looked AS MATERIALIZED (
      SELECT e.* FROM (${lookedThrough(isPhrase ? document : sql`${document} || ''`, sql`${entries} AND ${looksThrough}`)}) e
      WHERE e."document" @@ (SELECT query FROM wanted) AND ${holds} LIMIT ${MOST}
    ),
    ${nearestSql(criteria, userId, index)},
    latest AS MATERIALIZED (${
      isPhrase
        ? sql`SELECT f.* FROM (SELECT * FROM found ${newest} LIMIT ${PHRASES}) f
          WHERE f."document" @@ (SELECT query FROM wanted) LIMIT ${MOST}`
        : sql`SELECT * FROM found ${newest} LIMIT ${MOST}`
    }),
    matched AS MATERIALIZED (
      SELECT *, true AS ranks FROM looked
      UNION ALL SELECT *, ${isPhrase} FROM latest l WHERE NOT EXISTS (SELECT FROM looked WHERE looked."postId" = l."postId")
    )${title ? sql`, titled AS MATERIALIZED (${titledSql(title, isPhrase, conditions)})` : Prisma.empty}
    SELECT m."postId", m."publishedAt", m."document", ${title ? sql`m.ranks OR m."postId" IN (SELECT "postId" FROM titled)` : sql`m.ranks`} AS ranks
    FROM matched m
    UNION ALL SELECT NULL, NULL, NULL, NULL WHERE CASE WHEN ${hits("matched")} >= ${MOST} THEN false
      ${isPhrase ? sql`WHEN ${hits("found")} > ${PHRASES} THEN true` : Prisma.empty}
      WHEN ${looksThrough} AND NOT (${asksIndex}) THEN ${isBeyond(entries)} ELSE false END
    ${title ? sql`UNION ALL SELECT * FROM titled t WHERE NOT EXISTS (SELECT FROM matched WHERE matched."postId" = t."postId")` : Prisma.empty}`;
}

/** What holds of the newest of a walk, with a word of it where older ones were not looked at. */
const walked = (document: Sql, walk: Sql, holds: Sql, window?: number) =>
  sql`WITH matched AS MATERIALIZED (SELECT e.* FROM (${lookedThrough(document, walk, window)}) e WHERE ${holds} LIMIT ${MOST})
    SELECT *, true AS ranks FROM matched UNION ALL SELECT NULL, NULL, NULL, NULL
    WHERE CASE WHEN (SELECT count(*) FROM matched) < ${MOST} THEN ${isBeyond(walk, window)} ELSE false END`;

/**
 * Those that have all words in their title, where there are more matches than are ranked. The index is asked for the titles
 * alone and for one too many, so that words that stand in many titles end it early: of those the newest are ranked anyway.
 * It is not asked at all where by the statistics more are expected.
 */
const titledSql = (title: string, isPhrase: boolean, conditions: Sql) => sql`
    SELECT e."postId", e."publishedAt", e."document", true AS ranks FROM (
      SELECT t.*, count(*) OVER () AS titles FROM (
        SELECT e."postId", e."publishedAt", e."document" FROM "SearchEntry" e
        WHERE (SELECT many > ${RANKED} AND titles * greatest(size, many) <= ${TITLES}
            FROM sized, (SELECT count(*) AS many FROM matched) counted)
          AND e."document" @@ (SELECT search_title_query(${title}) && ${isPhrase ? sql`loosely` : sql`query`} FROM wanted)
        LIMIT ${TITLES + 1}
      ) t
    ) e WHERE e.titles <= ${TITLES} AND ${conditions} ${isPhrase ? sql`AND e."document" @@ (SELECT query FROM wanted)` : Prisma.empty}`;

/** The one topic that is all that is asked for; its newest are one walk along an index. */
function onlyTopic(criteria: Criteria): string | null {
  const { groups, facets, sources } = criteria;
  const [facet, ...others] = facets;
  if (
    !facet ||
    isOfSaved(criteria) ||
    groups.length + others.length + sources.length > 0 ||
    facet.negated ||
    facet.any.length > 1
  )
    return null;
  return facet.any[0]?.startsWith("t:") ? facet.any[0].slice(2) : null;
}
