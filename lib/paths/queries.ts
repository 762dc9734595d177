import { cache } from "react";
import { Prisma, rowsOf } from "#lib/db.ts";
import {
  NO_PATH_STATE,
  type PathCard,
  type PathPlace,
  type PathState,
  type PathStep,
  type ReadingPath,
} from "#lib/paths/path.ts";
import { isListed, visibleTo } from "#lib/paths/visible.ts";
import { type SummaryRow, summaryColumns, summaryJoins, summaryOf } from "#lib/posts/summaries.ts";
import { readRows } from "#lib/read-together.ts";

/** The most listed paths that a page shows. */
const LISTED = 100;

/**
 * The paths for everybody, those that the viewer made and those that they follow, each once, newest first, with how far
 * the viewer is in them. One round trip.
 */
export async function listPaths(userId: string | undefined): Promise<PathCard[]> {
  const me = Prisma.sql`${userId ?? null}::uuid`;
  return rowsOf<PathCard>(Prisma.sql`
    WITH wanted AS (
      (SELECT p.id FROM "ReadingPath" p WHERE ${isListed} ORDER BY p."createdAt" DESC LIMIT ${LISTED})
      UNION SELECT p.id FROM "ReadingPath" p WHERE p."userId" = ${me} AND p."removedAt" IS NULL
      UNION SELECT p.id FROM "PathFollow" f JOIN "ReadingPath" p ON p.id = f."pathId" WHERE f."userId" = ${me} AND ${visibleTo(userId)}
    )
    SELECT p.id, p.slug, p.title, p.description, p.visibility::text, o.name AS maker, s.steps, s.minutes, s.read,
      p."userId" IS NOT DISTINCT FROM ${me} AND ${me} IS NOT NULL AS mine, f."userId" IS NOT NULL AS followed
    FROM wanted JOIN "ReadingPath" p ON p.id = wanted.id
    LEFT JOIN "User" o ON o.id = p."userId"
    LEFT JOIN "PathFollow" f ON f."pathId" = p.id AND f."userId" = ${me}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS steps, coalesce(sum(b."readingMinutes"), 0)::int AS minutes, count(r."readAt")::int AS read
      FROM "PathStep" s JOIN "Post" b ON b.id = s."postId" AND b."publishedAt" <= now()
      LEFT JOIN "ReadState" r ON r."postId" = b.id AND r."userId" = ${me}
      WHERE s."pathId" = p.id AND s."removedAt" IS NULL
    ) s ORDER BY p."createdAt" DESC, p.id`);
}

type Head = Omit<ReadingPath, "steps"> & { stepId: string | null; note: string };

/** A path that this viewer may see, with its steps; null for any other. One round trip. */
export const findPath = cache(async (slug: string, userId?: string): Promise<ReadingPath | null> => {
  const rows = await readRows<Head & { pathId: string; pathSlug: string; pathTitle: string } & SummaryRow>(Prisma.sql`
    SELECT x.*, p.id AS "pathId", p.slug AS "pathSlug", p.title AS "pathTitle", p.description,
      p.visibility::text, p."userId" AS "ownerId", o.name AS maker
    FROM "ReadingPath" p LEFT JOIN "User" o ON o.id = p."userId"
    LEFT JOIN LATERAL (
      SELECT s.id AS "stepId", s.note, s.position AS place, ${summaryColumns}
      FROM "PathStep" s JOIN "Post" p ON p.id = s."postId" AND p."publishedAt" <= now() ${summaryJoins}
      WHERE s."pathId" = (SELECT q.id FROM "ReadingPath" q WHERE q.slug = ${slug}) AND s."removedAt" IS NULL
    ) x ON true
    WHERE p.slug = ${slug} AND ${visibleTo(userId)} ORDER BY x.place, x."stepId"`);
  const first = rows[0];
  if (!first) return null;
  const { pathId: id, pathTitle: title, description, visibility, ownerId, maker } = first;
  const steps = rows.flatMap((row): PathStep[] =>
    row.stepId ? [{ id: row.stepId, note: row.note, post: summaryOf(row) }] : [],
  );
  return { id, slug, title, description, visibility, ownerId, maker, steps };
});

/** What a viewer did with a path; nothing, without a query, for somebody who is signed out. One round trip. */
export async function findPathState(userId: string | undefined, path: ReadingPath): Promise<PathState> {
  if (!userId) return NO_PATH_STATE;
  const posts = path.steps.map(({ post }) => post.id);
  const [row] = await readRows<{ read: string[]; followed: boolean }>(Prisma.sql`
    SELECT ARRAY(SELECT "postId"::text FROM "ReadState"
        WHERE "userId" = ${userId}::uuid AND "postId" = ANY(${posts}::uuid[]) AND "readAt" IS NOT NULL) AS read,
      EXISTS (SELECT 1 FROM "PathFollow" WHERE "userId" = ${userId}::uuid AND "pathId" = ${path.id}::uuid) AS followed`);
  return { read: new Set(row?.read ?? []), followed: row?.followed ?? false };
}

/** Where a briefing stands in a path that this viewer may see; null where it is none of its steps. One round trip. */
export async function findPathPlace(
  slug: string,
  postId: string,
  userId: string | undefined,
): Promise<PathPlace | null> {
  type Row = SummaryRow & {
    pathTitle: string;
    number: number;
    total: number;
    side: number;
    note: string;
    isUnread: boolean;
  };
  const rows = await readRows<Row>(Prisma.sql`
    WITH steps AS (
      SELECT p.title, s."postId", s.note, count(*) OVER ()::int AS total,
        row_number() OVER (ORDER BY s.position, s.id)::int AS number
      FROM "ReadingPath" p JOIN "PathStep" s ON s."pathId" = p.id AND s."removedAt" IS NULL
      JOIN "Post" b ON b.id = s."postId" AND b."publishedAt" <= now()
      WHERE p.slug = ${slug} AND ${visibleTo(userId)}
    ), here AS (SELECT number FROM steps WHERE "postId" = ${postId}::uuid),
    unread AS (SELECT min(number) AS number FROM steps WHERE ${userId !== undefined} AND "postId" <> ${postId}::uuid
      AND NOT EXISTS (SELECT FROM "ReadState" r
        WHERE r."userId" = ${userId ?? null}::uuid AND r."postId" = steps."postId" AND r."readAt" IS NOT NULL))
    SELECT steps.title AS "pathTitle", steps.total, steps.note, here.number, steps.number - here.number AS side,
      steps.number IS NOT DISTINCT FROM unread.number AS "isUnread", ${summaryColumns}
    FROM here CROSS JOIN unread
    JOIN steps ON steps.number BETWEEN here.number - 1 AND here.number + 1 OR steps.number = unread.number
    JOIN "Post" p ON p.id = steps."postId" ${summaryJoins}`);
  const here = rows.find(({ side }) => side === 0);
  if (!here) return null;
  const the = (isIt: (row: Row) => boolean) => {
    const row = rows.find(isIt);
    return row ? summaryOf(row) : null;
  };
  const beside = (by: number) => the(({ side }) => side === by);
  const { pathTitle: title, number, total, note } = here;
  const unread = the(({ isUnread }) => isUnread);
  return { slug, title, number, total, note, previous: beside(-1), next: beside(1), unread };
}

/** What the maker of a path sees besides it: what they removed within a day, latest first. One round trip. */
export async function findRemovedSteps(userId: string, pathId: string): Promise<{ id: string; title: string }[]> {
  return rowsOf<{ id: string; title: string }>(Prisma.sql`
    SELECT s.id, b.title FROM "PathStep" s
    JOIN "ReadingPath" p ON p.id = s."pathId" AND p."userId" = ${userId}::uuid
    JOIN "Post" b ON b.id = s."postId" AND b."publishedAt" <= now()
    WHERE p.id = ${pathId}::uuid AND s."removedAt" > now() - interval '1 day'
    ORDER BY s."removedAt" DESC, s.id`);
}

/** The paths that a reader removed within a day, latest first. One round trip. */
export async function listRemovedPaths(userId: string): Promise<{ id: string; title: string }[]> {
  return rowsOf<{ id: string; title: string }>(Prisma.sql`
    SELECT p.id, p.title FROM "ReadingPath" p
    WHERE p."userId" = ${userId}::uuid AND p."removedAt" > now() - interval '1 day' ORDER BY p."removedAt" DESC, p.id`);
}

/** A reader's own paths as a form offers them, newest first, and whether the briefing is one of their steps. One round trip. */
export async function listPathsToAddTo(
  userId: string,
  postId: string,
): Promise<{ id: string; slug: string; title: string; has: boolean }[]> {
  return rowsOf<{ id: string; slug: string; title: string; has: boolean }>(Prisma.sql`
    SELECT p.id, p.slug, p.title, EXISTS (SELECT 1 FROM "PathStep" s
      WHERE s."pathId" = p.id AND s."postId" = ${postId}::uuid AND s."removedAt" IS NULL) AS has
    FROM "ReadingPath" p WHERE p."userId" = ${userId}::uuid AND p."removedAt" IS NULL ORDER BY p."createdAt" DESC, p.id`);
}
