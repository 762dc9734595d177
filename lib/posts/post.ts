import type { MuteName } from "#lib/mutes/mute.ts";

/** What a briefing is, as pages and components see it. */

export const SOURCE_KINDS = [
  "paper",
  "report",
  "dataset",
  "book",
  "post",
  "video",
  "podcast",
  "thread",
  "press",
  "repository",
  "documentation",
] as const;
type SourceKind = (typeof SOURCE_KINDS)[number];

export const AUDIENCES = ["builders", "buyers", "professionals", "teams", "learners"] as const;
type Audience = (typeof AUDIENCES)[number];

export type Topic = { slug: string; name: string; hue: number };

/** What a list shows of a briefing. `publishedAt` is ISO 8601, so that a summary travels as JSON unchanged. */
export type PostSummary = {
  id: string;
  slug: string;
  title: string;
  shortVersion: string;
  publishedAt: string;
  readingMinutes: number;
  author: { handle: string; name: string };
  topic: Topic;
  /** Where the reader asked to see what they muted: by what this is. */
  mutedBy?: MuteName[];
};

/** What stands of a briefing in a line beside another. */
export type PostLine = Pick<PostSummary, "id" | "slug" | "title" | "publishedAt" | "readingMinutes"> & {
  author: { name: string };
};

/** What a viewer has done with a post; `started` is begun and neither finished nor set aside. */
export type Overlay = { saved: boolean; read: boolean; started: boolean };

export type ListItem = PostSummary & Overlay;

/** `older` is the cursor of the next page, null when this page is the last. */
export type Page<Item> = { items: Item[]; older: string | null };

/** A page of a list, with how many the reader's mutes hid between its first and its last entry. */
export type ListPage<Item> = Page<Item> & { hidden: number };

export type Heading = { id: string; text: string; level: 2 | 3 };
type KeyNumber = { figure: string; label: string; source: string };
export type Takeaways = Partial<Record<Audience, string[]>>;

export type Source = {
  key: string;
  /** Its number on the page, from 1. */
  number: number;
  kind: SourceKind;
  title: string;
  publisher: string;
  /** As exact as it is known: "2023", "2023-03" or "2023-03-17". */
  date: string;
  url: string;
  note: string | null;
};

/** What a note in the margin shows of a source. */
export type MarginSource = Pick<Source, "key" | "number" | "title" | "publisher" | "note"> & { kind: string };

/** The size of an image in CSS pixels. */
export type ImageSize = { width: number; height: number };

export type Article = PostSummary & {
  subtitle: string | null;
  shortVersionHtml: string;
  bodyHtml: string;
  contents: Heading[];
  numbers: KeyNumber[];
  takeaways: Takeaways;
  wordCount: number;
  correctedAt: string | null;
  /** What was corrected, where the editor wrote it. */
  correction: string | null;
  /** Where and when it first stood; of an imported piece who wrote it, and whether it stops short of the original. */
  firstPublished: { publisher: string; date: string; url: string; byline: string | null; isCutOff: boolean } | null;
  author: { id: string; handle: string; name: string; bio: string };
  topics: Topic[];
  sources: Source[];
};

/** Minutes to read, at 230 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047: 238 for non-fiction), at least 1. */
export const readingMinutes = (words: number) => Math.max(1, Math.round(words / 230));
