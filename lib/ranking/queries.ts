import { Prisma } from "#lib/db.ts";
import type { Span } from "#lib/following/span.ts";
import { mutedByColumn, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { type List, listSql } from "#lib/posts/lists.ts";
import type { ListItem } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import type { Facts } from "#lib/ranking/terms.ts";
import { WINDOW } from "#lib/ranking/window.ts";
import { readRows } from "#lib/read-together.ts";

/** `read`: whether it is read by now; the facts say whether it was when the visit began. */
export type Candidate = { post: ListItem; facts: Facts; read: boolean };

type Row = SummaryRow & {
  correctedAt: string | null;
  followedTopics: number;
  followsAuthor: boolean;
  topics: string[];
  sources: string[];
  readBefore: boolean;
  savedBefore: boolean;
  read: boolean;
  saved: boolean;
  started: boolean;
};

/**
 * The newest WINDOW of a list, without what the reader muted, as it was at `span.until`, with all that the terms ask for: what the reader read and saved
 * counts as it was when their visit began. `onlyNew`: only what came after the line. One round trip, whose work is
 * bounded by the window, not by how much was published.
 */
export async function findCandidates(
  list: List,
  reader: ListReader,
  span: Span,
  options: { onlyNew: boolean } = { onlyNew: false },
): Promise<Candidate[]> {
  const id = Prisma.sql`${reader?.id ?? null}::uuid`;
  const since = options.onlyNew ? span.since : undefined;
  const cut = { place: null, direction: "older" as const, limit: WINDOW, until: span.until, since };
  // Read once for all that is listed, and looked up there: a join would compare each with each, or ask for each.
  const isAmong = (own: Prisma.Sql) => Prisma.sql`p.id IN (SELECT o."postId" FROM ${own}
      AND o."userId" = ${id} AND o."postId" = ANY (ARRAY(SELECT listed.id FROM listed)))`;
  const statement = Prisma.sql`
    WITH listed AS MATERIALIZED (${listSql(list, cut, reader)})
    SELECT ${summaryColumns}${mutedByColumn(reader, "p.id")}, p."correctedAt", tags.topics, tags.followed AS "followedTopics",
      p."authorId" = ANY (ARRAY(SELECT f."authorId" FROM "AuthorFollow" f WHERE f."userId" = ${id})) AS "followsAuthor",
      ARRAY(SELECT c.kind || ' ' || c.publisher FROM "Citation" c WHERE c."postId" = p.id ORDER BY c.position) AS sources,
      ${isAmong(Prisma.sql`"ReadState" o WHERE o."readAt" < ${span.began}::timestamptz`)} AS "readBefore",
      ${isAmong(Prisma.sql`"ReadState" o WHERE o."readAt" IS NOT NULL`)} AS read,
      ${isAmong(Prisma.sql`"Bookmark" o WHERE o."createdAt" < ${span.began}::timestamptz`)} AS "savedBefore",
      ${isAmong(Prisma.sql`"Bookmark" o WHERE true`)} AS saved,
      ${isAmong(Prisma.sql`"ReadState" o WHERE o."readAt" IS NULL AND o.anchor <> '' AND o."asideAt" IS NULL`)} AS started
    FROM listed JOIN "Post" p ON p.id = listed.id ${summaryJoins}
    CROSS JOIN LATERAL (
      SELECT array_agg(x."tagId"::text) AS topics, (count(*) FILTER (WHERE x."tagId" = ANY (
        ARRAY(SELECT f."tagId" FROM "TagFollow" f WHERE f."userId" = ${id}))))::int AS followed
      FROM "PostTag" x WHERE x."postId" = p.id
    ) tags
    ORDER BY p."publishedAt" DESC, p.id DESC`;
  const rows = await readRows<Row>(withMutes(reader, statement));
  const counts = topicCounts(rows, span.began);
  return rows.map((row) => {
    const { read, saved, started } = row;
    return { post: { ...summaryOf(row), saved, read, started }, facts: factsOf(row, counts), read };
  });
}

/** How many of these each topic has. What came during the visit is not counted: the order must not move under a reader. */
function topicCounts(rows: Row[], began: Date): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { topics, publishedAt } of rows)
    if (new Date(publishedAt) <= began) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return counts;
}

function factsOf(row: Row, counts: Map<string, number>): Facts {
  const { id, readingMinutes, followedTopics, followsAuthor, readBefore, savedBefore } = row;
  return {
    ...{ id, readingMinutes, followedTopics, followsAuthor, readBefore, savedBefore },
    publishedAt: new Date(row.publishedAt),
    correctedAt: row.correctedAt === null ? null : new Date(row.correctedAt),
    sources: row.sources.map((source) => {
      const [kind = "", ...publisher] = source.split(" ");
      return { kind: kind as Facts["sources"][number]["kind"], publisher: publisher.join(" ") };
    }),
    inQuietestTopic: Math.min(...row.topics.map((topic) => counts.get(topic) ?? 1)),
  };
}

/** What a preview ranks: what the reader follows, or the whole site where that is nothing. At most two round trips. */
export async function findPreviewed(
  reader: ListReader,
  span: Span,
): Promise<{ candidates: Candidate[]; of: "following" | "all" }> {
  const followed = reader ? await findCandidates({ kind: "following", userId: reader.id }, reader, span) : [];
  if (followed.length > 0) return { candidates: followed, of: "following" };
  return { candidates: await findCandidates({ kind: "all" }, reader, span), of: "all" };
}
