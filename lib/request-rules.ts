import type { IncomingHttpHeaders } from "node:http";

/** The most that a form may send, in bytes. */
export const BODY_MOST = 256 * 1024;

/** The forms that carry a file: a picture, an archive to import, a list of source feeds. */
const FILE_MOST: Record<string, number> = {
  "/settings/profile": 6 * 1024 * 1024,
  "/settings/yours": 16 * 1024 * 1024,
  "/desk/sources": 6 * 1024 * 1024,
};

/** The most that a form of this path may send, in bytes. */
export const bodyMost = (path: string) => FILE_MOST[path] ?? BODY_MOST;

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Whether `host` is the site's own name. On loopback all names and ports of this machine are one. */
export function isOwnHost(host: string | undefined, siteUrl: string): boolean {
  const site = new URL(siteUrl).host;
  if (!host) return false;
  return host.toLowerCase() === site || (LOOPBACK.test(site) && LOOPBACK.test(host));
}

/** Whether the escapes of a path stand for text; Next fails on those that do not. */
export function isReadable(path: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}

/** The same path and query on the site's own address; nothing in it can lead to another host. */
export const onSite = (target: string, siteUrl: string): string =>
  `${new URL(siteUrl).origin}/${target.replace(/^[/\\]+/, "").replaceAll("\\", "%5C")}`;

/**
 * Whether a write comes from a page of this site: it names its origin, that is the host it was sent to, and the browser
 * does not say otherwise. A write without an origin is refused: every browser sends one.
 */
export function isOwnWrite(headers: IncomingHttpHeaders, siteUrl: string): boolean {
  const { origin, host } = headers;
  if (!origin || !URL.canParse(origin)) return false;
  const fetchSite = headers["sec-fetch-site"];
  if (fetchSite !== undefined && fetchSite !== "same-origin") return false;
  const site = new URL(siteUrl);
  const from = new URL(origin);
  if (from.origin === site.origin) return true;
  return from.protocol === site.protocol && from.host === host && isOwnHost(host, siteUrl);
}

/** Whether a site on https was asked over plain http, as far as a proxy that it trusts says so. */
export const isPlainBehindTls = (
  headers: IncomingHttpHeaders,
  site: { https: boolean; TRUST_PROXY: number },
): boolean => site.https && site.TRUST_PROXY > 0 && /^http\s*(,|$)/i.test(String(headers["x-forwarded-proto"] ?? ""));

/** Drops what a stranger may not say of a request: what proxies, Next and this server say of it. */
export function forgetClaims(headers: IncomingHttpHeaders): void {
  const claims =
    /^(?:x-forwarded-|x-action-forwarded$|x-briefing-|x-http-method|x-real-ip|forwarded$|x-middleware-|x-now-|x-matched-path$|x-nextjs-data$|x-next-(?:cache|resume|revalidate)|next-resume$)/;
  for (const name of Object.keys(headers)) if (claims.test(name)) delete headers[name];
}

/** Whether a request is a person looking at a page, not a prefetch, a HEAD or a program. */
export function isLooking(method: string | undefined, headers: IncomingHttpHeaders, isRobot: boolean): boolean {
  const purpose = `${headers.purpose ?? ""} ${headers["sec-purpose"] ?? ""} ${headers["x-moz"] ?? ""}`;
  return method === "GET" && !isRobot && !/prefetch|prerender/i.test(purpose) && !headers["next-router-prefetch"];
}

/**
 * The address of the person behind the request. X-Forwarded-For counts only as far as our own proxies wrote it:
 * with `trusted` proxies in front, the entry that the outermost of them added.
 */
export function clientAddress(socket: string | undefined, forwarded: string | undefined, trusted: number): string {
  const chain = (forwarded ?? "").split(",").map((entry) => entry.trim());
  const fromProxy = trusted > 0 ? chain.at(-trusted) : undefined;
  return fromProxy || socket || "unknown";
}

// What shows an account, or leads into one, is kept by nobody; other personal pages are kept by the browser for Back.
const NEVER_KEPT = /^\/(settings|history|admin|sign-in|sign-up|reset|address|setup|goodbye|keep|api|exports)(\/|\?|$)/;

/** How a page that is made for each request may be kept. */
export const pageCaching = (url: string) => (NEVER_KEPT.test(url) ? "private, no-store" : "private, no-cache");

/** What others sent us is shown as a picture and as nothing else, also when it is opened by itself. */
export const isSentPicture = (url: string) => /^\/(portraits|links\/images|posts\/images)\//.test(url);

export const PICTURE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * The content policy of a page. `scripts` and `styles` are what lets its own inline ones through: a nonce, or hashes, which
 * say of themselves that nothing else may load (`'strict-dynamic'` would shut our own files out then).
 */
export function contentPolicy(scripts: string, styles: string, options: { https: boolean; dev: boolean }): string {
  const trust = scripts.includes("'nonce-") ? " 'strict-dynamic'" : "";
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts}${trust}${options.dev ? " 'unsafe-eval'" : ""}`.trimEnd(),
    `style-src ${options.dev ? "'self' 'unsafe-inline'" : `'self' ${styles}`}`.trimEnd(),
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${options.dev ? " ws:" : ""}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(options.https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** The headers of every response. `nonce` names the inline scripts and styles that the page itself carries. */
export function securityHeaders(nonce: string, options: { https: boolean; dev: boolean }): Record<string, string> {
  return {
    "Content-Security-Policy": contentPolicy(`'nonce-${nonce}'`, `'nonce-${nonce}'`, options),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // Not `no-referrer`: with it a form without JavaScript would say that it came from nowhere.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy":
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), publickey-credentials-get=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(options.https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload" } : {}),
  };
}
