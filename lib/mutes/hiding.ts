import { Prisma } from "#lib/db.ts";
import type { ListReader } from "#lib/mutes/mute.ts";

// How lists hide what a reader muted. Every query that lists briefings takes the reader and uses these three; the
// architecture test knows the files that may read briefings without them, and why.

/**
 * The most briefings that one page of a list looks at. Where a mute hides nearly everything, a page ends there, says how
 * many it left out, and the way to older ones goes on behind it; so no list ever walks through all that is published.
 */
export const MOST_CONSIDERED = 300;

/** Whether lists of this reader leave anything out. */
export const hides = (reader: ListReader): boolean => reader !== null && reader.muteCount > 0 && !reader.seeMuted;

/** Whether lists of this reader say of each briefing by what it is muted. */
const marks = (reader: ListReader): boolean => reader !== null && reader.muteCount > 0 && reader.seeMuted === true;

/**
 * A statement with the reader's mutes before it, read once for all of it: `isMuted` and `mutedBy` look there. A mute that
 * has ended, by the database's clock, is not among them. For whom has no mutes it is the statement itself. It keeps the
 * statement's order: PostgreSQL reads a subquery as it comes.
 */
export function withMutes(reader: ListReader, statement: Prisma.Sql): Prisma.Sql {
  if (!reader || reader.muteCount === 0) return statement;
  return Prisma.sql`WITH mutes AS MATERIALIZED (
      SELECT id, kind::text AS kind, value, folded, "tagId", "authorId" FROM "Mute"
      WHERE "userId" = ${reader.id}::uuid AND "removedAt" IS NULL AND ("until" IS NULL OR "until" > now())
    ), muting AS MATERIALIZED (
      SELECT array_agg("tagId") FILTER (WHERE kind = 'topic') AS topics,
        array_agg("authorId") FILTER (WHERE kind = 'author') AS authors,
        array_agg('%' || folded || '%') FILTER (WHERE kind = 'word') AS words,
        jsonb_object_agg(split_part(folded, ' ', 2), true) FILTER (WHERE kind = 'word') AS beginnings,
        jsonb_object_agg(folded, true) FILTER (WHERE kind = 'source') AS sources FROM mutes
    ) SELECT * FROM (${statement}) stated`;
}

/**
 * SQL for whether the briefing of this id (an expression such as `p.id`) is muted; false for whom nothing is hidden.
 * A subquery for one value, and arrays instead of EXISTS within it: what PostgreSQL can turn into no join it asks row by
 * row, only for as many rows as a page needs.
 */
export function isMuted(reader: ListReader, id: string): Prisma.Sql {
  if (!hides(reader)) return Prisma.sql`false`;
  return Prisma.sql`coalesce((SELECT ${meetsMute} FROM "MuteEntry" me CROSS JOIN muting WHERE me."postId" = ${Prisma.raw(id)}), false)`;
}

/**
 * SQL for whether what is compared of a briefing, an entry `me`, meets the reader's mutes, `muting`; null for no. Of the
 * words only those whose first one is among the briefing's are looked for as they stand. The folding of a word has no LIKE
 * sign in it (see mute_text).
 */
export const meetsMute = Prisma.raw(`(me."authorId" = ANY (muting.authors) OR me.topics && muting.topics
      OR CASE WHEN muting.beginnings ?| string_to_array(me.text, ' ') THEN me.text LIKE ANY (muting.words) END
      OR muting.sources ?| me.sources)`);

/**
 * SQL for one more column, the names of the mutes that hide the briefing of this id, where the reader's lists mark them;
 * `rows` are those of another thing's mutes.
 */
export function mutedByColumn(reader: ListReader, id: string, rows = mutesOn(id)): Prisma.Sql {
  if (!marks(reader)) return Prisma.empty;
  return Prisma.sql`, (SELECT jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind,
        'key', coalesce(mt.slug, ma.handle, m.value), 'name', coalesce(mt.name, ma.name, m.value)) ORDER BY m.id)
    FROM (${rows}) m LEFT JOIN "Tag" mt ON mt.id = m."tagId" LEFT JOIN "Author" ma ON ma.id = m."authorId") AS "mutedBy"`;
}

/** SQL for the rows of `mutes` that hide the briefing of this id. */
export const mutesOn = (id: string): Prisma.Sql =>
  Prisma.sql`SELECT m.* FROM "MuteEntry" me CROSS JOIN LATERAL (${mutesMet}) m WHERE me."postId" = ${Prisma.raw(id)}`;

/** SQL for the rows of `mutes` that an entry `me` meets. */
export const mutesMet = Prisma.raw(`SELECT mutes.* FROM mutes WHERE mutes."authorId" = me."authorId"
      OR mutes."tagId" = ANY (me.topics) OR (mutes.kind = 'word' AND me.text LIKE '%' || mutes.folded || '%')
      OR (mutes.kind = 'source' AND mutes.folded = ANY (me.sources))`);

/**
 * SQL for ("mute", posts), how many of these entries (a CTE) a row of `mutes` hides, in as many rows as it comes: what mutesMet
 * finds, looked up by author, topic, source and first word instead of asked of all pairs, and counted before it is looked up.
 */
export const mutesMetBy = (entries: string): Prisma.Sql => {
  const having = (one: string) => `(SELECT me.* FROM ${entries} me CROSS JOIN muting WHERE ${one} OFFSET 0) me`;
  const each = (what: string, from: string) => `(SELECT ${what} AS it, count(*) AS posts FROM ${from} GROUP BY 1) e`;
  return Prisma.raw(`SELECT m.id AS mute, e.posts FROM ${each(`me."authorId"`, `${entries} me`)} JOIN mutes m ON m."authorId" = e.it
      UNION ALL SELECT m.id, e.posts FROM ${each("topic", `${having("me.topics && muting.topics")}, unnest(me.topics) topic`)}
        JOIN mutes m ON m."tagId" = e.it
      UNION ALL SELECT m.id, e.posts FROM ${each(
        "source",
        `${having("muting.sources ?| me.sources")}, LATERAL (SELECT DISTINCT source FROM unnest(me.sources) source) s`,
      )} JOIN mutes m ON m.kind = 'source' AND m.folded = e.it
      UNION ALL SELECT met.id, 1 FROM (
        SELECT m.id, m.folded, me.text FROM ${having("muting.beginnings ?| string_to_array(me.text, ' ')")}
        CROSS JOIN LATERAL (SELECT DISTINCT word FROM unnest(string_to_array(me.text, ' ')) word) w
        JOIN mutes m ON m.kind = 'word' AND split_part(m.folded, ' ', 2) = w.word OFFSET 0
      ) met WHERE met.text LIKE '%' || met.folded || '%'`);
};
