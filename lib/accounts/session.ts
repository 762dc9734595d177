import { cookies, headers } from "next/headers";
import { cache } from "react";
import { closeSession, extendSession, openSession, SESSION_LIFE } from "#lib/accounts/commands.ts";
import { keepAccount } from "#lib/accounts/deletion-commands.ts";
import { keepDeviceToken } from "#lib/accounts/device-cookie.ts";
import { networkPrefix } from "#lib/accounts/devices.ts";
import { recordUse, rememberDevice } from "#lib/accounts/session-commands.ts";
import { sessionCookieName } from "#lib/accounts/session-cookie.ts";
import { findSession } from "#lib/accounts/session-queries.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { answerWith } from "#lib/response-status.ts";

/** Who is signed in, as pages and actions know them. */
export type Viewer = {
  id: string;
  name: string;
  email: string;
  role: "reader" | "editor" | "admin";
  /** The path of their portrait. */
  image: string | null;
  /** How many mutes they have, see lib/mutes/mute.ts. */
  muteCount: number;
  sessionId: string;
  /** The seconds, by the database's clock, since they last proved who they are in this session. */
  provedAgo: number;
  /** The order that they chose, as lib/ranking/mix.ts reads it; null is newest first. */
  ranking: unknown;
};

/** The signed-in reader, or null; once for each request. Throws when the database cannot say. */
export const viewer = cache(async (): Promise<Viewer | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  const found = token ? await findSession(token) : null;
  if (!found) return null;
  const { id, name, email, role, ranking, muteCount } = found.user;
  // The page does not wait for it, and a note that fails is no reason to fail the page. A prefetch is nobody's use.
  if (found.isUseDue && (await headers()).has("x-briefing-active"))
    recordUse(found.id, id).catch((error: unknown) => log().warn({ err: error }, "use of a session not recorded"));
  // Another provider's picture is never shown: pages ask nobody but this site.
  const image = found.user.image?.startsWith("/portraits/") ? found.user.image : null;
  return { id, name, email, role, image, ranking, muteCount, sessionId: found.id, provedAgo: found.provedAgo };
});

/**
 * Signs a reader in on this browser. A session that the browser brought along is ended, not taken over; a browser that
 * is new to the account is remembered, and its reader told.
 */
export async function startSession(userId: string): Promise<void> {
  const [jar, request] = await Promise.all([cookies(), headers()]);
  const before = jar.get(cookieName())?.value;
  if (before) await closeSession(before);
  const seen = {
    userAgent: (request.get("user-agent") ?? "").slice(0, 300),
    network: networkPrefix(request.get("x-briefing-client") ?? ""),
  };
  // Who was about to leave and comes back, stays.
  await keepAccount(userId);
  const { token } = await openSession(userId, seen);
  await rememberDevice(userId, await keepDeviceToken(), seen);
  jar.set(cookieName(), token, { ...cookieOptions(), maxAge: SESSION_LIFE });
}

/** Ends this browser's session, in the database first. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const token = jar.get(cookieName())?.value;
  if (token) await closeSession(token);
  jar.delete({ name: cookieName(), ...cookieOptions() });
}

/** Has the browser drop the pages that it kept, so that Back shows nothing of whoever just left. */
export async function forgetPages(): Promise<void> {
  // The status is that of a page; the redirect at the end of an action stays one.
  answerWith((await headers()).get("x-briefing-request"), 200, { "Clear-Site-Data": '"cache"' });
}

/** Gives the session of an active reader a full life again; called by actions, at most once a day for each browser. */
export async function keepSessionAlive(): Promise<void> {
  const jar = await cookies();
  const token = jar.get(cookieName())?.value;
  if (token && (await extendSession(token))) jar.set(cookieName(), token, { ...cookieOptions(), maxAge: SESSION_LIFE });
}

const isHttps = () => env().AUTH_URL.startsWith("https:");
const cookieName = () => sessionCookieName(env().AUTH_URL);
const cookieOptions = () => ({ httpOnly: true, sameSite: "lax" as const, secure: isHttps(), path: "/" });
