import { lockReader } from "#lib/bookmarks/reader-lock.ts";
import { type Db, db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";

/** Puts saved things at the end of a list, latest saved first, those that are not in it. Answers which it put there. */
export async function appendEntries(tx: Db, userId: string, listId: string, ids: string[]): Promise<string[]> {
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "SavedListEntry" ("listId", "bookmarkId", position, "addedAt")
    SELECT l.id, b.id, l."nextPosition" - 1 + row_number() OVER (ORDER BY b."createdAt" DESC, b.id DESC), now()
    FROM "SavedList" l JOIN "Bookmark" b ON b."userId" = l."userId" AND b.id = ANY(${ids}::uuid[])
    WHERE l.id = ${listId}::uuid AND l."userId" = ${userId}::uuid
      AND NOT EXISTS (SELECT 1 FROM "SavedListEntry" e WHERE e."listId" = l.id AND e."bookmarkId" = b.id)
    RETURNING "bookmarkId" AS id`;
  await tx.$executeRaw`
    UPDATE "SavedList" SET "nextPosition" = "nextPosition" + ${added.length} WHERE id = ${listId}::uuid`;
  return added.map(({ id }) => id);
}

/** Says in which of a reader's lists something that they saved stands: in these, and in no other `among` those given. */
export async function setLists(
  userId: string,
  id: string,
  listIds: string[],
  among?: string[],
): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    await lockReader(tx, userId);
    if (!(await tx.bookmark.count({ where: { id, userId } }))) return notFound("saved piece");
    await tx.savedListEntry.deleteMany({ where: { bookmarkId: id, listId: { notIn: listIds, in: among } } });
    for (const listId of listIds) await appendEntries(tx, userId, listId, [id]);
    return done();
  });
}

/**
 * Moves an entry of a reader's list among those that are shown: one place up or down, or to the top. At the end it
 * stays. Only the entries between change their places, and each gets one that was taken before.
 */
export async function moveEntry(
  userId: string,
  listId: string,
  id: string,
  to: "up" | "down" | "top",
): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    await lockReader(tx, userId);
    const entries = await tx.$queryRaw<{ id: string; position: number }[]>`
      SELECT e."bookmarkId" AS id, e.position FROM "SavedListEntry" e
      JOIN "SavedList" l ON l.id = e."listId" JOIN "Bookmark" b ON b.id = e."bookmarkId"
      WHERE l.id = ${listId}::uuid AND l."userId" = ${userId}::uuid AND (b."sharedLinkId" IS NOT NULL
        OR EXISTS (SELECT 1 FROM "Post" p WHERE p.id = b."postId" AND p."publishedAt" <= now()))
      ORDER BY e.position`;
    const at = entries.findIndex((entry) => entry.id === id);
    const entry = entries[at];
    if (!entry) return notFound("entry");
    const order = entries.filter((each) => each !== entry);
    order.splice(to === "top" ? 0 : Math.max(0, at + (to === "up" ? -1 : 1)), 0, entry);
    const moved = order.flatMap((each, place) => {
      const position = entries[place]?.position ?? 0;
      return position === each.position ? [] : [{ id: each.id, position }];
    });
    await tx.$executeRaw`
      UPDATE "SavedListEntry" e SET position = m.position
      FROM unnest(${moved.map((each) => each.id)}::uuid[], ${moved.map((each) => each.position)}::int[]) AS m(id, position)
      WHERE e."listId" = ${listId}::uuid AND e."bookmarkId" = m.id`;
    return done();
  });
}
