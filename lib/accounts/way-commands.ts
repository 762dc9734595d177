import { endEmailTokens } from "#lib/accounts/email-tokens.ts";
import { passwordChangedLetter } from "#lib/accounts/letters.ts";
import { wayInLetter } from "#lib/accounts/notice-letters.ts";
import { HashingBusy, hashPassword, judgePassword } from "#lib/accounts/password.ts";
import { countWaysIn, listWaysIn, type WaysIn } from "#lib/accounts/ways.ts";
import { type Db, db } from "#lib/db.ts";
import { done, type Failure, notFound, type Result, refused } from "#lib/errors.ts";
import { queueMail } from "#lib/mail.ts";

type Owner = { id: string; email: string; name: string };

/**
 * Sets or changes a reader's password: every other session ends, and so does every link that was mailed before. `keep`
 * is the session that asks.
 */
export async function setPassword(owner: Owner, password: string, keep: string): Promise<Result<undefined>> {
  const judged = await judgePassword(password, owner.email);
  if (!judged.ok) return judged;
  try {
    const passwordHash = await hashPassword(password);
    await db().$transaction(async (tx) => {
      await tx.user.update({ where: { id: owner.id }, data: { passwordHash }, select: { id: true } });
      await tx.session.deleteMany({ where: { userId: owner.id, id: { not: keep } } });
      await endEmailTokens(tx, owner);
      await queueMail(tx, { to: owner.email, ...passwordChangedLetter() });
    });
    return done();
  } catch (error) {
    if (error instanceof HashingBusy) return refused("rate-limited", BUSY, { retryAfter: 5 });
    throw error;
  }
}

const BUSY = "Many people are signing in just now. Try again in a few seconds.";

/** Takes the password away, when there is another way in. */
export const removePassword = (owner: Owner) =>
  removeWayIn(owner, async (tx, ways) => {
    if (!ways.hasPassword) return null;
    await tx.user.update({ where: { id: owner.id }, data: { passwordHash: null }, select: { id: true } });
    return "Your password was removed from your account";
  });

/** Takes a passkey away, when there is another way in. */
export const removePasskey = (owner: Owner, id: string) =>
  removeWayIn(owner, async (tx, ways) => {
    const passkey = ways.passkeys.find((one) => one.id === id);
    if (!passkey) return null;
    await tx.passkey.delete({ where: { id, userId: owner.id } });
    return `The passkey “${passkey.name}” was removed from your account`;
  });

/** Ends what another provider may do for this account, when there is another way in. */
export const unlinkProvider = (owner: Owner, provider: string, name: string) =>
  removeWayIn(owner, async (tx) => {
    const { count } = await tx.account.deleteMany({ where: { userId: owner.id, provider } });
    return count > 0 ? `Signing in through ${name} was removed from your account` : null;
  });

/** Removes one way in unless it is the last. Two removals at once wait for each other: together they cannot take the last two. */
async function removeWayIn(
  owner: Owner,
  remove: (tx: Db, ways: WaysIn) => Promise<string | null>,
): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${owner.id}::uuid FOR UPDATE`;
    const ways = await listWaysIn(owner.id, tx);
    if (countWaysIn(ways) <= 1) return lastWay();
    const what = await remove(tx, ways);
    if (!what) return notFound("way in");
    await queueMail(tx, { to: owner.email, ...wayInLetter({ name: owner.name, what }) });
    return done();
  });
}

const lastWay = (): Failure =>
  refused("conflict", "This is the last way into your account, so it stays. Add another one first.");
