import { createList } from "#lib/bookmarks/list-commands.ts";
import { db } from "#lib/db.ts";
import { handedInAddress } from "#lib/extraction/outside-address.ts";
import type { Importable } from "#lib/portability/archive.ts";
import type { PieceOf } from "#lib/portability/pieces.ts";

type List = Importable["lists"][number];

/**
 * Adds lists, and to those that are there by name what they lack, at their end. What is not saved stands in none. A list
 * is private again: whoever moves house decides anew what others see. Answers how many lists and entries were new.
 */
export async function addLists(userId: string, lists: List[], posts: Map<string, string>): Promise<number> {
  const had = new Set(
    (await db().savedList.findMany({ where: { userId }, select: { name: true } })).map(({ name }) => name),
  );
  const marks = await bookmarksOf(userId);
  let added = 0;
  for (const { name, description, showsNotes, createdAt, entries } of lists) {
    const made = await createList(userId, name);
    if (!made.ok) break;
    const { id } = made.value;
    if (!had.has(name)) {
      await db().savedList.update({
        where: { id },
        data: { description, showsNotes, createdAt },
        select: { id: true },
      });
      added++;
    }
    had.add(name);
    const found = entries.flatMap(({ slug, url, addedAt }) => {
      const bookmarkId = marks.get(slug ? (posts.get(slug) ?? "") : (handedInAddress(url ?? "") ?? ""));
      return bookmarkId ? [{ bookmarkId, addedAt }] : [];
    });
    added += await addEntries(id, found);
  }
  return added;
}

/** A reader's bookmarks by the id of the post or the address of the link. */
async function bookmarksOf(userId: string): Promise<Map<string, string>> {
  const marks = await db().$queryRaw<{ id: string; key: string }[]>`
    SELECT b.id, coalesce(b."postId"::text, s.url) AS key FROM "Bookmark" b
    LEFT JOIN "SharedLink" s ON s.id = b."sharedLinkId" WHERE b."userId" = ${userId}::uuid`;
  return new Map(marks.map(({ key, id }) => [key, id]));
}

async function addEntries(listId: string, found: { bookmarkId: string; addedAt: string }[]): Promise<number> {
  return db().$executeRaw`
    WITH new AS (
      SELECT n.id, n.at, row_number() OVER (ORDER BY n.place) - 1 AS place
      FROM unnest(${found.map((each) => each.bookmarkId)}::uuid[], ${found.map((each) => each.addedAt)}::timestamptz[])
        WITH ORDINALITY AS n(id, at, place)
      WHERE NOT EXISTS (SELECT 1 FROM "SavedListEntry" e WHERE e."listId" = ${listId}::uuid AND e."bookmarkId" = n.id)),
    room AS (
      UPDATE "SavedList" SET "nextPosition" = "nextPosition" + (SELECT count(*) FROM new) WHERE id = ${listId}::uuid
      RETURNING id, "nextPosition" - (SELECT count(*) FROM new) AS first)
    INSERT INTO "SavedListEntry" ("listId", "bookmarkId", position, "addedAt")
    SELECT room.id, new.id, room.first + new.place, new.at FROM new CROSS JOIN room ON CONFLICT DO NOTHING`;
}

/** Adds to a reader's history the openings that it lacks. Answers how many. */
export async function addHistory(userId: string, history: Importable["history"], pieceOf: PieceOf): Promise<number> {
  const data = history.flatMap(({ slug, url, day, openedAt }) => {
    const piece = pieceOf({ slug, url });
    return piece ? [{ userId, ...piece, day: new Date(`${day}T00:00:00Z`), openedAt }] : [];
  });
  return (await db().opening.createMany({ data, skipDuplicates: true })).count;
}
