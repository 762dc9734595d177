import { Prisma } from "#lib/db.ts";
import { type Criteria, isPositive } from "#lib/search/criteria.ts";
import type { Term } from "#lib/search/query.ts";

/** Of more matches than this the newest are looked at. */
export const MOST = 200;
/** How many of the newest briefings are looked through one by one, for what stands in most of them or in none. */
const WINDOW = 2_000;
/** How many matches the index may find: more are the newest of a common word, which are met sooner by looking through. */
const COMMON = 20_000;
/**
 * The same where a phrase is wanted: each match of its words is read whole to see whether they follow one another. A phrase
 * of words that more than `COMMON` have is looked for in the window alone.
 */
const COMMON_PHRASES = 1_000;
/** Fewer hits than this in the window, and the index is asked all the same. */
const ENOUGH = 50;

const sql = Prisma.sql;
type Sql = Prisma.Sql;

/** The words of a query as a tsquery; null where it has none. */
export function wordsSql(groups: Term[][]): Sql | null {
  if (groups.length === 0) return null;
  const term = ({ text, phrase, negated }: Term) => {
    const query = phrase ? sql`phraseto_tsquery('briefing', ${text})` : sql`plainto_tsquery('briefing', ${text})`;
    return negated ? sql`!!(${query})` : query;
  };
  return Prisma.join(
    groups.map((group) => sql`(${Prisma.join(group.map(term), " || ")})`),
    " && ",
  );
}

/** Words, topics, authors and sources as one tsquery on "SearchEntry".document; null where the query has none of them. */
export function wantedSql({ groups, facets, sources }: Criteria): Sql | null {
  const words = wordsSql(groups);
  const parts = [
    ...(words ? [sql`(${words})`] : []),
    ...facets.map(({ any, negated }) =>
      signed(sql`${any.map((lexeme) => `'${lexeme}'`).join(" | ")}::tsquery`, negated),
    ),
    ...sources.map(({ any, negated }) =>
      signed(
        Prisma.join(
          any.map((value) => sql`search_source_query(${value})`),
          " || ",
        ),
        negated,
      ),
    ),
  ];
  return parts.length > 0 ? Prisma.join(parts, " && ") : null;
}

const signed = (query: Sql, negated: boolean) => (negated ? sql`!!(${query})` : sql`(${query})`);

/** About how many briefings a query matches at most, by the statistics of the index. */
function sizeSql({ groups, facets, sources }: Criteria): Sql {
  const text = (terms: Term[]) => terms.map((term) => term.text).join(" ");
  const lexemes = (words: string) => sql`tsvector_to_array(to_tsvector('briefing', ${words}))`;
  const positive = groups.filter((group) => group.every((term) => !term.negated));
  const single = positive.filter((group) => group.length === 1).flat();
  const wanted = [...facets, ...sources.map(({ any, negated }) => ({ any: any.map(String), negated, isSource: true }))];
  const one = [
    ...(single.length > 0 ? [lexemes(text(single))] : []),
    ...wanted
      .filter(({ any, negated }) => any.length === 1 && !negated)
      .map((facet) => ("isSource" in facet ? sql`search_source_lexemes(${facet.any[0]})` : sql`${facet.any}::text[]`)),
  ];
  const several = [
    ...positive.filter((group) => group.length > 1).map((group) => group.map((term) => lexemes(term.text))),
    ...facets
      .filter(({ any, negated }) => any.length > 1 && !negated)
      .map(({ any }) => any.map((key) => sql`ARRAY[${key}]`)),
  ];
  const shares = [
    ...(one.length > 0 ? [sql`search_share(${Prisma.join(one, " || ")})`] : []),
    ...several.map((each) =>
      Prisma.join(
        each.map((part) => sql`search_share(${part})`),
        " + ",
      ),
    ),
  ];
  return sql`least(${Prisma.join(shares.length > 0 ? shares : [sql`0`])}) * (SELECT reltuples FROM pg_class WHERE oid = '"SearchEntry"'::regclass)`;
}

type Conditions = Pick<Criteria, "from" | "until" | "states">;

/** What holds for an entry `e` besides its words: published, in the span, and what the reader did with it. */
export function conditionsSql({ from, until, states }: Conditions, userId: string | undefined): Sql {
  const parts = [sql`e."publishedAt" <= now()`];
  if (from) parts.push(sql`e."publishedAt" >= ${from}::timestamptz`);
  if (until) parts.push(sql`e."publishedAt" < ${until}::timestamptz`);
  for (const { what, is } of states) {
    const there =
      what === "read"
        ? sql`EXISTS (SELECT FROM "ReadState" r WHERE r."userId" = ${userId}::uuid AND r."postId" = e."postId" AND r."readAt" IS NOT NULL)`
        : sql`e."postId" IN (SELECT b."postId" FROM "Bookmark" b WHERE b."userId" = ${userId}::uuid AND b."postId" IS NOT NULL)`;
    parts.push(is ? there : sql`NOT (${there})`);
  }
  return Prisma.join(parts, " AND ");
}

/**
 * SQL for the ("postId", "publishedAt") of what matches, at most the newest `MOST`; with `titles` also those that have all
 * words in their title, however old. The work is bounded whatever is asked and however much there is: what the
 * statistics call common is looked for in the newest `WINDOW` entries one by one, anything else by the index, whose
 * matches cost little because entries are narrow (docs/decisions, "Search").
 */
export function matchSql(criteria: Criteria, userId: string | undefined, titles: boolean): Sql {
  const wanted = wantedSql(criteria);
  const conditions = conditionsSql(criteria, userId);
  const inSpan = conditionsSql({ ...criteria, states: [] }, userId);
  const newest = sql`ORDER BY "publishedAt" DESC, "postId" DESC`;
  const saved = criteria.states.some(({ what, is }) => what === "saved" && is);
  const own = sql`SELECT b."postId" FROM "Bookmark" b WHERE b."userId" = ${userId}::uuid AND b."postId" IS NOT NULL`;
  if (saved && (!wanted || !isPositive(criteria)))
    return sql`WITH own AS MATERIALIZED (${own})
      SELECT e."postId", e."publishedAt" FROM own JOIN "SearchEntry" e ON e."postId" = own."postId"
      WHERE ${conditions} AND ${wanted ? sql`e."document" @@ (SELECT ${wanted})` : sql`true`} ${newest} LIMIT ${MOST}`;
  if (!wanted || !isPositive(criteria))
    return sql`SELECT e."postId", e."publishedAt" FROM (SELECT * FROM "SearchEntry" e WHERE ${inSpan} ${newest} LIMIT ${WINDOW}) e
      WHERE ${conditions} AND ${wanted ? sql`e."document" @@ (SELECT ${wanted})` : sql`true`} LIMIT ${MOST}`;
  const topic = onlyTopic(criteria);
  if (topic)
    return sql`SELECT e."postId", e."publishedAt" FROM (SELECT e."postId", e."publishedAt" FROM "PostTag" e
        WHERE e."tagId" = ${topic}::uuid AND ${inSpan} ${newest} LIMIT ${WINDOW}) e WHERE ${conditions} LIMIT ${MOST}`;
  const hasPhrase = criteria.groups.flat().some(({ phrase }) => phrase);
  const common = hasPhrase ? COMMON_PHRASES : COMMON;
  const isBounded = hasPhrase ? sql`(SELECT ${sizeSql(criteria)} <= ${COMMON})` : sql`true`;
  const single = criteria.groups.filter((group) => group.length === 1 && !group[0]?.negated).flat();
  const title = single.map(({ text }) => text).join(" ");
  const titled =
    titles && title
      ? sql`, titled AS MATERIALIZED (
      SELECT e."postId", e."publishedAt" FROM "SearchEntry" e
      WHERE (SELECT count(*) FROM looked) + (SELECT count(*) FROM newest) >= ${MOST}
        AND e."document" @@ (SELECT search_title_query(${title}) && query FROM wanted) AND ${conditions}
      ${newest} LIMIT ${MOST}
    )`
      : Prisma.empty;
  return sql`WITH wanted AS MATERIALIZED (SELECT ${wanted} AS query),
    looked AS MATERIALIZED (
      SELECT e."postId", e."publishedAt" FROM (
        SELECT * FROM "SearchEntry" e WHERE ${saved ? sql`false` : sql`(SELECT ${sizeSql(criteria)} > ${common})`} AND ${inSpan}
        ${newest} LIMIT ${WINDOW}
      ) e WHERE e."document" @@ (SELECT query FROM wanted) AND ${conditions} LIMIT ${MOST}
    ),
    found AS MATERIALIZED (
      SELECT e."postId", e."publishedAt" FROM "SearchEntry" e
      WHERE (SELECT count(*) < ${ENOUGH} FROM looked) AND ${isBounded} AND e."document" @@ (SELECT query FROM wanted) AND ${conditions}
    ),
    newest AS MATERIALIZED (SELECT * FROM found ${newest} LIMIT ${MOST})${titled}
    SELECT * FROM looked UNION SELECT * FROM newest${titled === Prisma.empty ? titled : sql` UNION SELECT * FROM titled`}`;
}

/** The one topic that is all that is asked for; its newest are one walk along an index. */
function onlyTopic({ groups, facets, sources, states }: Criteria): string | null {
  const [facet, ...others] = facets;
  if (!facet || groups.length + others.length + sources.length > 0 || facet.negated || facet.any.length > 1)
    return null;
  if (states.some(({ what, is }) => what === "saved" && is)) return null;
  return facet.any[0]?.startsWith("t:") ? facet.any[0].slice(2) : null;
}
