import { db, Prisma } from "#lib/db.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";
import type { DeskFeed } from "#lib/sources/feed.ts";

const PAGE = 50;

export const FEED_VIEWS = ["all", "failing", "paused"] as const;
export type FeedView = (typeof FEED_VIEWS)[number];

const VIEWS: Record<FeedView, Prisma.Sql> = {
  all: Prisma.sql`true`,
  failing: Prisma.sql`f.state = 'active' AND f.failures > 0`,
  paused: Prisma.sql`f.state <> 'active'`,
};

const deskColumns =
  Prisma.raw(`f.id, f.url, f.title, f."siteUrl", f.state::text, f."dueAt", f.failures, f."failingSince",
  f."lastError", f."polledAt", f."succeededAt", f."createdAt",
  (SELECT count(*)::int FROM "FeedItem" i WHERE i."feedId" = f.id) AS items,
  (SELECT count(*)::float / 4 FROM "FeedItem" i
    WHERE i."feedId" = f.id AND i."publishedAt" > now() - interval '28 days') AS "perWeek",
  (SELECT count(*)::int FROM "FeedFollow" w WHERE w."feedId" = f.id) AS followers`);

/** One page of the source feeds, the newest first, each with how it is. One round trip. */
export async function listFeeds({ view, before, size = PAGE }: { view: FeedView; before?: unknown; size?: number }) {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`AND (f."createdAt", f.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<DeskFeed[]>`
    SELECT ${deskColumns} FROM "Feed" f WHERE f."removedAt" IS NULL AND ${VIEWS[view]} ${beyond}
    ORDER BY f."createdAt" DESC, f.id DESC LIMIT ${size + 1}`;
  return pageOf(
    rows,
    size,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => row,
  );
}

/** How many feeds there are of each view, and those that were removed within the last day. One round trip. */
export async function countFeeds(): Promise<Record<FeedView, number> & { removed: { id: string; title: string }[] }> {
  const [row] = await db().$queryRaw<[Record<FeedView, number> & { removed: { id: string; title: string }[] }]>`
    SELECT count(*) FILTER (WHERE f."removedAt" IS NULL)::int AS all,
      count(*) FILTER (WHERE f."removedAt" IS NULL AND ${VIEWS.failing})::int AS failing,
      count(*) FILTER (WHERE f."removedAt" IS NULL AND ${VIEWS.paused})::int AS paused,
      coalesce(json_agg(json_build_object('id', f.id, 'title', f.title) ORDER BY f."removedAt" DESC)
        FILTER (WHERE f."removedAt" > now() - interval '1 day'), '[]') AS removed
    FROM "Feed" f`;
  return row;
}

const isId = (id: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** One source feed; null where there is none of this id, or it was removed. */
export async function findFeed(id: string): Promise<(DeskFeed & { description: string | null }) | null> {
  if (!isId(id)) return null;
  const [row] = await db().$queryRaw<(DeskFeed & { description: string | null })[]>`
    SELECT ${deskColumns}, f.description FROM "Feed" f WHERE f.id = ${id}::uuid AND f."removedAt" IS NULL`;
  return row ?? null;
}

export type DeskItem = {
  id: string;
  url: string;
  title: string;
  author: string | null;
  summary: string;
  publishedAt: Date;
};

/** One page of what a feed brought, newest first, without its text. */
export async function listFeedItems(feedId: string, before?: unknown, size = PAGE) {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`AND ("publishedAt", id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<DeskItem[]>`
    SELECT id, url, title, author, summary, "publishedAt" FROM "FeedItem" WHERE "feedId" = ${feedId}::uuid ${beyond}
    ORDER BY "publishedAt" DESC, id DESC LIMIT ${size + 1}`;
  return pageOf(
    rows,
    size,
    (row) => ({ at: row.publishedAt, id: row.id }),
    (row) => row,
  );
}

/** All source feeds, for a file that other readers of feeds take. */
export const allFeeds = () =>
  db().feed.findMany({
    where: { removedAt: null },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: { title: true, url: true, siteUrl: true },
  });
