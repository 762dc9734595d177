import type { InboxItem, StoryState } from "#lib/desk/inbox.ts";
import type { ItemKind } from "#lib/desk/item.ts";
import { type Reason, reasonWords } from "#lib/desk/reason.ts";

/** The row behind an item in a story. */
export type StoryItemRow = {
  storyId: string;
  storyTitle: string;
  state: StoryState;
  isArranged: boolean;
  all: number;
  id: string;
  title: string;
  url: string;
  summary: string;
  kind: ItemKind;
  at: Date;
  language: string | null;
  feedId: string | null;
  feedTitle: string | null;
  reason: Reason;
  copyOf: string | null;
  isLead: boolean;
  leadChosen: boolean;
};

export function storyItem(row: StoryItemRow): InboxItem {
  const { id, title, url, summary, kind, at, language, feedId, feedTitle, reason, copyOf } = row;
  const source = feedId && feedTitle ? { id: feedId, title: feedTitle } : null;
  const words = reasonWords(reason, { lead: row.storyTitle, isLead: row.isLead, isChosen: row.leadChosen });
  return { id, title, url, summary, kind, at: at.toISOString(), language, source, reason: words, copyOf };
}
