/**
 * What came in, as grouping reads it. `at` is milliseconds since 1970, `summary` plain text, `links` where its text leads
 * to (absolute addresses), `language` a BCP 47 tag where it is known.
 */
export type DeskItem = {
  id: string;
  feedId: string | null;
  guid: string;
  url: string;
  title: string;
  summary: string;
  text: string;
  links: string[];
  language: string | null;
  at: number;
};

/** What an item is, the strongest witness of an event first: what was made, who made it saying so, then who writes of it. */
export const KINDS = [
  "paper",
  "model",
  "release",
  "repository",
  "dataset",
  "announcement",
  "documentation",
  "report",
  "recording",
  "press",
  "commentary",
  "thread",
] as const;
export type ItemKind = (typeof KINDS)[number];
/** How a kind is called on screen. */
export const KIND_WORDS: Record<ItemKind, string> = {
  paper: "paper",
  model: "model card",
  release: "release note",
  repository: "repository",
  dataset: "dataset",
  announcement: "announcement",
  documentation: "documentation",
  report: "report",
  recording: "recording",
  press: "press",
  commentary: "commentary",
  thread: "thread",
};
