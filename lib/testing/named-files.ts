// The files that lib/architecture.test.ts names: each stands outside the lanes for the reason that is given.

/** Sessions of next-auth: the one file of a domain that knows a request. */
export const SESSION = "lib/accounts/session.ts";
/** What a page records while it is rendered, and what it reads under another name than queries. */
export const WITH_PAGES = [
  "lib/following/visits.ts",
  "lib/bookmarks/list-opens.ts",
  "lib/sharing/opens.ts",
  "lib/notices/looks.ts",
  "lib/highlights/settle.ts",
  "lib/reading/openings.ts",
  "lib/reading/overlay.ts",
  SESSION,
];
/** What commands ask the database before they write, and the two that serve all commands: tokens and the post. */
export const PREDICATES = [
  "lib/posts/published.ts",
  "lib/posts/publication.ts",
  "lib/accounts/visit-clock.ts",
  "lib/accounts/ways.ts",
  "lib/people/has-admin.ts",
  "lib/portability/gather.ts",
  "lib/portability/gather-paths.ts",
  "lib/accounts/email-tokens.ts",
  "lib/mail-delivery.ts",
  "lib/failures.ts",
  "lib/announcements.ts",
];
/** The parts of signing in that set cookies or speak next-auth. */
export const AT_THE_DOOR = [
  "lib/accounts/challenge-cookie.ts",
  "lib/accounts/device-cookie.ts",
  "lib/entry/arrival.ts",
  "lib/entry/handshake.ts",
];

/** Parts of SQL that several queries are made of; they ask nothing themselves. */
export const SQL_PARTS = [
  "lib/db.ts",
  "lib/pool.ts",
  "lib/read-together.ts",
  "lib/listed-sql.ts",
  "lib/mutes/hiding.ts",
  "lib/mutes/link-hiding.ts",
  "lib/posts/lists.ts",
  "lib/posts/summaries.ts",
  "lib/reading/piece.ts",
  "lib/bookmarks/saved-rows.ts",
  "lib/paths/visible.ts",
  "lib/reading/opening-sql.ts",
  "lib/search/excerpt-sql.ts",
  "lib/search/match-sql.ts",
  "lib/search/near-sql.ts",
  "lib/search/names.ts",
  "lib/search/walk-sql.ts",
  "lib/search/wanted-sql.ts",
  "lib/search/loose-near-sql.ts",
  "lib/search/loose-sql.ts",
];
