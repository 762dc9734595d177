import { type Db, Prisma } from "#lib/db.ts";

// Publishing and looking. What is published now gets its moment while it is written, and can be seen a little later, when
// that is committed. A reader who looks in between would be told "up to this moment" without it, and would never see it
// above a line. So a publication holds this lock from before its moment is taken until it can be seen, and a look waits
// for those that began before it: whatever has an earlier moment than the look is then there to be read.
const LOCK = 730_112;

/** Takes the moment of a publication; from here to the end of the transaction nobody else publishes. */
export async function publicationMoment(tx: Db): Promise<Date> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' AS at`;
  return row?.at ?? new Date();
}

/** SQL for a row that is there once every publication under way has ended; statements after this one see them all. */
export const afterPublications = Prisma.sql`SELECT pg_advisory_xact_lock_shared(${LOCK}::bigint)`;
