import { cookies } from "next/headers";
import { makeChallenge, takeChallenge } from "#lib/accounts/challenge.ts";
import { env } from "#lib/env.ts";

const isHttps = () => env().AUTH_URL.startsWith("https:");
const name = () => (isHttps() ? "__Host-challenge" : "challenge");
const options = () => ({ httpOnly: true, sameSite: "strict", secure: isHttps(), path: "/" }) as const;

/** A new question for this browser, which replaces the one before. */
export async function askChallenge(purpose: string): Promise<string> {
  const { challenge, sealed } = makeChallenge(purpose);
  (await cookies()).set(name(), sealed, { ...options(), maxAge: 15 * 60 });
  return challenge;
}

/** The question that this browser was asked, once; null when it cannot be answered any more. */
export async function answeredChallenge(purpose: string): Promise<string | null> {
  const jar = await cookies();
  const sealed = jar.get(name())?.value;
  jar.delete({ name: name(), ...options() });
  return takeChallenge(purpose, sealed);
}
