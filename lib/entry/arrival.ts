import { cookies, headers } from "next/headers";
import { z } from "zod";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { networkOf } from "#lib/accounts/network.ts";
import { findOrMakeByProvider, isLinkedTo, linkProvider } from "#lib/accounts/provider-commands.ts";
import type { Identity } from "#lib/accounts/providers.ts";
import { confirmPath } from "#lib/accounts/rules.ts";
import { startSession, viewer } from "#lib/accounts/session.ts";
import { noteProof } from "#lib/accounts/session-commands.ts";
import { finish } from "#lib/entry/commands.ts";
import { env } from "#lib/env.ts";
import type { Failure } from "#lib/errors.ts";
import { welcomePath } from "#lib/intent.ts";
import { sign, verify } from "#lib/signed.ts";
import { safeReturnPath } from "#lib/url.ts";

// What somebody set out for when they left to another provider. It stays with their browser, signed: who is led to the
// way back by a stranger's link has set out for nothing.
const errand = z.object({
  what: z.enum(["enter", "link", "confirm"]),
  provider: z.string(),
  returnTo: z.string(),
  intent: z.string(),
  /** The session that asked to link or confirm; nothing is linked to another. */
  session: z.string(),
});

export type Errand = z.infer<typeof errand>;

const SECONDS = 15 * 60;
const isHttps = () => env().AUTH_URL.startsWith("https:");
const cookieName = () => (isHttps() ? "__Host-errand" : "errand");
const options = () => ({ httpOnly: true, sameSite: "lax", secure: isHttps(), path: "/" }) as const;

/** Notes what this browser sets out for. */
export async function setOut(what: Errand): Promise<void> {
  const value = sign("errand", JSON.stringify(what), SECONDS);
  (await cookies()).set(cookieName(), value, { ...options(), maxAge: SECONDS });
}

async function takeErrand(): Promise<Errand | null> {
  const jar = await cookies();
  const text = verify("errand", jar.get(cookieName())?.value ?? "");
  jar.delete({ name: cookieName(), ...options() });
  return text ? errand.parse(JSON.parse(text)) : null;
}

/** Does what somebody set out for, now that a provider says who they are. Answers the path to go on to. */
export async function arrive(identity: Identity): Promise<string> {
  const set = await takeErrand();
  if (!set || set.provider !== identity.provider) return "/sign-in?refused=expired";
  if (set.what === "enter") return enter(identity, set);
  const reader = await viewer();
  if (!reader || reader.sessionId !== set.session) return "/sign-in?refused=expired";
  if (set.what === "link") {
    const linked = await linkProvider(reader, identity);
    return `/settings/ways-in?told=${linked.ok ? "linked" : "taken"}`;
  }
  if (!(await isLinkedTo(reader.id, identity))) return `${confirmPath(set.returnTo)}&refused=other`;
  await noteProof(reader.sessionId);
  return safeReturnPath(set.returnTo, "/settings");
}

async function enter(identity: Identity, { returnTo, intent }: Errand): Promise<string> {
  const way = new URLSearchParams({ returnTo, intent, provider: identity.provider });
  const refuse = (why: string) => `/sign-in?${way}&refused=${why}`;
  const network = networkOf((await headers()).get("x-briefing-client") ?? "unknown");
  if (await countAttempt("way-in-network", network)) return refuse("busy");
  const found = await findOrMakeByProvider(identity);
  if (!found.ok) return refuse(REASON[found.code] ?? "unreadable");
  const entered = await finish(found, intent);
  if (!entered.ok) return refuse("closed");
  await startSession(entered.value.userId);
  return found.value.isNew ? welcomePath(returnTo) : safeReturnPath(returnTo, "/following");
}

const REASON: Partial<Record<Failure["code"], string>> = { forbidden: "unverified", conflict: "unlinked" };
