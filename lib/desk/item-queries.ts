import { z } from "zod";
import { db } from "#lib/db.ts";
import type { StoryState } from "#lib/desk/inbox.ts";
import type { ItemKind } from "#lib/desk/item.ts";
import { withoutPictures } from "#lib/desk/without-pictures.ts";

/** An item to be read: its text as HTML of ours that loads nothing from elsewhere. `at` is ISO 8601. */
export type ItemPage = {
  id: string;
  title: string;
  url: string;
  author: string | null;
  html: string;
  at: string;
  language: string | null;
  source: { id: string; title: string } | null;
  kind: ItemKind | null;
  story: { id: string; title: string; state: StoryState } | null;
};

/** One item; null where there is none. One round trip. */
export async function findItem(id: string): Promise<ItemPage | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const item = await db().feedItem.findUnique({
    where: { id },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, title: true, url: true, author: true, html: true, publishedAt: true, language: true },
      feed: { select: { id: true, title: true } },
      storyItem: { select: { kind: true, story: { select: { id: true, title: true, state: true } } } },
    },
  });
  if (!item) return null;
  const { publishedAt, feed, storyItem, html, ...rest } = item;
  return {
    ...{ ...rest, html: withoutPictures(html), at: publishedAt.toISOString(), source: feed },
    kind: (storyItem?.kind as ItemKind | undefined) ?? null,
    story: storyItem?.story ?? null,
  };
}
