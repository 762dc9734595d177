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
/** So many stems are looked for at most: the database keeps 32 regular expressions ready. */
const STEMS = 16;

/**
 * SQL for the row `words` that `markedSql` and `excerptSql` look in: what is marked, a tsquery, and regular expressions that most
 * blocks meet which have something of each of `groups`, and few others. Without `groups` no block is looked for.
 */
export function markingSql(query: Sql | null, groups?: Term[][]): Sql {
  const wanted = groups?.filter((group) => group.every(({ negated }) => !negated));
  const single = wanted?.flatMap((group) => (group.length === 1 ? group : [])) ?? [];
  const several = wanted?.filter((group) => group.length > 1) ?? [];
  const each = sql`ARRAY(SELECT '\\m' || ${BEGINNING} FROM ${lexemesOf(single)})`;
  const any = several.map(
    (group) => sql` || (SELECT '\\m(' || string_agg(${BEGINNING}, '|') || ')' FROM ${lexemesOf(group)})`,
  );
  const blocks = wanted ? sql`${each}${Prisma.join([Prisma.empty, ...any], "")}` : sql`NULL::text[]`;
  return sql`SELECT ${query ?? sql`''::tsquery`} AS query, ${blocks} AS blocks`;
}

const lexemesOf = (terms: Term[]) => sql`(SELECT lexeme FROM
    unnest(tsvector_to_array(to_tsvector('briefing', ${terms.map(({ text }) => text).join(" ")}))) lexeme
    WHERE lexeme ~ '^\\w' LIMIT ${STEMS}) stems`;

/** A stem is mostly what its words begin with, but for a last "i" that stands for "y" ("polici"). */
const BEGINNING = sql`regexp_replace(regexp_replace(lexeme, '(?<=...)i$', ''), '(\\W)', '\\\\\\1', 'g')`;

/** SQL for a whole text, such as a title, with what was searched for between marks (snippet.ts). */
export const markedSql = (text: Sql): Sql =>
  sql`ts_headline('briefing', ${text}, words.query, ${`${MARKS}, HighlightAll=true`})`;

/**
 * SQL for the part of a text of blocks, each a line, that says most of what was searched for, with that between marks. Read is the
 * first block that has all of it, among those that the regular expressions find; where there is none, the whole text.
 */
export const excerptSql = (text: Sql): Sql => {
  const read = (part: Sql) =>
    sql`ts_headline('briefing', ${part}, words.query, ${`${MARKS}, MaxWords=32, MinWords=16, MaxFragments=1`})`;
  return sql`(SELECT ${read(sql`coalesce((
      SELECT substr(whole.text, strpos(whole.text, block), length(block) + ${AFTER}) FROM string_to_table(whole.text, E'\\n') block
      WHERE CASE WHEN block ~* ALL (words.blocks) THEN numnode(words.query) = 0 OR to_tsvector('briefing', block) @@ words.query END
      LIMIT 1), whole.text)`)} FROM (SELECT left(${text}, ${MOST}) AS text OFFSET 0) whole)`;
};
