import { Prisma } from "#lib/db.ts";
import { isMuted, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { readRows } from "#lib/read-together.ts";
import { markedSql } from "#lib/search/excerpt-sql.ts";
import { parseQuery } from "#lib/search/query.ts";
import { isInSaved } from "#lib/search/scope.ts";
import { type SnippetPart, titleParts } from "#lib/search/snippet.ts";
import { wordsSql } from "#lib/search/wanted-sql.ts";

/** A note on something saved, with what was searched for marked; `href` is where the saved thing is. */
export type FoundNote = { id: string; href: string; title: string; note: SnippetPart[] };

/** So many notes are shown, of so many that are looked through, the latest first. */
const [MOST_NOTES, LOOKED] = [20, 5_000];

type Row = { id: string; slug: string | null; linkId: string | null; title: string; note: string };

/**
 * The reader's own notes that have the words of a search in their saved; what such a search asks besides its words is not
 * asked of notes. A note is looked through as it is: a reader has few, and nobody else's are touched. One round trip.
 */
export async function findNotes(typed: string, reader: ListReader): Promise<FoundNote[]> {
  const { groups } = parseQuery(typed);
  const words = wordsSql(groups);
  const isWanted = groups.some((group) => group.every((term) => !term.negated));
  if (!reader || !words || !isWanted || !isInSaved(typed)) return [];
  const rows = await readRows<Row>(
    withMutes(
      reader,
      Prisma.sql`SELECT b.id, p.slug, s.id AS "linkId", coalesce(p.title, s.title) AS title, ${markedSql(Prisma.sql`b.note`)} AS note
      FROM (SELECT * FROM "Bookmark" WHERE "userId" = ${reader.id}::uuid AND note IS NOT NULL
        ORDER BY "createdAt" DESC, id DESC LIMIT ${LOOKED}) b
      CROSS JOIN (SELECT ${words} AS query) words
      LEFT JOIN "Post" p ON p.id = b."postId" AND p."publishedAt" <= now() AND NOT ${isMuted(reader, "p.id")}
      LEFT JOIN "SharedLink" s ON s.id = b."sharedLinkId"
      WHERE to_tsvector('briefing', b.note) @@ words.query AND (p.id IS NOT NULL OR s.id IS NOT NULL)
      ORDER BY b."createdAt" DESC, b.id DESC LIMIT ${MOST_NOTES}`,
    ),
  );
  return rows.map(({ id, slug, linkId, title, note }) => ({
    ...{ id, title, href: slug ? `/posts/${slug}` : `/links/${linkId}` },
    note: titleParts(note),
  }));
}
