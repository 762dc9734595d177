/**
 * A path on this site to go back to, or `fallback`.
 * Accepts only what a browser resolves to this very origin: "/…" without a second slash or backslash, control
 * characters or white space that browsers drop while parsing.
 */
export function safeReturnPath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || value.length > 2_000) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip these, which turns "/\t/evil" into "//evil".
  if (!value.startsWith("/") || /[\u0000-\u0020\u007f\\]/.test(value)) return fallback;
  const base = "http://site.invalid";
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (!url || url.origin !== base) return fallback;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") ? fallback : path;
}

const TRACKING = /^(utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|si)$/i;

/**
 * An outside address in its one form: https or http, no user info, lower-case host without trailing dots, no default
 * port, no tracking parameters, no fragment. Null when it is not an address on the public web by its spelling.
 */
export function normaliseOutsideUrl(value: string): string | null {
  const trimmed = value.trim();
  if (trimmed.length > 2_000 || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (url.username || url.password) return null;
  url.hostname = url.hostname.replace(/\.+$/, "");
  if (!isPublicHostName(url.hostname)) return null;
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** A name with a dot that is neither an address literal nor one of the names reserved for private networks. */
function isPublicHostName(host: string): boolean {
  if (!host.includes(".") || host.startsWith("[") || /^[\d.]+$/.test(host)) return false;
  return !/\.(localhost|local|internal|invalid|test|home\.arpa|lan|onion)$/i.test(host);
}
