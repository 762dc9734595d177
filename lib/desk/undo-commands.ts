import { type Db, db } from "#lib/db.ts";
import { lockDesk } from "#lib/desk/desk-lock.ts";
import { refreshStories } from "#lib/desk/refresh.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";

type Undo = { used: boolean; storyIds: string[]; made: string[]; isCovered: boolean };

/**
 * Takes back one press of an editor among stories: those it was about are as they were before, with ids, dates, reasons and
 * what speaks for them. What came in since stays, in the story that it joined or waiting for one. What was done later with
 * the same stories has to be taken back first. Twice is as once.
 */
export async function undoDesk(userId: string, id: string): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    await lockDesk(tx);
    const [undo] = await tx.$queryRaw<Undo[]>`
      SELECT u."usedAt" IS NOT NULL AS used, u."storyIds", ARRAY(SELECT jsonb_array_elements_text(u.rows->'made')) AS made,
        EXISTS (SELECT 1 FROM "StoryUndo" o WHERE o."usedAt" IS NULL AND (o."createdAt", o.id) > (u."createdAt", u.id)
          AND o."storyIds" && u."storyIds") AS "isCovered"
      FROM "StoryUndo" u WHERE u.id = ${id}::uuid AND u."userId" = ${userId}::uuid AND u."createdAt" > now() - interval '1 hour'`;
    if (!undo) return notFound("step");
    if (undo.used) return done();
    if (undo.isCovered) return refused("conflict", "Something was done with it since. Take that back first.");
    await tx.$executeRaw`UPDATE "StoryUndo" SET "usedAt" = now() WHERE id = ${id}::uuid`;
    await putBack(tx, id, undo);
    return done();
  });
}

/** Puts rows back from where they are kept, without their leaving the database: each column comes back exactly. */
async function putBack(tx: Db, id: string, { storyIds, made }: Undo) {
  const elsewhere = await tx.$queryRaw<{ storyId: string }[]>`
    SELECT DISTINCT s."storyId" FROM "StoryUndo" u, jsonb_populate_recordset(NULL::"StoryItem", u.rows->'items') o
    JOIN "StoryItem" s ON s."itemId" = o."itemId" WHERE u.id = ${id}::uuid AND s."storyId" <> ALL (u."storyIds")`;
  await tx.story.updateMany({ where: { id: { in: storyIds } }, data: { leadItemId: null } });
  await tx.$executeRaw`
    INSERT INTO "Story" SELECT (jsonb_populate_record(NULL::"Story", t || '{"leadItemId": null}')).*
    FROM "StoryUndo" u, jsonb_array_elements(u.rows->'stories') t WHERE u.id = ${id}::uuid ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "StoryItem" SELECT o.* FROM "StoryUndo" u, jsonb_populate_recordset(NULL::"StoryItem", u.rows->'items') o
    WHERE u.id = ${id}::uuid AND EXISTS (SELECT 1 FROM "FeedItem" i WHERE i.id = o."itemId")
    ON CONFLICT ("itemId") DO UPDATE SET "storyId" = excluded."storyId", kind = excluded.kind, reason = excluded.reason,
      "addedAt" = excluded."addedAt"`;
  await tx.$executeRaw`
    INSERT INTO "ItemWaiting" SELECT i.id, i."publishedAt" FROM "StoryItem" s JOIN "FeedItem" i ON i.id = s."itemId"
    WHERE s."storyId" = ANY (${made}::uuid[]) ON CONFLICT DO NOTHING`;
  await tx.story.deleteMany({ where: { id: { in: made } } });
  await tx.$executeRaw`
    UPDATE "Story" t SET title = o.title, state = o.state, "leadItemId" = l."itemId", "leadChosen" = o."leadChosen",
      "lastItemAt" = greatest(o."lastItemAt", n.last), "arrangedAt" = o."arrangedAt"
    FROM "StoryUndo" u, jsonb_populate_recordset(NULL::"Story", u.rows->'stories') o
    LEFT JOIN "StoryItem" l ON l."itemId" = o."leadItemId" AND l."storyId" = o.id
    LEFT JOIN LATERAL (SELECT max(i."publishedAt") AS last FROM "StoryItem" s JOIN "FeedItem" i ON i.id = s."itemId"
      WHERE s."storyId" = o.id) n ON true
    WHERE u.id = ${id}::uuid AND t.id = o.id`;
  const left = elsewhere.map(({ storyId }) => storyId);
  await refreshStories(tx, left, [...left, ...storyIds]);
}

/** Forgets how to take back what is older than an hour. Answers that there is no more. */
export async function forgetOldDeskUndos(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "StoryUndo" WHERE "createdAt" < now() - interval '1 hour'`;
  return false;
}
