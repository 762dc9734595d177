import { Prisma } from "#lib/db.ts";
import type { Criteria } from "#lib/search/criteria.ts";
import type { Spelling } from "#lib/search/spelling.ts";
import { conditionsSql, wantedSql } from "#lib/search/wanted-sql.ts";

/** So many words of a query are looked for. */
const WORDS = 16;
/** So many briefings, the newest, that have a word, or that have words together; how many have more say the statistics. */
const EACH = 1_000;
/** So many, those with the most weight, are ranked. */
const BEST = 100;
/** What stands in this share of all is soon met by a walk from the newest on, through at most so many. */
const [DENSE, WALK] = [0.2, 1_000];
/** A briefing has to have words of this share of the query's weight. */
const SHARE = 0.5;
/** A word in a title counts so much more. */
const TITLE = 0.6;

const sql = Prisma.sql;
type Sql = Prisma.Sql;

/**
 * SQL for the ("postId", "publishedAt", document, weight) of what has most of some words, at most `BEST`, where nothing has all of them.
 * A word weighs the more the fewer briefings have it (Spärck Jones 1972), in a title more than elsewhere; of a misspelt
 * word each of its better spellings counts, of a phrase its words. Exclusions, names and dates hold as before.
 * Looked at are the newest that have a word, and the newest of all that have all words that there are, or all but one of
 * these; what each of them has of the others is read from itself.
 */
export function looseSql(criteria: Criteria, words: string[], spellings: Spelling[], userId: string | undefined): Sql {
  const slots = words.slice(0, WORDS).flatMap((word, slot) => {
    const better = spellings.find((each) => each.word === word)?.better ?? [];
    return [word, ...better].map((spelling) => ({ slot, spelling }));
  });
  const half = sql`${SHARE}::float8 * (SELECT sum(weight) FROM weights)`;
  const inPlace = sql`CASE place WHEN '' THEN 1 ELSE ${TITLE}::float8 END`;
  return sql`WITH statistics AS MATERIALIZED (SELECT greatest(posts, 100) AS posts, lexemes, shares, dates FROM search_statistics()),
    wanted AS MATERIALIZED (
      SELECT slot, place, string_agg(quote_literal(place || lexeme), ' | ')::tsquery AS query,
        max(search_share(ARRAY[place || lexeme], lexemes, shares))::float8 AS share
      FROM statistics, unnest(${slots.map(({ slot }) => slot)}::int[], ${slots.map(({ spelling }) => spelling)}::text[]) typed(slot, word),
        LATERAL unnest(tsvector_to_array(to_tsvector('briefing', word))) lexeme, (VALUES (''), ('w:')) places(place)
      GROUP BY slot, place
    ), single AS MATERIALIZED (
      SELECT wanted.slot, wanted.place, hit."postId", hit."publishedAt" FROM (SELECT * FROM wanted WHERE share <= ${DENSE}::float8) wanted
      CROSS JOIN LATERAL (${newestSql("wanted", criteria, userId)}) hit
    ), weights AS MATERIALIZED (
      SELECT slot, ln(1 + posts / n) AS weight FROM statistics, (
        SELECT slot, greatest(share * posts, (SELECT count(*) FROM single WHERE single.slot = wanted.slot AND single.place = '')) AS n
        FROM statistics, wanted WHERE place = ''
      ) counted WHERE n > 0
    ), together AS MATERIALIZED (
      SELECT array_agg(slot) AS slots, string_agg('(' || query::text || ')', ' & ')::tsquery AS query,
        CASE WHEN min(share) > 0 THEN exp(sum(ln(nullif(share, 0)))) ELSE 0 END AS share
      FROM (SELECT slot FROM weights UNION ALL SELECT -1) without(one), weights JOIN wanted USING (slot)
      WHERE place = '' AND slot <> one GROUP BY one HAVING count(*) > 1 AND sum(weight) >= ${half}
    ), several AS MATERIALIZED (
      SELECT slots, hit."postId", hit."publishedAt" FROM together CROSS JOIN LATERAL (${newestSql("together", criteria, userId)}) hit
    ), common AS MATERIALIZED (
      SELECT wanted.slot, wanted.place, hit."postId", hit."publishedAt" FROM (
        SELECT * FROM wanted WHERE share > ${DENSE}::float8 AND (SELECT count(*) FROM several) < ${BEST}
      ) wanted CROSS JOIN LATERAL (${newestSql("wanted", criteria, userId)}) hit
    ), seen AS (
      SELECT * FROM single UNION ALL SELECT * FROM common
      UNION SELECT unnest(slots), '', "postId", "publishedAt" FROM several
    ), best AS MATERIALIZED (
      SELECT "postId", "publishedAt" FROM seen JOIN weights USING (slot) GROUP BY "postId", "publishedAt"
      ORDER BY sum(weight * ${inPlace}) DESC, "publishedAt" DESC, "postId" DESC LIMIT ${BEST}
    )
    SELECT best."postId", best."publishedAt", read.document, has.weight
    FROM best JOIN "SearchEntry" e USING ("postId") CROSS JOIN LATERAL (SELECT e."document" || '' AS document OFFSET 0) read
    CROSS JOIN LATERAL (
      SELECT sum(weight * ${inPlace}) AS weight, sum(weight) FILTER (WHERE place = '') AS words
      FROM wanted JOIN weights USING (slot) WHERE read.document @@ wanted.query
    ) has WHERE has.words >= ${half}`;
}

/**
 * SQL for the newest `EACH` ("postId", "publishedAt") that meet the query of a row of `asked`, which stands in a share of all.
 * Where that lets expect more, the index looks no further back than is needed for so many; where it is dense, the newest are
 * looked through one by one, until there are as many as are ranked.
 */
function newestSql(asked: "wanted" | "together", criteria: Criteria, userId: string | undefined): Sql {
  const of = Prisma.raw(asked);
  const kept = wantedSql({
    ...criteria,
    groups: criteria.groups.filter((group) => group.every((term) => term.negated)),
  });
  const matches = sql`e."document" @@ ${of}.query ${kept ? sql`AND e."document" @@ (SELECT ${kept})` : Prisma.empty}`;
  const conditions = conditionsSql(criteria, userId);
  const entries = (holds: Sql) =>
    sql`SELECT e."postId", e."publishedAt" FROM "SearchEntry" e WHERE ${holds} AND ${conditions}`;
  const span = sql`search_periods(e."publishedAt") && search_span(reach.since, ${criteria.until}::timestamptz)`;
  return sql`SELECT near.* FROM (
      SELECT ${of}.share > ${DENSE}::float8 AS dense, CASE WHEN ${of}.share > 0
        THEN search_reach(${of}.share::real, ${EACH}, ${criteria.until}::timestamptz, posts, shares, dates) END AS since FROM statistics
    ) reach CROSS JOIN LATERAL (
      ${entries(sql`NOT reach.dense AND reach.since IS NULL AND ${matches}`)}
      UNION ALL ${entries(sql`NOT reach.dense AND reach.since IS NOT NULL AND ${span} AND ${matches}`)}
      UNION ALL (
        SELECT e."postId", e."publishedAt" FROM (
          SELECT * FROM "SearchEntry" e WHERE reach.dense AND ${conditions} ORDER BY e."publishedAt" DESC, e."postId" DESC LIMIT ${WALK}
        ) e WHERE ${matches} LIMIT ${BEST}
      )
    ) near ORDER BY near."publishedAt" DESC, near."postId" DESC LIMIT ${EACH}`;
}
