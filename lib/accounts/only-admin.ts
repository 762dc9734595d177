import type { Prisma } from "#lib/db.ts";

/**
 * Whether this account is the only one that can act as admin: nobody would be left without it. Holds the admins until
 * the transaction ends, so that two of them cannot both be the last but one.
 */
export async function isOnlyAdmin(tx: Prisma.TransactionClient, userId: string): Promise<boolean> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "User" WHERE role = 'admin' AND "bannedAt" IS NULL AND "eraseAfter" IS NULL ORDER BY id FOR UPDATE`;
  return admins.length === 1 && admins[0]?.id === userId;
}
