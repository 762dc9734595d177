import { Prisma } from "#lib/db.ts";
import type { Span } from "#lib/following/span.ts";
import { isMuted, mutedByColumn, mutesOn, withMutes } from "#lib/mutes/hiding.ts";
import { isLinkMuted, mutesOnLink } from "#lib/mutes/link-hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { linkWalk, PAGE_SIZE } from "#lib/posts/lists.ts";
import { type ListRows, listPage } from "#lib/posts/page-queries.ts";
import type { ListItem, ListPage, PostSummary } from "#lib/posts/post.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { momentOf, readRows } from "#lib/read-together.ts";
import { withOwn, withSavedLinks } from "#lib/reading/overlay.ts";
import type { LinkSummary } from "#lib/sources/link.ts";

type LinkRow = Pick<LinkSummary, "id" | "title" | "summary" | "mutedBy"> & {
  publishedAt: string;
  writtenAt: string;
  url: string;
  publisher: string;
};

/**
 * One page of what a reader follows, newest first, without what they muted: briefings, and among them the links of the
 * source feeds that they follow, all with what the reader did with them. One round trip, two where there are links.
 */
export async function listFollowing(
  reader: NonNullable<ListReader>,
  before?: unknown,
  size = PAGE_SIZE,
  until?: Date,
): Promise<ListPage<ListItem | LinkSummary>> {
  const list = { kind: "following", userId: reader.id, links: true } as const;
  const page = await listPage({ list, reader, before, size, until }, OWN);
  return { ...page, items: await withSavedLinks(page.items, reader.id) };
}

const BOTH: ListRows<SummaryRow & LinkRow, PostSummary | LinkSummary> = {
  columns: (reader) => Prisma.sql`l.id, l."publishedAt", b.slug, b."shortVersion", b."readingMinutes", b.handle,
    b."authorName", b."topicSlug", b."topicName", b.hue, coalesce(b.title, i.title) AS title, i.summary, i.url,
    i."publishedAt" AS "writtenAt", i.publisher${mutedByColumn(
      reader,
      "l.id",
      Prisma.sql`${mutesOn("l.id")} UNION ALL ${mutesOnLink("l.id")}`,
    )}`,
  joins: Prisma.sql`
    LEFT JOIN LATERAL (SELECT ${summaryColumns} FROM "Post" p ${summaryJoins} WHERE p.id = l.id) b ON true
    LEFT JOIN LATERAL (SELECT x.title, x.summary, x.url, x."publishedAt", f.title AS publisher
      FROM "FeedItem" x JOIN "Feed" f ON f.id = x."feedId" WHERE x.id = l.id) i ON b.id IS NULL`,
  isMuted: (reader) => Prisma.sql`(${isMuted(reader, "l.id")} OR ${isLinkMuted(reader, "l.id")})`,
  item: (row) => (row.slug === null ? linkOf(row) : summaryOf(row)),
};

const OWN = withOwn(BOTH);

/** The newest links that are new in a reader's visit, without what they muted, and whether they are saved. Two round trips. */
export async function listNewLinks(
  reader: NonNullable<ListReader>,
  { since, until }: Span,
  limit: number,
): Promise<LinkSummary[]> {
  const cut = { place: null, direction: "older" as const, limit: limit * 2, since, until };
  const rows = await readRows<LinkRow>(
    withMutes(
      reader,
      Prisma.sql`
      SELECT l.id, l."arrivedAt" AS "publishedAt", i.title, i.summary, i.url, i."publishedAt" AS "writtenAt",
        f.title AS publisher${mutedByColumn(reader, "l.id", mutesOnLink("l.id"))}
      FROM (SELECT w.* FROM (${linkWalk(reader.id, cut)}) w WHERE NOT ${isLinkMuted(reader, "w.id")}
        ORDER BY w."arrivedAt" DESC, w.id DESC LIMIT ${limit}) l
      JOIN "FeedItem" i ON i.id = l.id JOIN "Feed" f ON f.id = i."feedId" ORDER BY l."arrivedAt" DESC, l.id DESC`,
    ),
  );
  return withSavedLinks<LinkSummary>(rows.map(linkOf), reader.id);
}

const linkOf = ({ id, title, summary, publishedAt, writtenAt, url, publisher, mutedBy }: LinkRow): LinkSummary => ({
  ...{ id, title, summary, link: { url, publisher } },
  ...{ publishedAt: momentOf(publishedAt), writtenAt: momentOf(writtenAt) },
  ...(mutedBy ? { mutedBy } : {}),
});
