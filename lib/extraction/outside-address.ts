import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { hostOf, isAllowed, portOf, siteRules } from "#lib/fetching/rules.ts";
import { LONGEST_ADDRESS, normaliseOutsideUrl } from "#lib/url.ts";

/** Whether an address begins with the name of its host. */
export const isWithoutScheme = (typed: string) => /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(typed.trim());

/**
 * The address that a reader hands in, in its one form; null when it is none of the public web by its spelling. Without a
 * scheme it is https. What the operator lets be fetched on their own network may be handed in too.
 */
export function handedInAddress(value: string): string | null {
  const address = withScheme(value);
  return normaliseOutsideUrl(address) ?? allowedAddress(address);
}

/** Why an address is none that can be handed in, in words for who typed it. */
export function whyNotHandedIn(value: string): string {
  const address = withScheme(value);
  if (address.length > LONGEST_ADDRESS) return "This address is too long.";
  const url = URL.parse(address);
  if (url?.protocol !== "https:" && url?.protocol !== "http:")
    return "Enter the address of a public page, beginning with https:// or http://.";
  if (url.username || url.password) return "An address with a user name or a password in it is not fetched.";
  return `“${hostOf(url)}” is no name of a site on the public web. Such addresses are not fetched.`;
}

function withScheme(value: string): string {
  const typed = value.trim();
  return isWithoutScheme(typed) ? `https://${typed}` : typed;
}

function allowedAddress(address: string): string | null {
  const typed = address.length > LONGEST_ADDRESS ? null : URL.parse(address);
  if (!typed || typed.username || typed.password) return null;
  const url = URL.parse(cleanUrl(address) ?? "");
  if (!url) return null;
  if (!isAllowed(siteRules(), hostOf(url), portOf(url))) return null;
  url.hash = "";
  return url.href;
}
