import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import { refreshStories } from "#lib/desk/refresh.ts";
import type { Settled } from "#lib/desk/settle.ts";

/**
 * Writes stories as they should be: who stands where and why, what speaks for each, and what is a copy of what. Only what
 * differs is written; of the stories `before`, those that nothing stands in any more go. An editor's reasons and choice of lead stay.
 */
export async function writeStories(tx: Db, settled: Settled[], before: string[]): Promise<void> {
  const stories = settled.map(({ storyId, members }) => ({
    id: storyId ?? randomUUID(),
    isNew: storyId === null,
    members,
  }));
  const items = stories.flatMap(({ id, members }) =>
    members.map((member) => ({ ...member, storyId: id, reason: JSON.stringify(member.reason) })),
  );
  const titles = await titlesOf(
    tx,
    stories.map(({ members }) => members[0]?.id ?? ""),
  );
  await tx.story.createMany({
    data: stories
      .filter(({ isNew }) => isNew)
      .map(({ id, members }) => ({
        id,
        title: titles.get(members[0]?.id ?? "") ?? "",
        lastItemAt: new Date(lastOf(members)),
      })),
  });
  await tx.$executeRaw`
    INSERT INTO "StoryItem" ("itemId", "storyId", kind, reason)
    SELECT * FROM unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ storyId }) => storyId)}::uuid[],
      ${items.map(({ kind }) => kind)}::text[], ${items.map(({ reason }) => reason)}::jsonb[])
    ON CONFLICT ("itemId") DO UPDATE SET "storyId" = excluded."storyId", kind = excluded.kind,
      reason = CASE WHEN "StoryItem".reason->>'by' = 'editor' THEN "StoryItem".reason ELSE excluded.reason END
    WHERE ("StoryItem"."storyId", "StoryItem".kind, "StoryItem".reason) IS DISTINCT FROM (excluded."storyId", excluded.kind, excluded.reason)`;
  await tx.$executeRaw`
    UPDATE "FeedItem" i SET "duplicateOfId" = c.of FROM unnest(${items.map(({ id }) => id)}::uuid[],
      ${items.map(({ copyOf }) => copyOf)}::uuid[]) c(id, of)
    WHERE i.id = c.id AND i."duplicateOfId" IS DISTINCT FROM c.of`;
  await refreshStories(
    tx,
    stories.map(({ id }) => id),
    before,
  );
}

const lastOf = (members: { at: number }[]) => Math.max(...members.map(({ at }) => at));

async function titlesOf(tx: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.feedItem.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return new Map(rows.map(({ id, title }) => [id, title]));
}
