import { db } from "#lib/db.ts";
import type { FailedJob, Fault, JobCounts } from "#lib/jobs/job-list.ts";

const SHOWN = 50;

/** What is due, under way and failed, of each kind. One round trip. */
export const countJobs = (): Promise<JobCounts[]> => db().$queryRaw<JobCounts[]>`
  SELECT 'poll' AS kind,
    count(*) FILTER (WHERE state = 'active' AND "dueAt" <= now() AND coalesce("claimedUntil" < now(), true))::int AS due,
    count(*) FILTER (WHERE "claimedUntil" > now())::int AS running,
    count(*) FILTER (WHERE state = 'active' AND failures > 0)::int AS failed
  FROM "Feed" WHERE "removedAt" IS NULL
  UNION ALL SELECT 'link', count(*) FILTER (WHERE coalesce("claimedUntil" < now(), true))::int,
    count(*) FILTER (WHERE "claimedUntil" > now())::int, 0
  FROM "SharedLink" WHERE state = 'waiting' AND "removedAt" IS NULL
  UNION ALL SELECT 'mail', count(*) FILTER (WHERE "failedAt" IS NULL AND "sendAfter" <= now())::int, 0,
    count(*) FILTER (WHERE "failedAt" IS NOT NULL OR "lastError" IS NOT NULL)::int
  FROM "Mail" WHERE "sentAt" IS NULL
  UNION ALL SELECT 'export', count(*) FILTER (WHERE state = 'waiting')::int, count(*) FILTER (WHERE state = 'working')::int,
    count(*) FILTER (WHERE state = 'failed' AND "expiresAt" IS NULL)::int
  FROM "Export"`;

/**
 * What did not work, the latest first, with why in words; nothing of what a mail or an export holds, nor whose link it was.
 * A mail that was given up has no text any more, so it cannot be sent again.
 */
export const listFailed = (): Promise<FailedJob[]> => db().$queryRaw<FailedJob[]>`
  SELECT * FROM (
    SELECT 'poll' AS kind, id, title AS about, coalesce("lastError", '') AS error, coalesce("polledAt", "createdAt") AS at,
      true AS "canRetry"
    FROM "Feed" WHERE "removedAt" IS NULL AND state = 'active' AND failures > 0
    UNION ALL SELECT 'mail', id, subject, coalesce("lastError", ''), coalesce("failedAt", "createdAt"), "failedAt" IS NULL
    FROM "Mail" WHERE "sentAt" IS NULL AND "lastError" IS NOT NULL
    UNION ALL SELECT 'export', id, 'An export', 'It could not be made. The log says why.', "createdAt", true
    FROM "Export" WHERE state = 'failed' AND "expiresAt" IS NULL
  ) failed ORDER BY at DESC, id LIMIT ${SHOWN}`;

/** Faults of the program itself within the last day, as the queue keeps them; none before a worker made its tables. */
export async function listFaults(): Promise<Fault[]> {
  const [{ there } = { there: false }] = await db().$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass('pgboss.job') IS NOT NULL AS there`;
  if (!there) return [];
  return db().$queryRaw<Fault[]>`
    SELECT id, name AS queue, coalesce(output->>'message', output::text, '') AS error, completed_on AS at
    FROM pgboss.job WHERE state = 'failed' AND completed_on > now() - interval '1 day'
    ORDER BY completed_on DESC LIMIT ${SHOWN}`;
}
