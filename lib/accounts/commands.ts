import { randomBytes } from "node:crypto";
import { countAttempt, forgetAttempts, type Limit, takeBackAttempt } from "#lib/accounts/attempts.ts";
import { HashingBusy, hashPassword, judgePassword, passwordMatches } from "#lib/accounts/password.ts";
import { tokenDigest } from "#lib/accounts/token-digest.ts";
import { db, isUniqueViolation, Prisma } from "#lib/db.ts";
import { done, type Failure, type Result, refused } from "#lib/errors.ts";

/** How long a session lives without being used, in seconds. The database's clock decides when that is over. */
export const SESSION_LIFE = 30 * 86_400;
const life = Prisma.sql`make_interval(secs => ${SESSION_LIFE})`;

export type Credentials = { email: string; password: string };

/**
 * Makes an account with a password. `email` is normalised (see emailAddress).
 * Refused for a bad password, an address that has an account already, or too many accounts from one network.
 */
export async function createAccount(
  account: Credentials & { name: string },
  network: string,
): Promise<Result<{ userId: string }>> {
  const judged = await judgePassword(account.password, account.email);
  if (!judged.ok) return judged;
  const wait = await countAttempt("sign-up-network", network);
  if (wait) return tooMany(wait);
  try {
    const passwordHash = await hashPassword(account.password);
    const { email, name } = account;
    const user = await db().user.create({ data: { email, name, passwordHash }, select: { id: true } });
    return done({ userId: user.id });
  } catch (error) {
    if (error instanceof HashingBusy) return tooMany(5);
    if (!isUniqueViolation(error)) throw error;
    const message = "There is an account with this address already. Sign in instead.";
    return refused("conflict", message, { fields: { email: message } });
  }
}

/**
 * The account behind an address and a password. Known and unknown addresses are refused alike, in words and in time.
 * Wrong tries are counted for one account from one network, for one network, and for one account from everywhere. A
 * browser that signed in to the account before (`device`, its token) has a count of its own: what others try elsewhere
 * does not shut it out.
 */
export async function checkPassword(
  { email, password }: Credentials,
  network: string,
  device: string | null = null,
): Promise<Result<{ userId: string }>> {
  const user = await db().user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  const tokenHash = deviceDigest(device ?? "", user?.id ?? "");
  const known = await db().knownDevice.findUnique({ where: { tokenHash }, select: { id: true } });
  const counts: [Limit, string][] = known
    ? [["sign-in-device", tokenHash]]
    : [
        ["sign-in-network", network],
        ["sign-in", `${email} ${network}`],
        ["sign-in-account", email],
      ];
  const waits: number[] = [];
  for (const [limit, who] of counts) waits.push(await countAttempt(limit, who));
  const wait = Math.max(...waits);
  if (wait) return tooMany(wait);
  try {
    if (!(await passwordMatches(user?.passwordHash ?? null, password)) || !user) return wrong();
  } catch (error) {
    if (error instanceof HashingBusy) return tooMany(5);
    throw error;
  }
  // Of the network's count only this try goes: whoever owns one account must not clear it for guesses at others.
  for (const [limit, who] of counts) {
    if (limit === "sign-in-network") await takeBackAttempt(limit, who);
    else await forgetAttempts(limit, who);
  }
  return done({ userId: user.id });
}

/** How a browser is known to one account; another account on the same browser knows it by another digest. */
export const deviceDigest = (token: string, userId: string) => tokenDigest(`${token} ${userId}`);

/**
 * Opens a session and returns the cookie's value, which is stored only as its digest. `seen` is what the browser says of
 * itself and the part of its address that tells the rough place.
 */
export async function openSession(
  userId: string,
  seen: { userAgent: string; network: string } = { userAgent: "", network: "" },
): Promise<{ token: string }> {
  const token = randomBytes(32).toString("base64url");
  await db().$executeRaw`
    INSERT INTO "Session" (id, "sessionToken", "userId", "userAgent", network, expires)
    VALUES (gen_random_uuid(), ${tokenDigest(token)}, ${userId}::uuid, ${seen.userAgent}, ${seen.network}, now() + ${life})`;
  return { token };
}

/** Gives a session that was last extended a day ago or more a full life from now. Answers whether it did. */
export async function extendSession(token: string): Promise<boolean> {
  const extended = await db().$executeRaw`
    UPDATE "Session" SET expires = now() + ${life} WHERE "sessionToken" = ${tokenDigest(token)}
      AND expires > now() AND expires < now() + ${life} - interval '1 day'`;
  return extended > 0;
}

/** Deletes the sessions that are over. Answers that there is no more. */
export async function forgetOldSessions(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "Session" WHERE expires < now()`;
  return false;
}

/** Ends a session for good: a copy of its cookie is worth nothing from now on. */
export async function closeSession(token: string): Promise<void> {
  await db().session.deleteMany({ where: { sessionToken: tokenDigest(token) } });
}

/** Ends every session of an account but the one of `keep`. Returns how many ended. */
export async function closeOtherSessions(userId: string, keep: string): Promise<number> {
  const { count } = await db().session.deleteMany({ where: { userId, sessionToken: { not: tokenDigest(keep) } } });
  return count;
}

const wrong = () => refused("invalid", "The address or the password is not right.");

function tooMany(seconds: number): Failure {
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 60 ? `${seconds} seconds` : minutes === 1 ? "a minute" : `${minutes} minutes`;
  return refused("rate-limited", `Too many tries. Wait ${wait} and try again.`, { retryAfter: seconds });
}
