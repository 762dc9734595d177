import type { Db } from "#lib/db.ts";
import { db } from "#lib/db.ts";
import { mailIsConfigured } from "#lib/mail.ts";

/** How a reader can get into their account. */
export type WaysIn = {
  email: string;
  hasPassword: boolean;
  /** Whether a link by mail is a way in: the address is confirmed, and mail leaves this machine. */
  hasMail: boolean;
  passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[];
  providers: string[];
};

/** All ways into this account. */
export async function listWaysIn(userId: string, on: Db = db()): Promise<WaysIn> {
  const user = await on.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      email: true,
      passwordHash: true,
      emailVerified: true,
      passkeys: {
        orderBy: { createdAt: "asc" },
        select: { id: true, name: true, createdAt: true, lastUsedAt: true },
      },
      accounts: { orderBy: { provider: "asc" }, select: { provider: true } },
    },
  });
  return {
    email: user.email,
    hasPassword: user.passwordHash !== null,
    hasMail: user.emailVerified !== null && mailIsConfigured(),
    passkeys: user.passkeys,
    providers: user.accounts.map(({ provider }) => provider),
  };
}

/** How many ways in there are; the last one stays. */
export const countWaysIn = (ways: WaysIn) =>
  Number(ways.hasPassword) + Number(ways.hasMail) + ways.passkeys.length + ways.providers.length;

/** Whether this account may not be entered. */
export async function isBanned(userId: string): Promise<boolean> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { bannedAt: true } });
  return !user || user.bannedAt !== null;
}
