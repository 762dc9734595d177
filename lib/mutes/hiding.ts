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
        jsonb_object_agg(folded, true) FILTER (WHERE kind = 'source') AS sources FROM mutes
    ) SELECT * FROM (${statement}) stated`;
}

/**
 * SQL for whether the briefing of this id (an expression such as `p.id`) is muted; false for whom nothing is hidden.
 * A subquery for one value, and arrays instead of EXISTS within it: what PostgreSQL can turn into no join it asks row by
 * row, only for as many rows as a page needs. The folding of a word has no LIKE sign in it (see mute_text).
 */
export function isMuted(reader: ListReader, id: string): Prisma.Sql {
  if (!hides(reader)) return Prisma.sql`false`;
  return Prisma.sql`coalesce((SELECT mp."authorId" = ANY (muting.authors)
      OR CASE WHEN muting.topics IS NULL THEN false ELSE ${topicsOf} && muting.topics END
      OR CASE WHEN muting.words IS NULL THEN false ELSE ${textOf} LIKE ANY (muting.words) END
      OR CASE WHEN muting.sources IS NULL THEN false ELSE muting.sources ?| ${sourcesOf} END
    FROM "Post" mp CROSS JOIN muting WHERE mp.id = ${Prisma.raw(id)}), false)`;
}

/** SQL for one more column, the names of the mutes that hide the briefing of this id, where the reader's lists mark them. */
export function mutedByColumn(reader: ListReader, id: string): Prisma.Sql {
  if (!marks(reader)) return Prisma.empty;
  return Prisma.sql`, (SELECT jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind,
        'key', coalesce(mt.slug, ma.handle, m.value), 'name', coalesce(mt.name, ma.name, m.value)) ORDER BY m.id)
    FROM (${mutesOn(id)}) m LEFT JOIN "Tag" mt ON mt.id = m."tagId" LEFT JOIN "Author" ma ON ma.id = m."authorId") AS "mutedBy"`;
}

/**
 * SQL for the rows of `mutes` that hide the briefing of this id. What is known of the briefing is read first and once, not
 * again for each mute: the second subquery depends on the first.
 */
export function mutesOn(id: string): Prisma.Sql {
  return Prisma.sql`SELECT m.* FROM (SELECT mp."authorId" AS author, ${topicsOf} AS topics, ${textOf} AS text,
        ${sourcesOf} AS sources FROM "Post" mp WHERE mp.id = ${Prisma.raw(id)} OFFSET 0) known
    CROSS JOIN LATERAL (SELECT mutes.* FROM mutes WHERE mutes."authorId" = known.author OR mutes."tagId" = ANY (known.topics)
      OR (mutes.kind = 'word' AND known.text LIKE '%' || mutes.folded || '%')
      OR (mutes.kind = 'source' AND mutes.folded = ANY (known.sources)) OFFSET 0) m`;
}

const topicsOf = Prisma.raw(`ARRAY(SELECT mt."tagId" FROM "PostTag" mt WHERE mt."postId" = mp.id)`);
/** Where words are looked for: the title, the subtitle and The Short Version, not the text. */
const textOf = Prisma.raw(`mute_text(concat_ws(' . ', mp.title, mp.subtitle, mp."shortVersion"))`);
const sourcesOf = Prisma.raw(
  `ARRAY(SELECT unnest(mute_keys(mc.url, mc.publisher)) FROM "Citation" mc WHERE mc."postId" = mp.id)`,
);
