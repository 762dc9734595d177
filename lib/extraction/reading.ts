export type Picture = { src: string; alt: string; caption: string };

/** What a page comes to. Whatever is not known is null, or an empty text or list; `refused` says why there is no text. */
export type Extraction = {
  title: string | null;
  subtitle: string | null;
  byline: string | null;
  /** As exact as known: "2024", "2024-03", "2024-03-05", or a moment in UTC, "2024-03-05T08:00:00.000Z". */
  published: string | null;
  updated: string | null;
  /** A language tag, such as "en" or "pt-br". */
  language: string | null;
  site: string | null;
  canonical: string | null;
  /** Sanitised, see `sanitiseHtml`. */
  html: string;
  /** The same as plain text: blocks apart by an empty line. */
  text: string;
  /** Whether the original goes on somewhere else, and the words in which it says so. */
  truncated: boolean;
  truncatedWords: string | null;
  images: Picture[];
  topics: string[];
  refused: string | null;
};
