export type Enclosure = {
  url: string;
  type: string | null;
  /** Bytes, as the feed writes it. */
  length: string | null;
};

/**
 * One thing of a feed. Addresses are whole where the feed's own is known; moments are ISO 8601 in UTC, to the second.
 * `title`, `summary` and `content` are what the feed says, HTML where `markup` names them and plain text otherwise;
 * nothing is sanitised.
 */
export type ParsedItem = {
  /** What stays the same when it is edited: the feed's own id, else its address, else a digest of what it says. */
  id: string;
  title: string | null;
  /** The title as plain text, at most 300 characters. */
  titleText: string;
  link: string | null;
  /** The short text; that of the content where there is no other. */
  summary: string | null;
  content: string | null;
  /** As the feed writes it, with an address in brackets where there is one. */
  author: string | null;
  /** The names alone. */
  authorName: string | null;
  published: string | null;
  updated: string | null;
  categories: string[];
  enclosures: Enclosure[];
  /** Where it is talked about. */
  comments: string | null;
  language: string | null;
  markup: ("title" | "summary" | "content")[];
};

export type ParsedFeed = {
  ok: true;
  format: "rss" | "atom" | "rdf" | "cdf" | "json";
  id: string | null;
  title: string | null;
  /** The title as plain text, at most 300 characters. */
  titleText: string;
  /** The page that the feed is of. */
  link: string | null;
  description: string | null;
  language: string | null;
  author: string | null;
  published: string | null;
  updated: string | null;
  /** Where the feed says that it is. */
  feedUrl: string | null;
  /** Where its older items are (RFC 5005, JSON Feed). */
  nextUrl: string | null;
  /** How long it asks not to be read again. */
  ttlMinutes: number | null;
  markup: ("title" | "description")[];
  /** At most 500, in the feed's order. */
  items: ParsedItem[];
};

/** `words` say to a reader why this cannot be read as a feed. */
export type NoFeed = { ok: false; words: string };

export const LONGEST_TITLE = 300;
