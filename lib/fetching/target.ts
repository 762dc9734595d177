import { isIP } from "node:net";
import { FetchRefused } from "#lib/fetching/failure.ts";
import { isPublicAddress } from "#lib/fetching/public-address.ts";
import { hostOf, isAllowed, isSelf, portOf, type Rules } from "#lib/fetching/rules.ts";

// The ports above 1023 that the Fetch standard blocks (https://fetch.spec.whatwg.org/#port-blocking), and those of
// databases, caches and container engines. Below 1024 only the two of the web are fetched.
const SERVICE_PORTS = new Set([
  ...[
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
  ],
  ...[1433, 1521, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5672, 5900, 5984, 6379, 6443, 8086, 9042, 9200, 9300],
  ...[10250, 10255, 11211, 15672, 26257, 27017, 27018],
]);

const isWebPort = (port: number) => port === 80 || port === 443 || (port > 1023 && !SERVICE_PORTS.has(port));

/** Names that no public resolver answers, or that mean something on one's own network only (RFC 6761, 6762, 8375). */
const PRIVATE_NAME =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|onion|invalid)$/;

const isPublicName = (name: string) => /[^.]\.[^.]/.test(name) && !PRIVATE_NAME.test(name);

/** `url` as it may be dialled by its spelling alone; its host has no dot at the end.
 * @throws FetchRefused
 */
export function target(address: string, rules: Rules): URL {
  const url = address.length > 4_096 ? null : URL.parse(address);
  if (!url) throw new FetchRefused("address", "This is not an address of a page.");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new FetchRefused("scheme", "Only addresses that begin with http:// or https:// are fetched.");
  if (url.username || url.password)
    throw new FetchRefused("address", "An address with a user name or a password in it is not fetched.");
  url.hostname = url.hostname.replace(/\.+$/, "");
  const host = hostOf(url);
  const port = portOf(url);
  if (isSelf(rules, host, port)) throw new FetchRefused("address", "This is an address of this site itself.");
  if (isAllowed(rules, host, port)) return url;
  if (!isWebPort(port)) throw new FetchRefused("address", `Port ${port} is not one that pages are served on.`);
  if (isIP(host) ? !isPublicAddress(host) : !isPublicName(host)) throw notPublic(host);
  return url;
}

export const notPublic = (host: string) => new FetchRefused("address", `${host} is not on the public web.`);
