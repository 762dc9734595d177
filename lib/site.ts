import { env } from "#lib/env.ts";

/** The site's own address without a path (lib/env.ts holds it to that), as every absolute link of ours begins. */
export const siteUrl = () => env().AUTH_URL;

/** An absolute address for a path of this site. */
export const absolute = (path: string) => `${siteUrl()}${path}`;
