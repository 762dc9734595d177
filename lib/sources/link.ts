import type { MuteName } from "#lib/mutes/mute.ts";

/** What a list shows of an item of a source feed: a link to where it stands. Moments are ISO 8601. */
export type LinkSummary = {
  id: string;
  title: string;
  summary: string;
  /** Its place in the list: when it came, where it was published since its feed was last read. */
  publishedAt: string;
  /** What its publisher says. */
  writtenAt: string;
  link: { url: string; publisher: string };
  /** Whether the reader saved it, where that was asked. */
  saved?: boolean;
  /** Where the reader asked to see what they muted: by what this is. */
  mutedBy?: MuteName[];
};

export const isLink = <Item extends object>(item: Item | LinkSummary): item is LinkSummary => "link" in item;
