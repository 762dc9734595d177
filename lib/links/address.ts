import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { hostOf, isAllowed, portOf, siteRules } from "#lib/fetching/rules.ts";
import { normaliseOutsideUrl } from "#lib/url.ts";

/**
 * The address that a reader hands in, in its one form; null when it is none of the public web by its spelling. Without a
 * scheme it is https. What the operator lets be fetched on their own network may be handed in too.
 */
export function handedInAddress(value: string): string | null {
  const typed = value.trim();
  const address = /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(typed) ? `https://${typed}` : typed;
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

/** The first web address in a text, as other apps hand on what is shared. */
export const firstAddressIn = (text: string): string | null => /https?:\/\/[^\s<>"]+/.exec(text)?.[0] ?? null;

/** What stands for a page until its title is known: its address without what is the same for all. */
export const addressWords = (url: string) =>
  url
    .replace(/^https?:\/\/(www\.)?/, "")
    .replace(/\/$/, "")
    .slice(0, 200);

/** The site of an address, as a reader knows it. */
export const siteOf = (url: string) => new URL(url).host.replace(/^www\./, "");
