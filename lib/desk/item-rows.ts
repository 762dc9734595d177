import type { Db } from "#lib/db.ts";
import type { DeskItem } from "#lib/desk/item.ts";

/** An item as it is kept, with the story that it stands in. */
export type ItemRow = DeskItem & {
  storyId: string | null;
  isArranged: boolean;
  enclosures: { type?: string | null }[];
};

type Raw = Omit<ItemRow, "at" | "links"> & { at: Date; html: string };

/** Reads items for grouping. Links come from their sanitised HTML. */
export async function readItems(tx: Db, ids: string[]): Promise<ItemRow[]> {
  const rows = await tx.$queryRaw<Raw[]>`
    SELECT i.id, i."feedId", i.guid, i.url, i.title, i.summary, left(i.text, 8000) AS text, left(i.html, 60000) AS html,
      coalesce(i.language, f.language) AS language, i."publishedAt" AS at, i.enclosures, s."storyId",
      coalesce(t."arrangedAt" IS NOT NULL OR t.state <> 'open', false) AS "isArranged"
    FROM "FeedItem" i LEFT JOIN "Feed" f ON f.id = i."feedId"
    LEFT JOIN "StoryItem" s ON s."itemId" = i.id LEFT JOIN "Story" t ON t.id = s."storyId"
    WHERE i.id = ANY (${ids}::uuid[])`;
  return rows.map(({ html, at, ...row }) => ({ ...row, at: at.getTime(), links: linksIn(html) }));
}

/** Where links lead to in HTML that was sanitised, so that each address stands in double quotes. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));
}
