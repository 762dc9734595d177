export type LinkState = "unasked" | "waiting" | "read" | "refused";

/** Longest texts of a link, in characters. */
export const TITLE_MOST = 200;
export const COMMENT_MOST = 2_000;

/** The most addresses that are handed in at once. */
export const MANY_MOST = 50;

/**
 * What was read at an address. `published` is as exact as it is known, `canonical` the address that the page says is its
 * own, where it is another; `html` is sanitised, its pictures are ours; `readAt` is ISO 8601.
 */
export type Reading = {
  title: string;
  subtitle: string | null;
  byline: string | null;
  published: string | null;
  language: string | null;
  site: string | null;
  canonical: string | null;
  html: string;
  readingMinutes: number;
  truncated: boolean;
  truncatedWords: string | null;
  readAt: string;
};

type Mark = { id: string; note: string | null; at: number | null; until: number | null; isUnsettled: boolean };

/** A shared link as the page of its reader shows it. `reading` stays when reading it again is refused. */
export type LinkPage = {
  id: string;
  url: string;
  title: string;
  comment: string | null;
  state: LinkState;
  refusal: string | null;
  createdAt: string;
  isOffered: boolean;
  isTakenUp: boolean;
  topics: { slug: string; name: string }[];
  bookmark: { id: string; note: string | null; archived: boolean; lists: { id: string; name: string }[] } | null;
  read: boolean;
  anchor: string | null;
  keepsPlace: boolean;
  highlights: Mark[];
  reading: Reading | null;
};

export const linkPath = (id: string) => `/links/${id}`;
