import { Prisma } from "#lib/db.ts";
import { momentOf, readRows } from "#lib/read-together.ts";
import { isPositive } from "#lib/search/criteria.ts";
import { criteriaOf } from "#lib/search/criteria-queries.ts";
import { excerptSql, markedSql, markingSql } from "#lib/search/excerpt-sql.ts";
import { isName, parseQuery } from "#lib/search/query.ts";
import { isInSaved } from "#lib/search/scope.ts";
import { type SnippetPart, snippetParts, titleParts } from "#lib/search/snippet.ts";
import { wantedSql, wordsSql } from "#lib/search/wanted-sql.ts";

/**
 * An outside link of the reader's own, with what was searched for marked in its title and comment, and where what was read
 * there has it. `savedAt` is ISO 8601.
 */
export type FoundLink = {
  id: string;
  url: string;
  title: SnippetPart[];
  comment: SnippetPart[];
  snippet: SnippetPart[];
  savedAt: string;
};

const MOST_LINKS = 20;

type Row = {
  id: string;
  url: string;
  title: string;
  comment: string | null;
  snippet: string | null;
  createdAt: string;
};

/**
 * The reader's own links that a search finds: by title, comment and address, by what was read there, by topic, by site as
 * a source, by whether they were read and by when they were saved; the latest first, at most 20. None for a search that
 * asks for an author or for what is not saved, or, outside of the saved, for nothing that has to be there. One round trip,
 * two where the search has topics.
 */
export async function findSavedLinks(typed: string, userId: string | undefined): Promise<FoundLink[]> {
  const query = parseQuery(typed);
  const asksAuthor = query.filters.some((filter) => isName(filter) && filter.field === "author" && !filter.negated);
  if (!userId || asksAuthor) return [];
  const [criteria] = await criteriaOf([query], userId);
  if (!criteria || criteria.states.some(({ what, is }) => what === "saved" && !is)) return [];
  if (!isInSaved(typed) && !isPositive(criteria)) return [];
  const topics = criteria.facets.flatMap(({ any, negated }) => {
    const ids = any.flatMap((lexeme) => (lexeme.startsWith("t:") ? [lexeme.slice(2)] : []));
    const on = Prisma.sql`EXISTS (SELECT FROM "SharedLinkTag" t WHERE t."sharedLinkId" = s.id AND t."tagId" = ANY(${ids}::uuid[]))`;
    return ids.length > 0 ? [negated ? Prisma.sql`NOT ${on}` : on] : [];
  });
  const words = wantedSql({ ...criteria, facets: [] });
  const conditions = [
    Prisma.sql`s."userId" = ${userId}::uuid AND s."removedAt" IS NULL`,
    ...(criteria.from ? [Prisma.sql`s."createdAt" >= ${criteria.from}::timestamptz`] : []),
    ...(criteria.until ? [Prisma.sql`s."createdAt" < ${criteria.until}::timestamptz`] : []),
    ...criteria.states.flatMap(({ what, is }) =>
      what === "read" ? [Prisma.sql`coalesce(r."readAt" IS NOT NULL, false) = ${is}`] : [],
    ),
    ...topics,
  ];
  const own = words
    ? Prisma.sql`SELECT id FROM "SharedLink" WHERE "document" @@ (SELECT ${`'u:${userId}'`}::tsquery && ${words})`
    : Prisma.sql`SELECT id FROM "SharedLink" WHERE "userId" = ${userId}::uuid`;
  const rows = await readRows<Row>(Prisma.sql`
    WITH words AS MATERIALIZED (${markingSql(wordsSql(criteria.groups), criteria.groups)}),
    -- The index alone finds the reader's own with these words: read one by one, their texts would have to be.
    own AS MATERIALIZED (${own}),
    found AS MATERIALIZED (
      SELECT s.id, s.url, s.title, s.comment, s."createdAt" FROM own JOIN "SharedLink" s ON s.id = own.id
      LEFT JOIN "ReadState" r ON r."userId" = s."userId" AND r."sharedLinkId" = s.id
      WHERE ${Prisma.join(conditions, " AND ")} ORDER BY s."createdAt" DESC, s.id DESC LIMIT ${MOST_LINKS}
    )
    SELECT f.id, f.url, f."createdAt", ${markedSql(Prisma.sql`f.title`)} AS title,
      ${markedSql(Prisma.sql`f.comment`)} AS comment, ${excerptSql(Prisma.sql`l.text`)} AS snippet
    FROM found f CROSS JOIN words LEFT JOIN "LinkReading" l ON l."sharedLinkId" = f.id
    ORDER BY f."createdAt" DESC, f.id DESC`);
  return rows.map(({ id, url, title, comment, snippet, createdAt }) => ({
    ...{ id, url, title: titleParts(title), savedAt: momentOf(createdAt) },
    comment: comment ? titleParts(comment) : [],
    snippet: snippet ? snippetParts(snippet) : [],
  }));
}
