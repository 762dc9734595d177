import type { ListItem } from "#lib/posts/post.ts";

/** An outside link that a reader handed in; what was read there, where it was. */
export type SavedLink = {
  id: string;
  url: string;
  title: string;
  comment: string | null;
  state: "unasked" | "waiting" | "read" | "refused";
  read: boolean;
  site: string | null;
  excerpt: string | null;
  readingMinutes: number | null;
  topics: { slug: string; name: string }[];
};

export type ListLabel = { id: string; name: string };

/** What is true of everything that was saved. `savedAt` is ISO 8601. */
type Kept = { id: string; savedAt: string; note: string | null; archived: boolean; lists: ListLabel[] };

/** One thing that a reader saved: a briefing or a link. */
export type SavedItem = Kept & ({ post: ListItem } | { link: SavedLink });

/** Which of the saved are shown, and which first. */
const SHOWS = ["current", "unread", "archived"] as const;
const ORDERS = ["newest", "oldest"] as const;
export type SavedView = { show: (typeof SHOWS)[number]; order: (typeof ORDERS)[number] };

/** What can be done with many of the saved at once. */
export const ACTS = ["add", "take-off", "archive", "unarchive", "unsave"] as const;
export type Act = (typeof ACTS)[number];
export const isListAct = (act: Act) => act === "add" || act === "take-off";

/** A list as its reader sees it. `token` is part of its public address, null while it is private. */
export type SavedList = {
  id: string;
  name: string;
  description: string;
  showsNotes: boolean;
  token: string | null;
};

/** One thing in a list. `place` is the cursor behind it, `addedAt` ISO 8601. */
export type ListEntry = { place: string; addedAt: string; item: SavedItem };

/** Longest texts, in characters. */
export const NOTE_MOST = 2_000;
export const NAME_MOST = 80;
export const DESCRIPTION_MOST = 500;

/** The id of the form that the check boxes of a page belong to, wherever they stand. */
export const BULK = "bulk";

export const savedName = (item: SavedItem) => ("post" in item ? item.post.title : item.link.title);

/** The view that an address asks for; anything else is the first. */
export const savedView = (asked: { show?: unknown; order?: unknown }): SavedView => ({
  show: SHOWS.find((show) => show === asked.show) ?? "current",
  order: ORDERS.find((order) => order === asked.order) ?? "newest",
});

/** The address of a page of the saved. */
export function savedPath({ show, order }: SavedView, before?: string | null): string {
  const query = new URLSearchParams();
  if (show !== "current") query.set("show", show);
  if (order !== "newest") query.set("order", order);
  if (before) query.set("before", before);
  return query.size > 0 ? `/saved?${query}` : "/saved";
}
