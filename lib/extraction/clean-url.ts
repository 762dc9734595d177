import { isTracking } from "#lib/url.ts";

/**
 * A web address without what only follows readers: no tracking parameters, no text fragment, no user info, no dots behind
 * the host's name. The fragment stays, for it may be a place in the page. Null where it is no address on http or https.
 */
export function cleanUrl(value: string, base?: string): string | null {
  const trimmed = value.trim();
  if (trimmed.length > 4_000) return null;
  const url = URL.parse(trimmed, base || undefined);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) return null;
  url.username = "";
  url.password = "";
  url.hostname = url.hostname.replace(/\.+$/, "");
  // What is not tracking stays letter by letter: writing all parameters anew would change how they are escaped.
  const kept = url.search.slice(1).split("&");
  url.search = kept.filter((pair) => pair && !isTracking(nameOf(pair))).join("&");
  url.hash = cleanHash(url.hash);
  return url.href;
}

function nameOf(pair: string): string {
  const [name = ""] = pair.split("=");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function cleanHash(hash: string): string {
  const place = hash.replace(/:~:text=.*$/, "");
  const name = nameOf(place.slice(1));
  return place.length < 2 || isTracking(name) || /^(xtor|Echobox|ref)$/.test(name) ? "" : place;
}
