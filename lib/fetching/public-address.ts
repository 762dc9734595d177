import ipaddr from "ipaddr.js";

// Who may be dialled: addresses of the public internet, by the special-purpose registries of IANA (RFC 6890).

/** Public by its range, and all the same answered by the machine's own cloud: Azure's wire server. */
const CLOUD = ipaddr.IPv4.parseCIDR("168.63.129.16/32");
/** Only this part of IPv6 is handed out to the world; what ipaddr.js does not know lies outside of it. */
const GLOBAL = ipaddr.IPv6.parseCIDR("2000::/3");
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** Ranges that have a name of their own and are public all the same: anycast servers of the DNS and of tunnels. */
const PUBLIC = ["unicast", "as112", "as112v6", "amt"];

/**
 * Whether an address, as a resolver or an address bar writes it, is one of the public internet. An IPv4 address behind
 * NAT64 counts as what it stands for; mapped, compatible, 6to4 and Teredo ones never do, nor one with a zone.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes("%")) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return PUBLIC.includes(address.range()) && !address.match(CLOUD);
  if (address.match(NAT64)) return isPublicAddress(new ipaddr.IPv4(address.toByteArray().slice(12)).toString());
  return address.match(GLOBAL) && PUBLIC.includes(address.range());
}

/** One spelling for each address, so that two can be compared. */
export function sameSpelling(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address.toLowerCase();
}
