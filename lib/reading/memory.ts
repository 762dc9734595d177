import type { PieceFields } from "#lib/reading/piece-form.ts";

/** What is remembered of a reader's reading by itself: what was opened and places, places alone, or nothing. */
export const MEMORIES = ["everything", "places", "nothing"] as const;
export type ReadingMemory = (typeof MEMORIES)[number];

/** One opening of a piece. `day` is the reader's own ("2026-11-24"), `openedAt` ISO 8601; a link's author is its site. */
export type HistoryEntry = {
  id: string;
  day: string;
  openedAt: string;
  title: string;
  path: string;
  author: string;
  state: "unread" | "started" | "finished";
};

/** A piece that was started and not finished. `words` are those at the place; `placeAt` is ISO 8601. */
export type Started = {
  piece: PieceFields;
  path: string;
  title: string;
  words: string;
  placeAt: string;
};
