import { networkInterfaces } from "node:os";
import { type Env, env } from "#lib/env.ts";
import { sameSpelling } from "#lib/fetching/public-address.ts";
import manifest from "../../package.json" with { type: "json" };

/** What a fetch is bound by; of the site's settings in the product, of their own in tests. */
export type Rules = {
  /** `host:port` of one's own network that may be fetched all the same; `*` stands for every port. */
  allow: readonly string[];
  /** The site's own address and the port that it listens on: it never asks itself. */
  self: { origin: string; port: number };
  userAgent: string;
  /** Whom to ask for names, as `address:port`; the system's own when not said. */
  nameServers?: string[];
  /** A certificate authority (PEM) to trust instead of the well-known ones. */
  authority?: string;
};

/** The rules that the settings of this site make. */
export function siteRules({ FETCH_ALLOW, AUTH_URL, PORT }: Settings = env()): Rules {
  return {
    allow: FETCH_ALLOW,
    self: { origin: AUTH_URL, port: PORT },
    userAgent: `AIBriefing/${manifest.version} (+${AUTH_URL}/about)`,
  };
}

type Settings = Pick<Env, "FETCH_ALLOW" | "AUTH_URL" | "PORT">;

/** The port that an address leads to. */
export const portOf = ({ port, protocol }: { port: string; protocol: string }) =>
  port ? Number(port) : protocol === "https:" ? 443 : 80;

/** The host without brackets, as sockets and resolvers want it. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, "");

/** Whether the settings name this host (a name or an address) and port. */
export function isAllowed(rules: Rules, host: string, port: number): boolean {
  const name = sameSpelling(host);
  return rules.allow.some((entry) => {
    const colon = entry.lastIndexOf(":");
    const named = sameSpelling(entry.slice(0, colon).replace(/^\[|\]$/g, ""));
    return named === name && ["*", String(port)].includes(entry.slice(colon + 1));
  });
}

/** Whether a socket to this address and port would end at this very site. */
export function isSelf(rules: Rules, host: string, port: number): boolean {
  const own = new URL(rules.self.origin);
  const name = sameSpelling(host);
  if (name === sameSpelling(hostOf(own)) && port === portOf(own)) return true;
  if (port !== rules.self.port) return false;
  if (name === "localhost" || /^(127\.|0\.0\.0\.0$|::1?$)/.test(name)) return true;
  const here = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return here.some(({ address }) => sameSpelling(address) === name);
}
