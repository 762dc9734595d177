import { forgetInLog } from "#lib/accounts/audit.ts";
import { deletionLetter, keptLetter } from "#lib/accounts/deletion-letters.ts";
import { makeEmailToken, useEmailToken as spendEmailToken } from "#lib/accounts/email-tokens.ts";
import { isOnlyAdmin } from "#lib/accounts/only-admin.ts";
import { db, type Prisma } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { queueMail } from "#lib/mail.ts";

/**
 * Marks an account to be erased in 7 days and ends everything that could act for it at once: sessions, known browsers,
 * links in mails, mails on their way. A mail says how to keep it; signing in keeps it too (keepAccount).
 * Refused for the only admin.
 */
export async function askDeletion(userId: string): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    if (await isOnlyAdmin(tx, userId))
      return refused("conflict", "You are the only admin. Make somebody else an admin first.");
    const [user] = await tx.$queryRaw<{ email: string; eraseAfter: Date }[]>`
      UPDATE "User" SET "eraseAfter" = now() + interval '7 days' WHERE id = ${userId}::uuid RETURNING email, "eraseAfter"`;
    if (!user) return done();
    const { email, eraseAfter } = user;
    await tx.session.deleteMany({ where: { userId } });
    await tx.knownDevice.deleteMany({ where: { userId } });
    await forgetMail(tx, userId, email);
    const token = await makeEmailToken(tx, { purpose: "undo_deletion", email, userId });
    await queueMail(tx, { to: email, ...deletionLetter(token, eraseAfter) });
    return done();
  });
}

/** Keeps an account that was to be erased, because its owner signed in; for any other account nothing changes. */
export async function keepAccount(userId: string): Promise<void> {
  const [kept] = await db().$queryRaw<{ email: string }[]>`
    UPDATE "User" SET "eraseAfter" = NULL WHERE id = ${userId}::uuid AND "eraseAfter" IS NOT NULL RETURNING email`;
  if (!kept) return;
  await db().emailToken.deleteMany({ where: { userId, purpose: "undo_deletion" } });
  await queueMail(db(), { to: kept.email, ...keptLetter() });
}

/** Keeps the account that the link in the mail belongs to. The link counts once. */
export async function keepAccountByLink(token: string): Promise<Result<undefined>> {
  const used = await spendEmailToken(db(), ["undo_deletion"], token);
  if (!used?.userId) return refused("not-found", "This link was used already, or its time is over.");
  await keepAccount(used.userId);
  return done();
}

/** Erases one account whose 7 days are over, with everything that was theirs. Answers whether there may be more. */
export async function eraseNextAccount(): Promise<boolean> {
  return db().$transaction(
    async (tx) => {
      const [due] = await tx.$queryRaw<{ id: string; email: string }[]>`
        SELECT id, email FROM "User" WHERE "eraseAfter" <= now() ORDER BY "eraseAfter" LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (!due) return false;
      // Whoever read and kept a great deal takes longer than a page's statement may.
      await tx.$executeRaw`SET LOCAL statement_timeout = '60s'`;
      await forgetMail(tx, due.id, due.email);
      await tx.mail.deleteMany({ where: { recipient: due.email } });
      await forgetInLog(tx, due.id);
      await tx.user.delete({ where: { id: due.id }, select: { id: true } });
      return true;
    },
    { timeout: 120_000 },
  );
}

/**
 * Links that were sent are dead, and what was not sent stays here no longer. The way back to an old address stays: a
 * thief who moved an account must not end it by asking for its deletion.
 */
async function forgetMail(tx: Prisma.TransactionClient, userId: string, email: string) {
  await tx.emailToken.deleteMany({ where: { OR: [{ userId }, { email }], purpose: { not: "undo_address" } } });
  await tx.mail.deleteMany({ where: { recipient: email, sentAt: null } });
}
