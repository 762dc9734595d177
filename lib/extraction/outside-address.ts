import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { hostOf, isAllowed, portOf, siteRules } from "#lib/fetching/rules.ts";
import { normaliseOutsideUrl } from "#lib/url.ts";

/** Whether an address begins with the name of its host. */
export const isWithoutScheme = (typed: string) => /^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/.test(typed.trim());

/**
 * The address that a reader hands in, in its one form; null when it is none of the public web by its spelling. Without a
 * scheme it is https. What the operator lets be fetched on their own network may be handed in too.
 */
export function handedInAddress(value: string): string | null {
  const typed = value.trim();
  const address = isWithoutScheme(typed) ? `https://${typed}` : typed;
  return normaliseOutsideUrl(address) ?? allowedAddress(address);
}

function allowedAddress(address: string): string | null {
  const typed = address.length > 2_000 ? null : URL.parse(address);
  if (!typed || typed.username || typed.password) return null;
  const url = URL.parse(cleanUrl(address) ?? "");
  if (!url) return null;
  if (!isAllowed(siteRules(), hostOf(url), portOf(url))) return null;
  url.hash = "";
  return url.href;
}
