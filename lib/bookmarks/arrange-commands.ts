import { appendEntries } from "#lib/bookmarks/entry-commands.ts";
import { lockReader } from "#lib/bookmarks/reader-lock.ts";
import { type Act, isListAct } from "#lib/bookmarks/saved.ts";
import { type Db, db } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";

/** How many were changed, and by which id that is taken back; null when nothing changed. */
export type Arranged = { count: number; undo: string | null };

/** What is to be done with which of the saved things; the list, where the act is about one. */
export type Arrangement = { act: Act; ids: string[]; listId?: string | undefined };

type Taken = { count: number; words: string; rows: object };

/**
 * Does one thing with many of a reader's saved things, and keeps for an hour how to take it back. What is not theirs is
 * as if it were not there. The same press twice changes nothing the second time.
 */
export async function arrangeSaved(userId: string, { act, ids, listId }: Arrangement): Promise<Result<Arranged>> {
  if (ids.length === 0) return refused("invalid", "Select something first.");
  return db().$transaction(async (tx) => {
    await lockReader(tx, userId);
    const list = listId
      ? await tx.savedList.findFirst({ where: { id: listId, userId }, select: { name: true } })
      : null;
    if (isListAct(act) && !listId) return refused("invalid", "Choose a list first.");
    if (isListAct(act) && !list) return notFound("list");
    const own = await tx.bookmark.findMany({ where: { userId, id: { in: ids } }, select: { id: true } });
    const found = own.map(({ id }) => id);
    const taken = await ACTS[act](tx, { userId, ids: found, listId: listId ?? "", name: list?.name ?? "" });
    if (taken.count === 0) return done({ count: 0, undo: null });
    const words = `${taken.count} ${taken.words}`;
    const undo = await tx.savedUndo.create({ data: { userId, words, rows: taken.rows }, select: { id: true } });
    return done({ count: taken.count, undo: undo.id });
  });
}

type What = { userId: string; ids: string[]; listId: string; name: string };

const ACTS: Record<Act, (tx: Db, what: What) => Promise<Taken>> = {
  add: async (tx, { userId, ids, listId, name }) => {
    const added = await appendEntries(tx, userId, listId, ids);
    return { count: added.length, words: `added to ${name}`, rows: { added: { listId, ids: added } } };
  },
  "take-off": async (tx, { ids, listId, name }) => {
    const entries = await tx.$queryRaw<object[]>`
      DELETE FROM "SavedListEntry" e WHERE "listId" = ${listId}::uuid AND "bookmarkId" = ANY(${ids}::uuid[])
      RETURNING to_jsonb(e) AS row`;
    return { count: entries.length, words: `taken off ${name}`, rows: { entries: rowsOf(entries) } };
  },
  archive: (tx, { ids }) => setArchived(tx, ids, true, "archived"),
  unarchive: (tx, { ids }) => setArchived(tx, ids, false, "taken out of the archive"),
  unsave: async (tx, { ids }) => {
    const [before] = await tx.$queryRaw<{ rows: object }[]>`
      WITH b AS (SELECT * FROM "Bookmark" WHERE id = ANY(${ids}::uuid[]))
      SELECT jsonb_strip_nulls(jsonb_build_object(
        'bookmarks', (SELECT jsonb_agg(to_jsonb(b)) FROM b),
        'entries', (SELECT jsonb_agg(to_jsonb(e)) FROM "SavedListEntry" e JOIN b ON b.id = e."bookmarkId"),
        'links', (SELECT jsonb_agg(b."sharedLinkId") FROM b WHERE b."sharedLinkId" IS NOT NULL)
      )) AS rows`;
    // With all that was read there, a link stays for the hour in which it can be had back (lib/links/commands.ts).
    await tx.$executeRaw`
      UPDATE "SharedLink" SET "removedAt" = now() WHERE id IN (SELECT "sharedLinkId" FROM "Bookmark" WHERE id = ANY(${ids}::uuid[]))`;
    await tx.bookmark.deleteMany({ where: { id: { in: ids } } });
    return { count: ids.length, words: "removed", rows: before?.rows ?? {} };
  },
};

async function setArchived(tx: Db, ids: string[], archived: boolean, words: string): Promise<Taken> {
  const changed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Bookmark" SET archived = ${archived} WHERE id = ANY(${ids}::uuid[]) AND archived <> ${archived} RETURNING id`;
  const rows = { archived: { from: !archived, ids: changed.map(({ id }) => id) } };
  return { count: changed.length, words, rows };
}

const rowsOf = (found: object[]) => found.map((each) => (each as { row: object }).row);
