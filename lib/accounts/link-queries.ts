import { ADDRESS_LINKS, type LinkPurpose, readEmailToken } from "#lib/accounts/email-tokens.ts";
import { db } from "#lib/db.ts";

/** What a link would do, for the page that asks for a press of its button; null when it does not work any more. */
async function readLink(purposes: readonly LinkPurpose[], secret: string) {
  const token = await readEmailToken(db(), purposes, secret);
  return token && { purpose: token.purpose, email: token.email, userId: token.userId };
}

/** The account that a link signs in to; `isProven` is false where nobody has shown yet that the address is theirs. */
export async function findSignInLink(secret: string): Promise<{ email: string; isProven: boolean } | null> {
  const link = await readLink(["sign_in"], secret);
  const user = link && (await db().user.findUnique({ where: { email: link.email }, select: { emailVerified: true } }));
  return link && user && { email: link.email, isProven: user.emailVerified !== null };
}

/** The address that a link makes an account for. */
export const findSignUpLink = (secret: string) => readLink(["sign_up"], secret);

/** The address of the account that a link gives a new password. */
export const findResetLink = (secret: string) => readLink(["reset_password"], secret);

/** What a link about an address does, and which address the account has then. */
export const findAddressLink = (secret: string) => readLink(ADDRESS_LINKS, secret);

/** Whether the reader has shown that their address is theirs. */
export async function isAddressConfirmed(userId: string): Promise<boolean> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { emailVerified: true } });
  return !!user?.emailVerified;
}
