import { Prisma } from "#lib/db.ts";
import type { Criteria } from "#lib/search/criteria.ts";
import type { Spelling } from "#lib/search/spelling.ts";
import { conditionsSql, wantedSql } from "#lib/search/wanted-sql.ts";

/** So many words of a query are looked for, and so many briefings that have each; how many have more say the statistics. */
const [WORDS, EACH] = [16, 10_000];
/** So many, those with the most weight, are ranked. */
const BEST = 200;
/** A briefing has to have words of this share of the query's weight. */
const SHARE = 0.5;
/** A word in a title counts so much more. */
const TITLE = 0.6;

/**
 * SQL for the ("postId", "publishedAt", document, weight) of what has most of some words, at most `BEST`, where nothing has all of them.
 * A word weighs the more the fewer briefings have it (Spärck Jones 1972), in a title more than elsewhere; of a misspelt
 * word each of its better spellings counts, of a phrase its words. Exclusions, names and dates hold as before.
 */
export function looseSql(
  criteria: Criteria,
  words: string[],
  spellings: Spelling[],
  userId: string | undefined,
): Prisma.Sql {
  const slots = words.slice(0, WORDS).flatMap((word, slot) => {
    const better = spellings.find((each) => each.word === word)?.better ?? [];
    return [word, ...better].map((spelling) => ({ slot, spelling }));
  });
  const kept = criteria.groups.filter((group) => group.every((term) => term.negated));
  const rest = wantedSql({ ...criteria, groups: kept });
  const conditions = conditionsSql(criteria, userId);
  const holds = rest ? Prisma.sql`e."document" @@ (SELECT ${rest})` : Prisma.sql`true`;
  return Prisma.sql`WITH wanted AS MATERIALIZED (
      SELECT slot, place, array_agg(lexeme) AS lexemes, string_agg(quote_literal(place || lexeme), ' | ')::tsquery AS query
      FROM unnest(${slots.map(({ slot }) => slot)}::int[], ${slots.map(({ spelling }) => spelling)}::text[]) typed(slot, word),
        LATERAL unnest(tsvector_to_array(to_tsvector('briefing', word))) lexeme, (VALUES (''), ('w:')) places(place)
      GROUP BY slot, place
    ), found AS MATERIALIZED (
      SELECT wanted.slot, wanted.place, hit."postId", hit."publishedAt" FROM wanted CROSS JOIN LATERAL (
        SELECT e."postId", e."publishedAt" FROM "SearchEntry" e WHERE e."document" @@ wanted.query AND ${holds} AND ${conditions} LIMIT ${EACH}
      ) hit
    ), shares AS MATERIALIZED (
      SELECT slot, coalesce(max(common.share), 0) AS share FROM wanted LEFT JOIN (
        SELECT * FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) common(lexeme, share)
        WHERE schemaname = 'public' AND tablename = 'SearchEntry' AND attname = 'document'
      ) common ON common.lexeme = ANY (wanted.lexemes) WHERE place = '' GROUP BY slot
    ), size AS MATERIALIZED (
      SELECT greatest(reltuples, 100) AS posts FROM pg_class WHERE oid = '"SearchEntry"'::regclass
    ), weights AS MATERIALIZED (
      SELECT slot, ln(1 + (SELECT posts FROM size) / greatest(count(*), max(shares.share) * (SELECT posts FROM size))) AS weight
      FROM found JOIN shares USING (slot) WHERE place = '' GROUP BY slot
    ), best AS (
      SELECT found."postId", found."publishedAt", sum(weight * CASE place WHEN '' THEN 1 ELSE ${TITLE}::float8 END) AS weight
      FROM found JOIN weights USING (slot) GROUP BY found."postId", found."publishedAt"
      HAVING sum(weight) FILTER (WHERE place = '') >= ${SHARE}::float8 * (SELECT sum(weight) FROM weights)
      ORDER BY weight DESC, "publishedAt" DESC, "postId" DESC LIMIT ${BEST}
    )
    SELECT best."postId", best."publishedAt", e."document", best.weight FROM best JOIN "SearchEntry" e USING ("postId")`;
}
