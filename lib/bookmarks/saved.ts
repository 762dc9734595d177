import type { ListItem } from "#lib/posts/post.ts";

/** An outside link that a reader handed in. */
export type SavedLink = {
  id: string;
  url: string;
  title: string;
  comment: string | null;
  topics: { slug: string; name: string }[];
};

/** One thing that a reader saved: a briefing or a link. `savedAt` is ISO 8601. */
export type SavedItem = { id: string; savedAt: string } & ({ post: ListItem } | { link: SavedLink });
