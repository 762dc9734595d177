import { countAttempt } from "#lib/accounts/attempts.ts";
import {
  ADDRESS_LINKS,
  type EmailToken,
  endEmailTokens,
  makeEmailToken,
  useEmailToken,
} from "#lib/accounts/email-tokens.ts";
import {
  addressChangedLetter,
  addressTakenLetter,
  changeAddressLetter,
  confirmAddressLetter,
} from "#lib/accounts/letters.ts";
import { deadLink, noMail, tooMuchMail } from "#lib/accounts/link-commands.ts";
import { type Db, db, isUniqueViolation } from "#lib/db.ts";
import { done, type Result, refused } from "#lib/errors.ts";
import { mailIsConfigured, queueMail } from "#lib/mail.ts";

type Owner = { id: string; email: string };

/** Mails the link with which the reader confirms the address that they have. */
export async function askToConfirmAddress(owner: Owner, network: string): Promise<Result<undefined>> {
  const { id: userId, email } = owner;
  const may = await mayMail(`confirm_address ${email}`, network);
  if (!may.ok) return may;
  await db().$transaction(async (tx) => {
    const token = await makeEmailToken(tx, { purpose: "confirm_address", email, userId });
    await queueMail(tx, { to: email, ...confirmAddressLetter(token) });
  });
  return done();
}

/**
 * Mails the link that moves an account to a new address; until it is used nothing changes. Where the address has an
 * account its owner is told instead, and the form answers the same.
 */
export async function askToChangeAddress(owner: Owner, email: string, network: string): Promise<Result<undefined>> {
  if (email === owner.email) {
    const message = "This is your address already.";
    return refused("invalid", message, { fields: { email: message } });
  }
  const may = await mayMail(`change_address ${email}`, network);
  if (!may.ok) return may;
  const isTaken = !!(await db().user.findUnique({ where: { email }, select: { id: true } }));
  await db().$transaction(async (tx) => {
    const data = { from: owner.email };
    const token = await makeEmailToken(tx, { purpose: "change_address", email, userId: owner.id, data });
    await queueMail(tx, { to: email, ...(isTaken ? addressTakenLetter() : changeAddressLetter(token)) });
  });
  return done();
}

async function mayMail(what: string, network: string): Promise<Result<undefined>> {
  if (!mailIsConfigured()) return noMail();
  const wait = (await countAttempt("mail-network", network)) || (await countAttempt("mail", what));
  return wait ? tooMuchMail(wait) : done();
}

/**
 * Does what a link about an address is for, once. Answers what it did; after taking an address back also the secret of
 * a link with which the reader chooses a new password at once.
 */
export async function followAddressLink(secret: string): Promise<Result<{ did: string; reset?: string }>> {
  try {
    return await db().$transaction(async (tx) => {
      const token = await useEmailToken(tx, ADDRESS_LINKS, secret);
      const user = token?.userId ? await tx.user.findUnique({ where: { id: token.userId } }) : null;
      if (!token || !user) return deadLink();
      if (token.purpose === "undo_address") return takeBack(tx, user, token);
      if (token.purpose === "change_address") return change(tx, user, token);
      if (user.email !== token.email) return deadLink();
      await setAddress(tx, user.id, token.email);
      return done({ did: token.purpose });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused("conflict", "This address belongs to another account by now.");
  }
}

const setAddress = (tx: Db, id: string, email: string) =>
  tx.user.update({ where: { id }, data: { email, emailVerified: new Date() }, select: { id: true } });

type Changing = Owner & { emailVerified: Date | null };

/** Moves the account and gives its old address the way back, if that was ever shown to be the reader's. */
async function change(tx: Db, user: Changing, token: EmailToken) {
  if (user.email !== token.data.from) return deadLink();
  await setAddress(tx, user.id, token.email);
  await endEmailTokens(tx, user);
  if (user.emailVerified) {
    const undo = await makeEmailToken(tx, { purpose: "undo_address", email: user.email, userId: user.id });
    await queueMail(tx, { to: user.email, ...addressChangedLetter(token.email, undo) });
  }
  return done({ did: token.purpose });
}

/**
 * Gives the account back to an address that it had. Whoever moved it could have added any way in, also before they moved
 * it, so all of them end: sessions, browsers, password, passkeys, other providers, and every way back to an address that
 * it had later. What is left is the mail to this address. An erasure that they asked for is called off.
 */
async function takeBack(tx: Db, user: Owner, token: EmailToken) {
  await endEmailTokens(tx, user);
  await tx.emailToken.deleteMany({
    where: { userId: user.id, purpose: "undo_address", createdAt: { gte: token.createdAt } },
  });
  await setAddress(tx, user.id, token.email);
  const data = { passwordHash: null, eraseAfter: null };
  await tx.user.update({ where: { id: user.id }, data, select: { id: true } });
  await tx.emailToken.deleteMany({ where: { userId: user.id, purpose: "undo_deletion" } });
  await tx.session.deleteMany({ where: { userId: user.id } });
  await tx.knownDevice.deleteMany({ where: { userId: user.id } });
  await tx.passkey.deleteMany({ where: { userId: user.id } });
  await tx.account.deleteMany({ where: { userId: user.id } });
  const reset = await makeEmailToken(tx, { purpose: "reset_password", email: token.email });
  return done({ did: token.purpose, reset });
}
