import { randomBytes } from "node:crypto";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { sign, verify } from "#lib/signed.ts";

const MINUTES = 15;

/**
 * A question for a passkey to sign, and `sealed`, what the browser keeps of it (httpOnly). Nothing is stored until the
 * answer comes: whoever only opens the sign-in page leaves no row. `purpose` binds it to what it was asked for.
 */
export function makeChallenge(purpose: string): { challenge: string; sealed: string } {
  const challenge = randomBytes(32).toString("base64url");
  return { challenge, sealed: sign(`challenge ${purpose}`, challenge, MINUTES * 60) };
}

/** The question that this browser was asked; null when there is none, it is too old, or an answer was taken before. */
export async function takeChallenge(purpose: string, sealed: string | undefined): Promise<string | null> {
  const challenge = sealed ? verify(`challenge ${purpose}`, sealed) : null;
  if (!challenge) return null;
  // Counted in the database, so that one answer is taken on all instances together; of many at once exactly one.
  return (await countAttempt("challenge", challenge)) === 0 ? challenge : null;
}
