import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import type { JobKind } from "#lib/jobs/job-list.ts";

/** Makes something that did not work due now. What is done, given up or gone by then is left alone. */
export async function retryJob(kind: JobKind, id: string): Promise<Result<undefined>> {
  const count = await RETRIES[kind](id);
  return count > 0 ? done() : notFound("job");
}

const RETRIES: Record<JobKind, (id: string) => Promise<number>> = {
  poll: (id) => db().$executeRaw`
    UPDATE "Feed" SET "dueAt" = now() WHERE id = ${id}::uuid AND state = 'active' AND "removedAt" IS NULL`,
  link: (id) => db().$executeRaw`
    UPDATE "SharedLink" SET "claimedUntil" = NULL
    WHERE id = ${id}::uuid AND state = 'waiting' AND "claimedUntil" < now()`,
  mail: (id) => db().$executeRaw`
    UPDATE "Mail" SET "sendAfter" = now() WHERE id = ${id}::uuid AND "sentAt" IS NULL AND "failedAt" IS NULL`,
  export: (id) => db().$executeRaw`
    UPDATE "Export" SET state = 'waiting' WHERE id = ${id}::uuid AND state = 'failed' AND "expiresAt" IS NULL`,
};
