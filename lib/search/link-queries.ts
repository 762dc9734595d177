import { db, Prisma } from "#lib/db.ts";
import { criteriaOf } from "#lib/search/criteria-queries.ts";
import { wantedSql, wordsSql } from "#lib/search/match-sql.ts";
import { isName, parseQuery } from "#lib/search/query.ts";
import { isInSaved } from "#lib/search/scope.ts";
import { type SnippetPart, START, STOP, titleParts } from "#lib/search/snippet.ts";

/** An outside link of the reader's own, with what was searched for marked. `savedAt` is ISO 8601. */
export type FoundLink = { id: string; url: string; title: SnippetPart[]; comment: SnippetPart[]; savedAt: string };

const MOST_LINKS = 20;

type Row = { id: string; url: string; title: string; comment: string | null; createdAt: Date };

/**
 * The reader's own links that a search in their saved finds: by title, comment and address, by topic, by site as a source
 * and by when they were saved; the latest first, at most 20. None for a search that is not in the saved, or asks for
 * what links have not: an author, or that they were read. One round trip, two where the search has topics.
 */
export async function findSavedLinks(typed: string, userId: string | undefined): Promise<FoundLink[]> {
  const query = parseQuery(typed);
  const wantsMore = query.filters.some(
    (filter) =>
      !filter.negated &&
      ((isName(filter) && filter.field === "author") || (filter.field === "is" && filter.value === "read")),
  );
  if (!userId || !isInSaved(typed) || wantsMore) return [];
  const [criteria] = await criteriaOf([query], userId);
  if (!criteria) return [];
  const topics = criteria.facets.flatMap(({ any, negated }) => {
    const ids = any.flatMap((lexeme) => (lexeme.startsWith("t:") ? [lexeme.slice(2)] : []));
    const on = Prisma.sql`EXISTS (SELECT FROM "SharedLinkTag" t WHERE t."sharedLinkId" = s.id AND t."tagId" = ANY(${ids}::uuid[]))`;
    return ids.length > 0 ? [negated ? Prisma.sql`NOT ${on}` : on] : [];
  });
  const words = wantedSql({ ...criteria, facets: [] });
  const conditions = [
    Prisma.sql`s."userId" = ${userId}::uuid`,
    ...(words ? [Prisma.sql`s."document" @@ (SELECT ${`'u:${userId}'`}::tsquery && ${words})`] : []),
    ...(criteria.from ? [Prisma.sql`s."createdAt" >= ${criteria.from}::timestamptz`] : []),
    ...(criteria.until ? [Prisma.sql`s."createdAt" < ${criteria.until}::timestamptz`] : []),
    ...topics,
  ];
  const marked = wordsSql(criteria.groups) ?? Prisma.sql`''::tsquery`;
  const whole = Prisma.sql`${`StartSel=${START}, StopSel=${STOP}, HighlightAll=true`}`;
  const rows = await db().$queryRaw<Row[]>`
    SELECT s.id, s.url, s."createdAt", ts_headline('briefing', s.title, words.query, ${whole}) AS title,
      ts_headline('briefing', s.comment, words.query, ${whole}) AS comment
    FROM "SharedLink" s, (SELECT ${marked} AS query) words
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY s."createdAt" DESC, s.id DESC LIMIT ${MOST_LINKS}`;
  return rows.map(({ id, url, title, comment, createdAt }) => ({
    ...{ id, url, title: titleParts(title), savedAt: createdAt.toISOString() },
    comment: comment ? titleParts(comment) : [],
  }));
}
