import { randomBytes } from "node:crypto";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { appendEntries } from "#lib/bookmarks/entry-commands.ts";
import { lockReader } from "#lib/bookmarks/reader-lock.ts";
import { db, isUniqueViolation } from "#lib/db.ts";
import { done, type Failure, notFound, type Result, refused } from "#lib/errors.ts";

/** The most lists that a reader keeps. */
const MOST_LISTS = 100;

export type ListWords = { name: string; description: string; showsNotes: boolean };

/**
 * Makes a list, the last of a reader's, with `bookmarkId` in it where one is given. A list of that name that is there
 * already is answered as not new, and left as it is.
 */
export async function createList(
  userId: string,
  name: string,
  bookmarkId?: string,
): Promise<Result<{ id: string; isNew: boolean }>> {
  return db().$transaction(async (tx) => {
    await lockReader(tx, userId);
    const lists = await tx.savedList.findMany({ where: { userId }, select: { id: true, name: true, position: true } });
    const same = lists.find((list) => list.name === name);
    if (same) return done({ id: same.id, isNew: false });
    if (lists.length >= MOST_LISTS) return refused("conflict", `You have ${MOST_LISTS} lists. Remove one first.`);
    const position = Math.max(-1, ...lists.map((list) => list.position)) + 1;
    const { id } = await tx.savedList.create({ data: { userId, name, position }, select: { id: true } });
    if (bookmarkId) await appendEntries(tx, userId, id, [bookmarkId]);
    return done({ id, isNew: true });
  });
}

/** Says what a list is called and what stands above it, and whether its notes are shown where it is public. */
export async function changeList(userId: string, id: string, words: ListWords): Promise<Result<undefined>> {
  try {
    const count = await db().$executeRaw`
      UPDATE "SavedList" SET name = ${words.name}, description = ${words.description}, "showsNotes" = ${words.showsNotes},
        "changedAt" = now()
      WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid`;
    return count > 0 ? done() : notFound("list");
  } catch (error) {
    if (isUniqueViolation(error) || /23505/.test(String(error))) return taken();
    throw error;
  }
}

/** That a reader has a list of this name already. */
export function taken(): Failure {
  const message = "You have a list of this name.";
  return refused("conflict", message, { fields: { name: message } });
}

/** Moves a list one place up or down among a reader's; at the end it stays. */
export async function moveList(userId: string, id: string, to: "up" | "down"): Promise<Result<undefined>> {
  return db().$transaction(async (tx) => {
    await lockReader(tx, userId);
    const lists = await tx.savedList.findMany({
      where: { userId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const at = lists.findIndex((list) => list.id === id);
    const list = lists[at];
    if (!list) return notFound("list");
    lists.splice(at, 1);
    lists.splice(Math.max(0, at + (to === "up" ? -1 : 1)), 0, list);
    await tx.$executeRaw`
      UPDATE "SavedList" l SET position = o.at - 1
      FROM unnest(${lists.map((each) => each.id)}::uuid[]) WITH ORDINALITY AS o(id, at)
      WHERE l.id = o.id AND l.position <> o.at - 1`;
    return done();
  });
}

/** Removes a list and keeps for an hour how to bring it back, with its order and its link. What stood in it stays saved. */
export async function removeList(userId: string, id: string): Promise<Result<{ undo: string }>> {
  return db().$transaction(async (tx) => {
    await lockReader(tx, userId);
    const [kept] = await tx.$queryRaw<{ undo: string }[]>`
      INSERT INTO "SavedUndo" (id, "userId", words, rows)
      SELECT gen_random_uuid(), l."userId", 'The list ' || l.name || ' removed', jsonb_build_object('lists', jsonb_build_array(to_jsonb(l)),
        'entries', (SELECT coalesce(jsonb_agg(to_jsonb(e)), '[]') FROM "SavedListEntry" e WHERE e."listId" = l.id))
      FROM "SavedList" l WHERE l.id = ${id}::uuid AND l."userId" = ${userId}::uuid RETURNING id::text AS undo`;
    if (!kept) return notFound("list");
    await tx.savedList.delete({ where: { id } });
    return done(kept);
  });
}

/** Makes a list public under a link that nobody can guess; one that is public keeps its link. */
export async function publishList(userId: string, id: string): Promise<Result<undefined>> {
  const wait = await countAttempt("share", userId);
  if (wait)
    return refused("rate-limited", "That is a lot of links for an hour. Try again later.", { retryAfter: wait });
  // 128 random bits: the link is all that keeps strangers out.
  const token = randomBytes(16).toString("base64url");
  await db().$executeRaw`
    UPDATE "SavedList" SET token = ${token}, "publishedAt" = now(), "changedAt" = now()
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND token IS NULL`;
  return (await isOwn(userId, id)) ? done() : notFound("list");
}

/** Takes a list back from everybody: its link leads nowhere, and a new one is made when it is published again. */
export async function withdrawList(userId: string, id: string): Promise<Result<undefined>> {
  await db().savedList.updateMany({ where: { id, userId }, data: { token: null, publishedAt: null } });
  return (await isOwn(userId, id)) ? done() : notFound("list");
}

const isOwn = async (userId: string, id: string) => (await db().savedList.count({ where: { id, userId } })) > 0;
