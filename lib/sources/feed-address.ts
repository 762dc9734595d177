const LONGEST = 2_000;

/** The address of a feed in its one form, or null where it is none: http or https, without user info and fragment. */
export function feedAddress(value: string): string | null {
  const url = URL.parse(
    value.trim().replace(/^feed:(\/\/)?(https?:)?/i, (_, slashes, scheme) => scheme ?? `http:${slashes ?? "//"}`),
  );
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) return null;
  url.username = "";
  url.password = "";
  url.hash = "";
  return url.href.length <= LONGEST ? url.href : null;
}

/** What somebody types who means a site: "example.org" is https://example.org/. */
export const typedAddress = (value: string) =>
  feedAddress(
    /^[a-z][a-z+.-]*:/i.test(value.trim()) && !/^[\w.-]+:\d/.test(value.trim()) ? value : `https://${value.trim()}`,
  );
