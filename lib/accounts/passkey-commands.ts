import {
  type AuthenticationResponseJSON,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { wayInLetter } from "#lib/accounts/notice-letters.ts";
import { type CreationOptions, relyingParty } from "#lib/accounts/passkeys.ts";
import { db, isUniqueViolation } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { queueMail } from "#lib/mail.ts";

const PASSKEYS_MOST = 30;

type Owner = { id: string; email: string; name: string };

/** What the browser needs to make a passkey for this reader: one that it can offer without being told a name. */
export async function passkeyCreation(owner: Owner, challenge: string): Promise<Result<CreationOptions>> {
  const existing = await db().passkey.findMany({
    where: { userId: owner.id },
    select: { credentialId: true, transports: true },
  });
  if (existing.length >= PASSKEYS_MOST)
    return refused("conflict", `An account keeps at most ${PASSKEYS_MOST} passkeys. Remove one first.`);
  const options = await generateRegistrationOptions({
    rpName: "AI Briefing",
    rpID: relyingParty().id,
    userID: new Uint8Array(Buffer.from(owner.id.replaceAll("-", ""), "hex")),
    userName: owner.email,
    userDisplayName: owner.name,
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    attestationType: "none",
    excludeCredentials: existing.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
  return done(options);
}

/** Keeps a passkey that was just made. Its reader is told by mail. */
export async function addPasskey(
  owner: Owner,
  response: RegistrationResponseJSON,
  challenge: string,
  name: string,
): Promise<Result<{ id: string }>> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const verified = await verifyRegistrationResponse({
    ...{ response, expectedRPID, expectedOrigin, expectedChallenge: challenge },
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) return refused("invalid", "This passkey could not be checked. Try again.");
  const { credential } = verified.registrationInfo;
  try {
    return await db().$transaction(async (tx) => {
      const passkey = await tx.passkey.create({
        data: {
          userId: owner.id,
          credentialId: credential.id,
          publicKey: Buffer.from(credential.publicKey),
          counter: credential.counter,
          transports: credential.transports ?? [],
          name,
        },
        select: { id: true },
      });
      await queueMail(tx, {
        to: owner.email,
        ...wayInLetter({ name: owner.name, what: `The passkey “${name}” was added to your account` }),
      });
      return done(passkey);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("conflict", "This passkey is in use already.");
    throw error;
  }
}

const unknown = () =>
  refused("invalid", "This passkey is not known here. It may have been removed from your account; use another way in.");

/** The reader whose passkey signed the challenge. */
export async function provePasskey(
  response: AuthenticationResponseJSON,
  challenge: string,
): Promise<Result<{ userId: string }>> {
  const passkey = await db().passkey.findUnique({ where: { credentialId: response.id } });
  if (!passkey) return unknown();
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const verified = await verifyAuthenticationResponse({
    ...{ response, expectedRPID, expectedOrigin, expectedChallenge: challenge },
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    },
    requireUserVerification: false,
  }).catch(() => null);
  if (!verified?.verified) return unknown();
  await db().passkey.update({
    where: { id: passkey.id },
    data: { counter: verified.authenticationInfo.newCounter, lastUsedAt: new Date() },
    select: { id: true },
  });
  return done({ userId: passkey.userId });
}

/** Gives one of this reader's passkeys another name. */
export async function renamePasskey(userId: string, id: string, name: string): Promise<Result<undefined>> {
  const { count } = await db().passkey.updateMany({ where: { id, userId }, data: { name } });
  return count > 0 ? done() : notFound("passkey");
}
