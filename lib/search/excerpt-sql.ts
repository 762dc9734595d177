import { Prisma } from "#lib/db.ts";
import type { Term } from "#lib/search/query.ts";
import { START, STOP } from "#lib/search/snippet.ts";

// What a text says of what was searched for. PostgreSQL takes more than a millisecond to read a thousand words for it, and a
// page shows twenty texts: so as little of a text is read as says enough.

const sql = Prisma.sql;
type Sql = Prisma.Sql;

const MARKS = `StartSel=${START}, StopSel=${STOP}`;
/** Of a longer text, no more is ever read: in characters. */
const MOST = 60_000;
/** So many characters after a block may stand in an excerpt of it. */
const AFTER = 400;

/**
 * SQL for the row `words` that `markedSql` and `excerptSql` look in: what is marked, a tsquery, and regular expressions that a block of
 * a text meets which probably has something of each of `groups`. Without `groups` no block is looked for.
 */
export function markingSql(query: Sql | null, groups?: Term[][]): Sql {
  const wanted = groups?.filter((group) => group.every(({ negated }) => !negated));
  const single = wanted?.flatMap((group) => (group.length === 1 ? group : [])) ?? [];
  const several = wanted?.filter((group) => group.length > 1) ?? [];
  const each = sql`ARRAY(SELECT '\\m' || ${BEGINNING} FROM ${lexemesOf(single)})`;
  const any = several.map(
    (group) => sql` || (SELECT '\\m(' || string_agg(${BEGINNING}, '|') || ')' FROM ${lexemesOf(group)})`,
  );
  return sql`SELECT ${query ?? sql`''::tsquery`} AS query, ${wanted ? sql`${each}${Prisma.join([Prisma.empty, ...any], "")}` : sql`NULL::text[]`} AS blocks`;
}

const lexemesOf = (terms: Term[]) =>
  sql`unnest(tsvector_to_array(to_tsvector('briefing', ${terms.map(({ text }) => text).join(" ")}))) lexeme`;

/** A stem is what its words begin with, but for a last "i" that stands for "y" ("polici"). */
const BEGINNING = sql`regexp_replace(regexp_replace(lexeme, '(?<=...)i$', ''), '(\\W)', '\\\\\\1', 'g')`;

/** SQL for a whole text, such as a title, with what was searched for between marks (snippet.ts). */
export const markedSql = (text: Sql): Sql =>
  sql`ts_headline('briefing', ${text}, words.query, ${`${MARKS}, HighlightAll=true`})`;

/**
 * SQL for the part of a text of blocks, each a line, that says most of what was searched for, with that between marks. Read is the first
 * block that has all of it; where none has, or a stem was not what its word begins with, the whole text.
 */
export const excerptSql = (text: Sql): Sql => {
  const read = (part: Sql) =>
    sql`ts_headline('briefing', ${part}, words.query, ${`${MARKS}, MaxWords=32, MinWords=16, MaxFragments=1`})`;
  return sql`(SELECT CASE WHEN numnode(words.query) = 0 OR strpos(near.excerpt, ${START}) > 0 THEN near.excerpt ELSE ${read(sql`whole.text`)} END
    FROM (SELECT left(${text}, ${MOST}) AS text OFFSET 0) whole CROSS JOIN LATERAL (SELECT ${read(sql`(
      SELECT substr(whole.text, strpos(whole.text, block), length(block) + ${AFTER}) FROM string_to_table(whole.text, E'\\n') block
      WHERE block ~* ALL (words.blocks) LIMIT 1)`)} AS excerpt OFFSET 0) near)`;
};
