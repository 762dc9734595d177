import { countAttempt } from "#lib/accounts/attempts.ts";
import {
  type EmailToken,
  endEmailTokens,
  makeEmailToken,
  readEmailToken,
  useEmailToken,
} from "#lib/accounts/email-tokens.ts";
import {
  haveAccountLetter,
  noAccountLetter,
  passwordChangedLetter,
  resetLetter,
  signInLetter,
  signUpLetter,
} from "#lib/accounts/letters.ts";
import { HashingBusy, hashPassword, judgePassword } from "#lib/accounts/password.ts";
import { type Db, db, isUniqueViolation } from "#lib/db.ts";
import { done, type Failure, type Result, refused } from "#lib/errors.ts";
import { mailIsConfigured, queueMail } from "#lib/mail.ts";

export type Wish = "sign_in" | "sign_up" | "reset_password";

const TO_READERS = { sign_in: signInLetter, sign_up: haveAccountLetter, reset_password: resetLetter };
const TO_STRANGERS = { sign_in: noAccountLetter, sign_up: signUpLetter, reset_password: noAccountLetter };

/**
 * Mails a link to whoever has this address. An address without an account gets the link to create one, an address that
 * wanted to sign up and has one is let in: always one look, one link and one mail, so that nobody at the form learns
 * whether there is an account. `data` comes back when the link is used.
 */
export async function askForLink(
  wish: Wish,
  { email, data }: { email: string; data: Record<string, string> },
  network: string,
): Promise<Result<undefined>> {
  if (!mailIsConfigured()) return noMail();
  const wait = (await countAttempt("mail-network", network)) || (await countAttempt("mail", `${wish} ${email}`));
  if (wait) return tooMuchMail(wait);
  const known = !!(await db().user.findUnique({ where: { email }, select: { id: true } }));
  const asked = wish === "sign_up" ? "sign_in" : wish;
  await db().$transaction(async (tx) => {
    const token = await makeEmailToken(tx, { purpose: known ? asked : "sign_up", email, data });
    await queueMail(tx, { to: email, ...(known ? TO_READERS : TO_STRANGERS)[wish](token) });
  });
  return done();
}

type Entered = { userId: string; data: Record<string, string> };

/** Lets in whoever holds the newest link of an account, once. */
export async function signInByLink(secret: string): Promise<Result<Entered>> {
  return db().$transaction(async (tx) => {
    const token = await useEmailToken(tx, ["sign_in"], secret);
    const user = token && (await accountOf(tx, token));
    if (!user) return deadLink();
    await proveAddress(tx, user);
    return done({ userId: user.id, data: token.data });
  });
}

/** Makes the account of an address that its reader has shown to be theirs; the password may be left out. */
export async function signUpByLink(
  secret: string,
  { name, password }: { name: string; password: string },
): Promise<Result<Entered>> {
  const asked = await readEmailToken(db(), ["sign_up"], secret);
  if (!asked) return deadLink();
  const hashed = await usableHash(password, asked.email);
  if (!hashed.ok) return hashed;
  try {
    return await db().$transaction(async (tx) => {
      const token = await useEmailToken(tx, ["sign_up"], secret);
      if (!token) return deadLink();
      const data = { email: token.email, emailVerified: new Date(), name, passwordHash: hashed.value };
      const user = await tx.user.create({ data, select: { id: true } });
      return done({ userId: user.id, data: token.data });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused("conflict", "This address has an account by now. Sign in instead.");
  }
}

/** Sets a new password by a link. Every session and every other link of the account ends. */
export async function resetPassword(secret: string, password: string): Promise<Result<undefined>> {
  const asked = await readEmailToken(db(), ["reset_password"], secret);
  if (!asked) return deadLink();
  const hashed = await usableHash(password, asked.email);
  if (!hashed.ok) return hashed;
  return db().$transaction(async (tx) => {
    const token = await useEmailToken(tx, ["reset_password"], secret);
    const user = token && (await accountOf(tx, token));
    if (!user) return deadLink();
    await proveAddress(tx, user);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash: hashed.value }, select: { id: true } });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.knownDevice.deleteMany({ where: { userId: user.id } });
    await endEmailTokens(tx, user);
    await queueMail(tx, { to: user.email, ...passwordChangedLetter() });
    return done();
  });
}

type Account = { id: string; email: string; emailVerified: Date | null };

const accountOf = (tx: Db, { email }: EmailToken): Promise<Account | null> =>
  tx.user.findUnique({ where: { email }, select: { id: true, email: true, emailVerified: true } });

/**
 * Notes that the reader owns their address. Where nobody had shown that before, somebody else may have made the account
 * in wait for them: what was set up before then lets nobody in any more.
 */
async function proveAddress(tx: Db, user: Account) {
  if (user.emailVerified) return;
  await tx.session.deleteMany({ where: { userId: user.id } });
  await tx.passkey.deleteMany({ where: { userId: user.id } });
  await tx.account.deleteMany({ where: { userId: user.id } });
  const data = { emailVerified: new Date(), passwordHash: null };
  await tx.user.update({ where: { id: user.id }, data, select: { id: true } });
}

/** The hash of a password that may be used; null for none. */
async function usableHash(password: string, email: string): Promise<Result<string | null>> {
  if (!password) return done(null);
  const judged = await judgePassword(password, email);
  if (!judged.ok) return judged;
  try {
    return done(await hashPassword(password));
  } catch (error) {
    if (!(error instanceof HashingBusy)) throw error;
    return refused("rate-limited", "Many people are at this just now. Try again in a moment.", { retryAfter: 5 });
  }
}

/** The answer to a link that was used, is too old, or is not the newest. */
export const deadLink = () =>
  refused("not-found", "This link does not work any more: it was used, its time is over, or a newer one was sent.");

export const noMail = () => refused("not-found", "This site has no mail set up, so it cannot send a link.");

export function tooMuchMail(seconds: number): Failure {
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  const message = `That was a lot of mail within an hour. Look for what was sent, or try again in ${wait}.`;
  return refused("rate-limited", message, { retryAfter: seconds });
}
