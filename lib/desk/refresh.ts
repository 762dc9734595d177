import type { Db } from "#lib/db.ts";
import { KINDS } from "#lib/desk/item.ts";

/**
 * Says anew what speaks for these stories (unless an editor chose it), their titles and their last moments, by what stands
 * in them now; of `perhapsEmpty` those go that nothing stands in any more.
 */
export async function refreshStories(tx: Db, ids: string[], perhapsEmpty: string[] = []): Promise<void> {
  // In two steps, for an item speaks for one story only, also while they are written.
  await tx.$executeRaw`
    UPDATE "Story" t SET "leadItemId" = NULL, "leadChosen" = false
    WHERE t."leadItemId" IN (SELECT "itemId" FROM "StoryItem" WHERE "storyId" = ANY (${ids}::uuid[]))
      AND NOT EXISTS (SELECT 1 FROM "StoryItem" s WHERE s."itemId" = t."leadItemId" AND s."storyId" = t.id)`;
  await tx.$executeRaw`
    UPDATE "Story" t SET "leadItemId" = n.lead, title = n.title
    FROM (SELECT DISTINCT ON (s."storyId") s."storyId" AS id, i.id AS lead, i.title
      FROM "StoryItem" s JOIN "FeedItem" i ON i.id = s."itemId" WHERE s."storyId" = ANY (${ids}::uuid[])
      ORDER BY s."storyId", i."duplicateOfId" IS NOT NULL, array_position(${[...KINDS]}::text[], s.kind), i."publishedAt", i.id) n
    WHERE t.id = n.id AND NOT t."leadChosen" AND (t."leadItemId", t.title) IS DISTINCT FROM (n.lead, n.title)`;
  await tx.$executeRaw`
    UPDATE "Story" t SET "lastItemAt" = n.last
    FROM (SELECT s."storyId" AS id, max(o."publishedAt") AS last FROM "StoryItem" s JOIN "FeedItem" o ON o.id = s."itemId"
      WHERE s."storyId" = ANY (${ids}::uuid[]) GROUP BY 1) n
    WHERE t.id = n.id AND t."lastItemAt" <> n.last`;
  await tx.story.deleteMany({ where: { id: { in: perhapsEmpty }, items: { none: {} } } });
}
