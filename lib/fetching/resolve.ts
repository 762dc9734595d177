import type { LookupAddress } from "node:dns";
import { lookup, Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { FetchRefused } from "#lib/fetching/failure.ts";
import { isPublicAddress } from "#lib/fetching/public-address.ts";
import { isAllowed, isSelf, type Rules } from "#lib/fetching/rules.ts";
import { notPublic } from "#lib/fetching/target.ts";

const LIMIT_MS = 10_000;
/** How long the other family is waited for once one has answered: some name servers never answer for IPv6. */
const OTHER_FAMILY_MS = 1_000;
/** How many of a name's addresses are tried at most; all of them are checked. */
const MOST_DIALLED = 8;

/**
 * Asks the name servers for both families without the system's resolver, whose few threads the slowest names would keep
 * from everybody else.
 * @throws FetchRefused
 */
async function ask(name: string, servers: string[] | undefined, signal: AbortSignal): Promise<LookupAddress[]> {
  const resolver = new Resolver({ timeout: 2_500, tries: 3 });
  if (servers) resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  const timers = [setTimeout(cancel, LIMIT_MS)];
  signal.addEventListener("abort", cancel);
  const family = async (version: 4 | 6) => {
    const found = await (version === 4 ? resolver.resolve4(name) : resolver.resolve6(name));
    timers.push(setTimeout(cancel, OTHER_FAMILY_MS));
    return found.map((address) => ({ address, family: version }));
  };
  try {
    const answers = await Promise.allSettled([family(4), family(6)]);
    const found = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
    if (found.length > 0) return found;
    const codes = answers.map((answer) => (answer.status === "rejected" ? String(answer.reason.code) : ""));
    if (codes.every((code) => /^(ENOTFOUND|ENODATA|EBADNAME)$/.test(code)))
      throw new FetchRefused("dns", `There is no site named ${name}.`);
    throw new FetchRefused("dns", `The name ${name} could not be looked up. Try again later.`);
  } finally {
    for (const timer of timers) clearTimeout(timer);
    signal.removeEventListener("abort", cancel);
  }
}

/**
 * The addresses that may be dialled for a host. When one of several is not public none is dialled: a name that points
 * inside and outside at once is a trap or a mistake.
 * @throws FetchRefused
 */
export async function dialled(host: string, port: number, rules: Rules, signal: AbortSignal): Promise<LookupAddress[]> {
  const version = isIP(host);
  const isNamed = isAllowed(rules, host, port);
  // What the settings name may stand in the hosts file alone.
  const inHosts = () => lookup(host, { all: true }).catch(() => []);
  const found =
    version > 0
      ? [{ address: host, family: version }]
      : isNamed
        ? await inHosts()
        : await ask(host, rules.nameServers, signal);
  if (found.length === 0) throw new FetchRefused("dns", `There is no site named ${host}.`);
  for (const { address } of found) {
    if (isSelf(rules, address, port)) throw new FetchRefused("address", "This is an address of this site itself.");
    if (!isNamed && !isAllowed(rules, address, port) && !isPublicAddress(address)) throw notPublic(host);
  }
  return found.slice(0, MOST_DIALLED);
}
