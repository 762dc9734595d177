/** As long as an address may be, with its scheme, in characters. */
export const LONGEST_ADDRESS = 2_000;

/**
 * A path on this site to go back to, or `fallback`.
 * Accepts only what a browser resolves to this very origin: "/…" without a second slash or backslash, control
 * characters or white space that browsers drop while parsing.
 */
export function safeReturnPath(value: unknown, fallback = "/"): string {
  if (typeof value !== "string" || value.length > LONGEST_ADDRESS) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip these, which turns "/\t/evil" into "//evil".
  if (!value.startsWith("/") || /[\u0000-\u0020\u007f\\]/.test(value)) return fallback;
  const base = "http://site.invalid";
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (!url || url.origin !== base) return fallback;
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") ? fallback : path;
}

const TRACKING =
  /^(utm_[a-z_]+|at_(medium|campaign\w*|custom\d|link\w*|format|bbc_team)|fbclid|[gdt]clid|wbraid|gbraid|gclsrc|gad_source|msclkid|twclid|ttclid|li_fat_id|mc_[ce]id|mkt_tok|_hs(enc|mi)|__hs\w+|hsctatracking|igsh(id)?|_ga|_gl|ref_(src|url)|ref_?src|referrer_?source|yclid|ysclid|vero_(id|conv)|oly_(anon|enc)_id|wickedid|s_cid|ns_(campaign|mchannel|source|linkname|fee)|pk_(campaign|kwd|source|medium)|mtm_[a-z]+|piwik_[a-z]+|matomo_[a-z]+|cmpid|smid|guccounter|guce_referrer(_sig)?|spm|scm|trk|trkcampaign|trackingid|si|rss_?ref|__twitter_impression|__cft__.*|__tn__|mibextid|sref|srsltid|epik|rdt_cid|_openstat|xtor|zanpid|irclickid|gs_lcp|cvid|ocid)$/i;

/** Whether a parameter of this name only tells from where somebody came. */
export const isTracking = (name: string) => TRACKING.test(name);

/**
 * An outside address in its one form: https or http, no user info, lower-case host without trailing dots, no default
 * port, no tracking parameters, no fragment. Null when it is not an address on the public web by its spelling.
 */
export function normaliseOutsideUrl(value: string): string | null {
  const trimmed = value.trim();
  if (trimmed.length > LONGEST_ADDRESS || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (url.username || url.password) return null;
  url.hostname = url.hostname.replace(/\.+$/, "");
  if (!isPublicHostName(url.hostname)) return null;
  for (const name of [...url.searchParams.keys()]) if (isTracking(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** A name with a dot that is neither an address literal nor one of the names reserved for private networks. */
function isPublicHostName(host: string): boolean {
  if (!host.includes(".") || host.startsWith("[") || /^[\d.]+$/.test(host)) return false;
  return !/\.(localhost|local|internal|invalid|test|home\.arpa|lan|onion)$/i.test(host);
}
