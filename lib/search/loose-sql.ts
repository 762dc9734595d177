import { Prisma } from "#lib/db.ts";
import { listedSql } from "#lib/listed-sql.ts";
import { type Criteria, isPositive } from "#lib/search/criteria.ts";
import { BEST, DENSE, newestDenseSql, newestSql, savedWordsSql } from "#lib/search/loose-near-sql.ts";
import type { Spelling } from "#lib/search/spelling.ts";
import { shareSql } from "#lib/search/wanted-sql.ts";

/** So many words of a query are looked for. */
const WORDS = 16;
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
 * these; what each of them has of the others is read from itself. A row without a "postId" says that older ones were not
 * looked at and may have as many.
 */
export function looseSql(criteria: Criteria, words: string[], spellings: Spelling[], userId: string | undefined): Sql {
  const slots = words.slice(0, WORDS).flatMap((word, slot) => {
    const better = spellings.find((each) => each.word === word)?.better ?? [];
    return [word, ...better].map((spelling) => ({ slot, spelling }));
  });
  const typed = listedSql(
    slots.length,
    sql`${slots.map(({ slot }) => slot)}::int[]`,
    sql`${slots.map(({ spelling }) => spelling)}::text[]`,
  );
  const named = { ...criteria, groups: [] };
  const hasNames = isPositive(named);
  const names = hasNames ? shareSql(named) : sql`1`;
  const saved = savedWordsSql(criteria, userId);
  const half = sql`${SHARE}::float8 * (SELECT sum(weight) FROM weights)`;
  const inPlace = sql`CASE place WHEN '' THEN 1 ELSE ${TITLE}::float8 END`;
  return sql`WITH statistics AS MATERIALIZED (
      SELECT greatest(posts, 100) AS posts, lexemes, shares, dates, (${names})::float8 AS names FROM search_statistics()
    ),
    wanted AS MATERIALIZED (
      SELECT slot, place, string_agg(quote_literal(place || lexeme), ' | ')::tsquery AS query,
        max(search_share(ARRAY[place || lexeme], lexemes, shares))::float8 AS share
      FROM statistics, ${typed} typed(slot, word),
        LATERAL unnest(tsvector_to_array(to_tsvector('briefing', word))) lexeme, (VALUES (''), ('w:')) places(place)
      GROUP BY slot, place
    ), single AS MATERIALIZED (${
      saved ??
      sql`SELECT wanted.slot, wanted.place, hit."postId", hit."publishedAt" FROM (SELECT * FROM wanted WHERE share <= ${DENSE}::float8) wanted
      CROSS JOIN LATERAL (${newestSql("wanted", null, criteria, userId)}) hit`
    }), weights AS MATERIALIZED (
      SELECT slot, ln(1 + posts / n) AS weight FROM statistics, (
        SELECT slot, greatest(share * posts, (SELECT count("postId") FROM single WHERE single.slot = wanted.slot AND single.place = '')) AS n
        FROM statistics, wanted WHERE place = ''
      ) counted WHERE n > 0
    ), ${saved ? Prisma.empty : severalSql(criteria, hasNames, userId, half)} seen AS MATERIALIZED (
      SELECT * FROM single ${
        saved
          ? Prisma.empty
          : sql`UNION ALL SELECT * FROM common
      UNION SELECT unnest(slots), '', "postId", "publishedAt" FROM several`
      }
    ), best AS MATERIALIZED (
      SELECT "postId", "publishedAt" FROM seen JOIN weights USING (slot) WHERE "postId" IS NOT NULL GROUP BY "postId", "publishedAt"
      ORDER BY sum(weight * ${inPlace}) DESC, "publishedAt" DESC, "postId" DESC LIMIT ${BEST}
    ), matched AS MATERIALIZED (
      SELECT best."postId", best."publishedAt", read.document, has.weight
      FROM best JOIN "SearchEntry" e USING ("postId") CROSS JOIN LATERAL (SELECT e."document" || '' AS document OFFSET 0) read
      CROSS JOIN LATERAL (
        SELECT sum(weight * ${inPlace}) AS weight, sum(weight) FILTER (WHERE place = '') AS words
        FROM wanted JOIN weights USING (slot) WHERE read.document @@ wanted.query
      ) has WHERE has.words >= ${half}
    )
    SELECT * FROM matched UNION ALL SELECT NULL, NULL, NULL, NULL
    WHERE (SELECT count(*) FROM matched) < ${BEST} AND EXISTS (SELECT FROM seen WHERE "postId" IS NULL)`;
}

/** SQL for the CTEs `several`, what has words together, and `common`, what has a dense word where these are few. */
const severalSql = (criteria: Criteria, hasNames: boolean, userId: string | undefined, half: Sql) => sql`
    together AS MATERIALIZED (
      SELECT array_agg(slot) AS slots, string_agg('(' || query::text || ')', ' & ')::tsquery AS query,
        CASE WHEN min(share) > 0 THEN exp(sum(ln(nullif(share, 0)))) ELSE 0 END AS share,
        min(share) AS rarest
      FROM (SELECT slot FROM weights UNION ALL SELECT -1) without(one), weights JOIN wanted USING (slot)
      WHERE place = '' AND slot <> one GROUP BY one HAVING count(*) > 1 AND sum(weight) >= ${half}
    ), several AS MATERIALIZED (
      SELECT slots, hit."postId", hit."publishedAt" FROM together CROSS JOIN LATERAL (${newestSql("together", "dense", criteria, userId)}) hit
    ), common AS MATERIALIZED (
      SELECT wanted.slot, wanted.place, hit."postId", hit."publishedAt" FROM (
        SELECT * FROM wanted WHERE share > ${DENSE}::float8 AND (SELECT count("postId") FROM several) < ${BEST}
      ) wanted CROSS JOIN LATERAL (${hasNames ? newestSql("wanted", "dense", criteria, userId) : newestDenseSql("wanted", criteria, userId)}) hit
    ),`;
