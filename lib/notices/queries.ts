import { db, Prisma, rowsOf } from "#lib/db.ts";
import { isMuted, withMutes } from "#lib/mutes/hiding.ts";
import { type ListReader, listReader } from "#lib/mutes/mute.ts";
import {
  ALL_KINDS,
  DAYS,
  MOST_CORRECTIONS,
  MOST_NOTICES,
  type Notice,
  type NoticeKinds,
  sidesOf,
} from "#lib/notices/notice.ts";
import { visibleTo } from "#lib/paths/visible.ts";
import { type FreshSearch, freshInSavedSearches } from "#lib/search/saved-search-queries.ts";

type Reader = { id: string; muteCount: number };

/**
 * All that a reader is told of the last DAYS days, of the kinds that they want, without what they muted; of a search what
 * came after it was kept and is not read. `since` is their
 * line: finds and steps on both sides of it are told apart. At most four round trips: one for corrections and paths, up
 * to three for searches; none for a kind that is off.
 */
export async function listNotices(reader: Reader, kinds: NoticeKinds, since: Date): Promise<Notice[]> {
  const looking = listReader(reader);
  const begin = new Date(Date.now() - DAYS * 86_400_000);
  const [happened, searches] = await Promise.all([
    kinds.corrections || kinds.paths ? findHappened(looking, reader.id, kinds) : [],
    kinds.searches ? freshInSavedSearches(reader, begin, "news") : [],
  ]);
  return [...correctionsIn(happened), ...pathsIn(happened, since), ...searchesIn(searches, since)];
}

type Row = {
  kind: "correction" | "path";
  id: string;
  at: Date;
  slug: string;
  title: string;
  note: string | null;
  pathSlug: string | null;
  pathTitle: string | null;
};

/** Corrections of what the reader read or saved before, and steps that came to a path after they began to follow it. */
function findHappened(looking: ListReader, userId: string, kinds: NoticeKinds): Promise<Row[]> {
  const me = Prisma.sql`${userId}::uuid`;
  const recent = Prisma.sql`now() - make_interval(days => ${DAYS}::int)`;
  // All at once: however many were corrected, a page of what the reader has is touched once.
  const ofCorrected = Prisma.sql`ARRAY(SELECT id FROM corrected)`;
  return rowsOf<Row>(
    withMutes(
      looking,
      Prisma.sql`WITH corrected AS MATERIALIZED (
        SELECT p.id, p."correctedAt" AS at, p.slug, p.title, p.correction FROM "Post" p
        WHERE ${kinds.corrections} AND p."correctedAt" > ${recent} AND p."correctedAt" <= now() AND p."publishedAt" <= now()
        ORDER BY p."correctedAt" DESC LIMIT ${MOST_CORRECTIONS}
      ), met AS (
        SELECT r."postId" AS id, r."readAt" AS at FROM "ReadState" r WHERE r."userId" = ${me} AND r."postId" = ANY (${ofCorrected})
        UNION ALL
        SELECT b."postId", b."createdAt" FROM "Bookmark" b WHERE b."userId" = ${me} AND b."postId" = ANY (${ofCorrected})
      )
      SELECT * FROM (
        (SELECT 'correction' AS kind, c.id, c.at, c.slug, c.title, c.correction AS note, NULL AS "pathSlug", NULL AS "pathTitle"
        FROM corrected c JOIN (SELECT id, min(at) AS at FROM met GROUP BY id) met USING (id)
        WHERE met.at < c.at AND NOT ${isMuted(looking, "c.id")} ORDER BY c.at DESC LIMIT ${MOST_NOTICES})
        UNION ALL
        (SELECT 'path', p.id, s."addedAt", c.slug, c.title, NULL, p.slug, p.title
        FROM "PathFollow" f JOIN "ReadingPath" p ON p.id = f."pathId"
        JOIN "PathStep" s ON s."pathId" = p.id AND s."removedAt" IS NULL AND s."addedAt" > GREATEST(f."createdAt", ${recent})
        JOIN "Post" c ON c.id = s."postId" AND c."publishedAt" <= now()
        WHERE ${kinds.paths} AND f."userId" = ${me} AND ${visibleTo(userId)} AND NOT ${isMuted(looking, "c.id")}
        ORDER BY s."addedAt" DESC LIMIT ${MOST_NOTICES})
      ) happened`,
    ),
  );
}

const correctionsIn = (rows: Row[]): Notice[] =>
  rows.flatMap(({ kind, id, at, slug, title, note }) =>
    kind === "correction" ? [{ id: `correction ${id}`, at, kind, note, post: { slug, title } }] : [],
  );

function pathsIn(rows: Row[], since: Date): Notice[] {
  const steps = rows.filter(({ kind }) => kind === "path");
  return [...Map.groupBy(steps, ({ id }) => id)].flatMap(([id, some]) => {
    const path = { slug: some[0]?.pathSlug ?? "", title: some[0]?.pathTitle ?? "" };
    const found = some.map(({ at, slug, title }) => ({ at, post: { slug, title } }));
    return sidesOf(found, since).map(({ side, at, posts }) => {
      return { id: `path ${id} ${side}`, at, kind: "path" as const, path, posts };
    });
  });
}

const searchesIn = (searches: FreshSearch[], since: Date): Notice[] =>
  searches.flatMap(({ id, name, query, order, fresh }) => {
    const found = fresh.map(({ publishedAt: at, slug, title }) => ({ at, post: { slug, title } }));
    return sidesOf(found, since).map(({ side, at, posts }) => {
      return { id: `search ${id} ${side}`, at, kind: "search" as const, name, query, order, posts };
    });
  });

/** Which kinds come to a reader, for the form that changes it; moves nothing. One round trip. */
export async function findNoticeKinds(userId: string): Promise<NoticeKinds> {
  const select = { searches: true, corrections: true, paths: true } as const;
  return (await db().noticeState.findUnique({ where: { userId }, select })) ?? ALL_KINDS;
}
