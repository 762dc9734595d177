import { cookies } from "next/headers";
import { newDeviceToken } from "#lib/accounts/session-commands.ts";
import { env } from "#lib/env.ts";

// A browser that signed in once keeps this name, so that it is not taken for a stranger's: no notice is mailed for it,
// and wrong passwords tried elsewhere do not shut it out. It identifies nobody to anybody else and expires after a year.
const YEAR = 365 * 86_400;

const isHttps = () => env().AUTH_URL.startsWith("https:");
const name = () => (isHttps() ? "__Host-device" : "device");

/** The name of this browser, or null when it never signed in here. */
export async function deviceToken(): Promise<string | null> {
  const value = (await cookies()).get(name())?.value;
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

/** The name of this browser; gives it one that it keeps for a year. Only in actions and routes. */
export async function keepDeviceToken(): Promise<string> {
  const token = (await deviceToken()) ?? newDeviceToken();
  const options = { httpOnly: true, sameSite: "lax", secure: isHttps(), path: "/", maxAge: YEAR } as const;
  (await cookies()).set(name(), token, options);
  return token;
}
