import { AsyncLocalStorage } from "node:async_hooks";
import NextAuth, { type NextAuthConfig } from "next-auth";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { z } from "zod";
import { type Identity, isConfigured, type ProviderId, providerId, providerName } from "#lib/accounts/providers.ts";
import { arrive } from "#lib/entry/arrival.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

// next-auth does the handshake with other providers (state, PKCE, nonce, tokens, keys) and nothing else: who that is
// here, and whether they may in, is decided in arrival.ts, which answers with the path to go on to. So it keeps no
// accounts and opens no sessions of its own.

// next-auth turns whatever is thrown while somebody arrives into "access denied". What was thrown is kept here beside
// the call and thrown after it.
const failures = new AsyncLocalStorage<{ error?: unknown }>();

const CHECKS: ["pkce", "state", "nonce"] = ["pkce", "state", "nonce"];

function providers(): NextAuthConfig["providers"] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET, OIDC_ISSUER, OIDC_ID, OIDC_SECRET, OIDC_NAME } = env();
  const all: Record<ProviderId, () => NextAuthConfig["providers"][number]> = {
    github: () =>
      GitHub({
        ...{ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET, checks: ["pkce", "state"] },
        userinfo: {
          url: GITHUB_API,
          request: ({ tokens }: { tokens: { access_token?: string } }) => askGitHub(tokens),
        },
      }),
    google: () => Google({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET, checks: CHECKS }),
    oidc: () => ({
      ...{ id: "oidc", type: "oidc", name: OIDC_NAME, issuer: OIDC_ISSUER, checks: CHECKS },
      ...{ clientId: OIDC_ID, clientSecret: OIDC_SECRET },
      // Many issuers put the address only here, not into the ID token.
      idToken: false,
    }),
  };
  return providerId.options.filter(isConfigured).map((id) => all[id]());
}

function config(): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    basePath: "/api/auth",
    providers: providers(),
    session: { strategy: "jwt" },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    logger: {
      error: (error) => log().warn({ reason: error.name }, "handshake with a provider failed"),
      warn: () => {},
    },
    callbacks: {
      async signIn({ account, profile }) {
        try {
          const identity = account && profile ? identityOf(account, profile) : null;
          return identity ? await arrive(identity) : "/sign-in?refused=unreadable";
        } catch (error) {
          const failure = failures.getStore();
          if (failure) failure.error = error;
          throw error;
        }
      },
    },
  };
}

const { handlers, signIn } = NextAuth(config);

/**
 * The address at the provider where a reader goes on, or null when it does not answer. `again` asks the provider to have
 * them prove who they are, instead of letting them through because they are signed in there.
 */
export async function providerAddress(id: ProviderId, again: boolean): Promise<string | null> {
  const wish: Record<string, string> = again ? { prompt: "login", max_age: "0" } : {};
  try {
    const address: unknown = await signIn(id, { redirect: false, redirectTo: "/" }, wish);
    const isElsewhere = typeof address === "string" && new URL(address, env().AUTH_URL).origin !== env().AUTH_URL;
    return isElsewhere ? address : null;
  } catch (error) {
    log().warn({ err: error, provider: id }, "provider does not answer");
    return null;
  }
}

/** Where a provider sends its people back to: `GET /api/auth/callback/<provider>` and nothing else of next-auth's. */
export async function finishHandshake(request: Request): Promise<Response> {
  const found = /^\/api\/auth\/callback\/(\w+)$/.exec(new URL(request.url).pathname)?.[1];
  const id = providerId.safeParse(found);
  if (!id.success || !isConfigured(id.data)) return nothingHere();
  const failure: { error?: unknown } = {};
  type Handler = (request: Request) => Promise<Response>;
  const response = await failures.run(failure, () => (handlers.GET as unknown as Handler)(request));
  if (failure.error) throw failure.error;
  return response;
}

const nothingHere = () =>
  new Response("There is nothing here.\n", { status: 404, headers: { "Cache-Control": "private, no-store" } });

const claims = z.object({
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.literal("true").transform(() => true)]).nullish(),
  name: z.string().nullish(),
  login: z.string().nullish(),
  preferred_username: z.string().nullish(),
});

function identityOf(account: { provider: string; providerAccountId: string }, profile: unknown): Identity | null {
  const provider = providerId.safeParse(account.provider);
  const parsed = claims.safeParse(profile);
  if (!provider.success || !parsed.success) return null;
  const { email, email_verified, name, login, preferred_username } = parsed.data;
  const called = [name, preferred_username, login, email?.split("@")[0]].find((one) => one?.trim());
  return {
    provider: provider.data,
    providerName: providerName(provider.data),
    subject: account.providerAccountId,
    email: email ?? null,
    isVerified: email_verified === true,
    name:
      (called ?? "Reader")
        .replaceAll(/\p{Cc}/gu, "")
        .trim()
        .slice(0, 80) || "Reader",
  };
}

const GITHUB_API = "https://api.github.com/user";
const gitHubAddresses = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** The profile with the primary address and whether GitHub checked it; the profile alone does not say. */
async function askGitHub({ access_token }: { access_token?: string }) {
  const headers = { Authorization: `Bearer ${access_token}`, "User-Agent": "AI Briefing" };
  const get = async (url: string): Promise<unknown> => {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`GitHub answered ${response.status}`);
    return response.json();
  };
  const [profile, addresses] = await Promise.all([get(GITHUB_API), get(`${GITHUB_API}/emails`)]);
  const primary = gitHubAddresses.parse(addresses).find((one) => one.primary);
  return { ...(profile as object), email: primary?.email ?? null, email_verified: primary?.verified ?? false };
}
