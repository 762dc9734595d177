import { db } from "#lib/db.ts";

export type FollowableFeed = {
  id: string;
  title: string;
  siteUrl: string | null;
  description: string | null;
  perWeek: number;
  latest: { title: string; url: string; publishedAt: string } | null;
  followed: boolean;
};

const MOST = 500;

/** The source feeds that readers may follow, by name, each with its latest and whether this reader follows it. One round trip. */
export const listFollowable = (userId: string): Promise<FollowableFeed[]> => db().$queryRaw<FollowableFeed[]>`
  SELECT f.id, f.title, f."siteUrl", f.description,
    (SELECT count(*)::float / 4 FROM "FeedItem" i
      WHERE i."feedId" = f.id AND i."publishedAt" > now() - interval '28 days') AS "perWeek",
    (SELECT json_build_object('title', i.title, 'url', i.url, 'publishedAt', i."publishedAt") FROM "FeedItem" i
      WHERE i."feedId" = f.id ORDER BY i."publishedAt" DESC, i.id DESC LIMIT 1) AS latest, w."userId" IS NOT NULL AS followed
  FROM "Feed" f LEFT JOIN "FeedFollow" w ON w."feedId" = f.id AND w."userId" = ${userId}::uuid
  WHERE f."removedAt" IS NULL AND (w."userId" IS NOT NULL OR (f.state = 'active' AND f."succeededAt" IS NOT NULL))
  ORDER BY lower(f.title), f.id LIMIT ${MOST}`;
