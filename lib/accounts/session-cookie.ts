/** The name of the session's cookie; on https browsers hold a cookie of this name to this host and to https. */
export const sessionCookieName = (siteUrl: string) => (siteUrl.startsWith("https:") ? "__Host-session" : "session");
