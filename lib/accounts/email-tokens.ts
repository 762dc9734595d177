import { randomBytes } from "node:crypto";
import { tokenDigest } from "#lib/accounts/token-digest.ts";
import { type Db, Prisma } from "#lib/db.ts";

/** What a link in a mail is for, and how many minutes it works. */
const LIFE = {
  sign_in: 10,
  reset_password: 10,
  sign_up: 24 * 60,
  confirm_address: 24 * 60,
  change_address: 24 * 60,
  undo_address: 7 * 24 * 60,
  undo_deletion: 7 * 24 * 60,
  setup: 24 * 60,
} as const;

export type LinkPurpose = keyof typeof LIFE;

/** What a link about an address can do. */
export const ADDRESS_LINKS: readonly LinkPurpose[] = ["confirm_address", "change_address", "undo_address"];

export type EmailToken = {
  purpose: LinkPurpose;
  email: string;
  userId: string | null;
  data: Record<string, string>;
  createdAt: Date;
};

type Wanted = { purpose: LinkPurpose; email: string; userId?: string; data?: Record<string, string> };

/**
 * Makes the secret of a link, which is stored only as its digest. Links made before for the same address and purpose
 * (for a change of address: for the same account) end: only the newest works.
 */
export async function makeEmailToken(db: Db, { purpose, email, userId, data }: Wanted): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const same = purpose === "change_address" && userId ? { userId } : { email };
  // Two that are made at the same moment wait for each other, so that one of them is the newest.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${purpose} ${same.userId ?? email}`}, 0))`;
  await db.emailToken.deleteMany({ where: { purpose, ...same } });
  await db.$executeRaw`
    INSERT INTO "EmailToken" ("tokenHash", "purpose", "email", "userId", "data", "createdAt", "expiresAt")
    VALUES (${tokenDigest(token)}, ${purpose}::"EmailTokenPurpose", ${email}, ${userId ?? null}::uuid,
      ${JSON.stringify(data ?? {})}::jsonb, clock_timestamp(), clock_timestamp() + ${LIFE[purpose]} * interval '1 minute')`;
  return token;
}

const works = (purposes: readonly LinkPurpose[], token: string) => Prisma.sql`
  "tokenHash" = ${tokenDigest(token)} AND "purpose"::text = ANY(${purposes}) AND "usedAt" IS NULL AND "expiresAt" > now()`;

/** What a link would do, without using it up; null when it does not work (any more). */
export async function readEmailToken(
  db: Db,
  purposes: readonly LinkPurpose[],
  token: string,
): Promise<EmailToken | null> {
  const found = await db.$queryRaw<EmailToken[]>`
    SELECT "purpose"::text, "email", "userId"::text, "data", "createdAt" FROM "EmailToken" WHERE ${works(purposes, token)}`;
  return found[0] ?? null;
}

/** Uses a link up. Of many at the same moment exactly one gets the answer; the others get null. */
export async function useEmailToken(
  db: Db,
  purposes: readonly LinkPurpose[],
  token: string,
): Promise<EmailToken | null> {
  const used = await db.$queryRaw<EmailToken[]>`
    UPDATE "EmailToken" SET "usedAt" = now() WHERE ${works(purposes, token)}
    RETURNING "purpose"::text, "email", "userId"::text, "data", "createdAt"`;
  return used[0] ?? null;
}

/**
 * Ends every link that could still let somebody into an account or move it, for whoever has just changed its password
 * or address. The way back to an old address stays.
 */
export async function endEmailTokens(db: Db, account: { id: string; email: string }): Promise<void> {
  await db.emailToken.deleteMany({
    where: {
      OR: [
        { email: account.email, purpose: { in: ["sign_in", "reset_password", "confirm_address"] } },
        { userId: account.id, purpose: { in: ["change_address", "confirm_address"] } },
      ],
    },
  });
}

/** Deletes links whose time is over by a day, and mails older than a month. Answers whether there may be more. */
export async function forgetOldMail(db: Db): Promise<boolean> {
  await db.$executeRaw`DELETE FROM "EmailToken" WHERE "expiresAt" < now() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM "Mail" WHERE "createdAt" < now() - interval '30 days'`;
  return false;
}
