import { lockReader } from "#lib/bookmarks/reader-lock.ts";
import { type Db, db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";

type Rows = { added?: { listId: string; ids: string[] }; archived?: { from: boolean; ids: string[] } };

/**
 * Takes back one press among a reader's saved: what it changed is as it was before, with ids, dates, notes, lists and
 * places. What the reader did since then stays: a piece saved anew keeps its own row and takes over the older date, and
 * the note where it has none. Twice is as once.
 */
export async function undoArrangement(userId: string, id: string): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    await lockReader(tx, userId);
    const [undo] = await tx.$queryRaw<{ rows: Rows; used: boolean }[]>`
      SELECT rows, "usedAt" IS NOT NULL AS used FROM "SavedUndo"
      WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND "createdAt" > now() - interval '1 hour'`;
    if (!undo) return notFound("step");
    if (undo.used) return done();
    await tx.$executeRaw`UPDATE "SavedUndo" SET "usedAt" = now() WHERE id = ${id}::uuid`;
    if (undo.rows.added) await takeOut(tx, undo.rows.added);
    if (undo.rows.archived) await setBack(tx, undo.rows.archived);
    await putBack(tx, id);
    return done();
  });
}

const takeOut = (tx: Db, { listId, ids }: { listId: string; ids: string[] }) =>
  tx.savedListEntry.deleteMany({ where: { listId, bookmarkId: { in: ids } } });

const setBack = (tx: Db, { from, ids }: { from: boolean; ids: string[] }) =>
  tx.bookmark.updateMany({ where: { id: { in: ids } }, data: { archived: from } });

/** Puts rows back from where they are kept, without their leaving the database: each column comes back exactly. */
async function putBack(tx: Db, id: string) {
  await tx.$executeRaw`
    UPDATE "SharedLink" s SET "removedAt" = NULL FROM "SavedUndo" u
    WHERE u.id = ${id}::uuid AND u.rows->'links' ? s.id::text AND s."userId" = u."userId"`;
  await tx.$executeRaw`
    UPDATE "Bookmark" b SET "createdAt" = least(b."createdAt", o."createdAt"), note = coalesce(b.note, o.note)
    FROM "SavedUndo" u, jsonb_populate_recordset(NULL::"Bookmark", u.rows->'bookmarks') o
    WHERE u.id = ${id}::uuid AND b."userId" = o."userId" AND b."postId" = o."postId"`;
  await tx.$executeRaw`
    INSERT INTO "Bookmark" SELECT o.* FROM "SavedUndo" u, jsonb_populate_recordset(NULL::"Bookmark", u.rows->'bookmarks') o
    WHERE u.id = ${id}::uuid AND (EXISTS (SELECT 1 FROM "Post" p WHERE p.id = o."postId")
      OR EXISTS (SELECT 1 FROM "SharedLink" s WHERE s.id = o."sharedLinkId")) ON CONFLICT DO NOTHING`;
  // A list that was made since then keeps its name.
  await tx.$executeRaw`
    INSERT INTO "SavedList" SELECT (jsonb_populate_record(l, CASE WHEN EXISTS (
        SELECT FROM "SavedList" n WHERE n."userId" = l."userId" AND n.name = l.name
      ) THEN jsonb_build_object('name', left(l.name, 80) || ' (brought back)') ELSE '{}' END)).*
    FROM "SavedUndo" u, jsonb_populate_recordset(NULL::"SavedList", u.rows->'lists') l
    WHERE u.id = ${id}::uuid ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "SavedListEntry" ("listId", "bookmarkId", position, "addedAt")
    SELECT e."listId", b.id, e.position, e."addedAt" FROM "SavedUndo" u
    CROSS JOIN jsonb_populate_recordset(NULL::"SavedListEntry", u.rows->'entries') e
    JOIN "SavedList" l ON l.id = e."listId"
    LEFT JOIN jsonb_populate_recordset(NULL::"Bookmark", u.rows->'bookmarks') o ON o.id = e."bookmarkId"
    JOIN "Bookmark" b ON b."userId" = u."userId" AND (b.id = e."bookmarkId" OR b."postId" = o."postId")
    WHERE u.id = ${id}::uuid ON CONFLICT DO NOTHING`;
}

/** Forgets how to take back what is older than an hour. Answers that there is no more. */
export async function forgetOldUndos(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "SavedUndo" WHERE "createdAt" < now() - interval '1 hour'`;
  return false;
}
