import { randomBytes } from "node:crypto";
import { deviceDigest } from "#lib/accounts/commands.ts";
import { deviceWords } from "#lib/accounts/devices.ts";
import { newDeviceLetter } from "#lib/accounts/notice-letters.ts";
import { visitGoesOn } from "#lib/accounts/visit-clock.ts";
import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { queueMail } from "#lib/mail.ts";

/** Records that a session is in use, which keeps its reader's visit alive; at most once a minute, whoever asks. */
export async function recordUse(sessionId: string, userId: string): Promise<void> {
  await db().$executeRaw`
    WITH used AS (
      UPDATE "Session" SET "lastUsedAt" = now()
      WHERE id = ${sessionId}::uuid AND "lastUsedAt" < now() - interval '1 minute' RETURNING "userId"
    )
    UPDATE "User" SET ${visitGoesOn("activity")} FROM used WHERE id = used."userId" AND id = ${userId}::uuid`;
}

/** Ends one session of this reader. */
export async function endOneSession(userId: string, sessionId: string): Promise<Result<undefined>> {
  const { count } = await db().session.deleteMany({ where: { id: sessionId, userId } });
  return count > 0 ? done() : notFound("session");
}

/** Ends every session of this reader but the one that is named. Answers how many ended. */
export async function endOtherSessions(userId: string, keep: string): Promise<Result<number>> {
  const { count } = await db().session.deleteMany({ where: { userId, id: { not: keep } } });
  return done(count);
}

/** Notes that the reader behind this session has just proved who they are. */
export async function noteProof(sessionId: string): Promise<void> {
  await db().$executeRaw`UPDATE "Session" SET "authenticatedAt" = now() WHERE id = ${sessionId}::uuid`;
}

/** The browser's lasting name: what its cookie holds. */
export const newDeviceToken = () => randomBytes(32).toString("base64url");

/**
 * Remembers a browser as one of this reader's. When it is new, and not their first, they are told by mail.
 * `seen` is what the browser says of itself and the part of its address that tells the rough place.
 */
export async function rememberDevice(
  userId: string,
  token: string,
  seen: { userAgent: string; network: string },
): Promise<void> {
  const tokenHash = deviceDigest(token, userId);
  await db().$transaction(async (tx) => {
    const known = await tx.$executeRaw`UPDATE "KnownDevice" SET "lastUsedAt" = now() WHERE "tokenHash" = ${tokenHash}`;
    if (known > 0) return;
    const others = await tx.knownDevice.count({ where: { userId } });
    await tx.knownDevice.createMany({ data: { userId, tokenHash }, skipDuplicates: true });
    // The first browser is the one that the account was made with.
    if (others === 0) return;
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true, name: true } });
    if (!user) return;
    const letter = newDeviceLetter({ name: user.name, device: deviceWords(seen.userAgent), network: seen.network });
    await queueMail(tx, { to: user.email, ...letter });
  });
}
