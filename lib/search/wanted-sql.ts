import { Prisma } from "#lib/db.ts";
import type { Criteria } from "#lib/search/criteria.ts";
import type { Term } from "#lib/search/query.ts";

// What a query asks of an entry `e`, as SQL.

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
export function wantedSql({ groups, facets, sources }: Pick<Criteria, "groups" | "facets" | "sources">): Sql | null {
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

/** A query with the words of its phrases in any order, which the index answers without a look at the entries. */
export const unordered = (criteria: Criteria): Criteria => ({
  ...criteria,
  groups: criteria.groups
    .filter((group) => !group.some(({ phrase, negated }) => phrase && negated))
    .map((group) => group.map((term) => ({ ...term, phrase: false }))),
});

/** Whether only what the reader saved is asked for. */
export const isOfSaved = ({ states }: Pick<Criteria, "states">) =>
  states.some(({ what, is }) => what === "saved" && is);

/** The ("postId", "publishedAt") of the briefings that a reader saved, as a table to be walked by date. */
export const savedSql = (userId: string | undefined): Sql =>
  sql`SELECT b."postId", b."publishedAt" FROM "Bookmark" b WHERE b."userId" = ${userId}::uuid`;

type Conditions = Pick<Criteria, "from" | "until" | "states">;

/** What holds for an entry `e` besides its words: published, in the span, and what the reader did with it. */
export function conditionsSql({ from, until, states }: Conditions, userId: string | undefined): Sql {
  const parts = [sql`e."publishedAt" <= now()`];
  if (from) parts.push(sql`e."publishedAt" >= ${from}::timestamptz`);
  if (until) parts.push(sql`e."publishedAt" < ${until}::timestamptz`);
  for (const { what, is } of states) parts.push(what === "read" ? readSql(is, userId) : savedOrNot(is, userId));
  return Prisma.join(parts, " AND ");
}

/**
 * Whether the reader read it. What they did not read is asked for each entry when it is come to: as a join PostgreSQL may read
 * all of the walk before it gives the first.
 */
function readSql(is: boolean, userId: string | undefined): Sql {
  const state = sql`FROM "ReadState" r WHERE r."userId" = ${userId}::uuid AND r."postId" = e."postId"`;
  return is ? sql`EXISTS (SELECT ${state} AND r."readAt" IS NOT NULL)` : sql`(SELECT r."readAt" ${state}) IS NULL`;
}

/** Whether the reader saved it. A value, not a join: what they saved is read once, however many entries are asked about. */
function savedOrNot(is: boolean, userId: string | undefined): Sql {
  const saved = sql`coalesce(e."postId" IN (SELECT b."postId" FROM "Bookmark" b WHERE b."userId" = ${userId}::uuid AND b."postId" IS NOT NULL), false)`;
  return is ? saved : sql`NOT ${saved}`;
}

const shareOf = (lexemes: Sql) => sql`search_share(${lexemes}, lexemes, shares)`;

/** In which share of the briefings a title has all of these words, by the `search_statistics` that are read. */
export const titleShareSql = (title: string): Sql =>
  shareOf(sql`ARRAY(SELECT 'w:' || unnest(tsvector_to_array(to_tsvector('briefing', ${title}))))`);

/** In which share of the briefings the rarest of what is wanted stands, at most, by the `search_statistics` that are read. */
export function shareSql({ groups, facets, sources }: Criteria): Sql {
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
    ...(one.length > 0 ? [shareOf(Prisma.join(one, " || "))] : []),
    ...several.map((each) => Prisma.join(each.map(shareOf), " + ")),
  ];
  return sql`least(${Prisma.join(shares.length > 0 ? shares : [sql`0`])})`;
}
