import type { Db } from "#lib/db.ts";

const DESK = 20_261_128;

/** Waits until nobody else changes stories, and keeps it so until the transaction ends. */
export const lockDesk = (tx: Db) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${DESK})`;

/** The same for whoever can come back later: answers whether it was free. */
export async function tryDesk(tx: Db): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock(${DESK}) AS free`;
  return row?.free ?? false;
}
