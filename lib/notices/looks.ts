import { db, Prisma } from "#lib/db.ts";
import { ALL_KINDS, type NoticeKinds } from "#lib/notices/notice.ts";

export type Look = NoticeKinds & {
  /** The line: what happened after it is new. */
  since: Date;
};

/**
 * Looks at the notices: where the line is, and which kinds come. As in Following a visit ends after 30 quiet minutes, and
 * the next look moves the line to the last look before. `looking` is false for a request that no person is behind, which
 * moves nothing. One round trip; the database's clock decides.
 */
export async function lookAtNotices(userId: string, looking: boolean): Promise<Look> {
  const columns = Prisma.sql`since, searches, corrections, paths`;
  const rows = looking
    ? await db().$queryRaw<Look[]>`
        INSERT INTO "NoticeState" AS n ("userId", since, "lastSeenAt")
        SELECT id, "createdAt", now() FROM "User" WHERE id = ${userId}::uuid
        ON CONFLICT ("userId") DO UPDATE SET
          since = CASE WHEN n."lastSeenAt" < now() - interval '30 minutes' THEN n."lastSeenAt" ELSE n.since END,
          "lastSeenAt" = now()
        RETURNING ${columns}`
    : await db().$queryRaw<
        Look[]
      >`SELECT coalesce(n.since, u."createdAt") AS since, coalesce(searches, true) AS searches,
          coalesce(corrections, true) AS corrections, coalesce(paths, true) AS paths
        FROM "User" u LEFT JOIN "NoticeState" n ON n."userId" = u.id WHERE u.id = ${userId}::uuid`;
  return rows[0] ?? { since: new Date(), ...ALL_KINDS };
}
