import type { ListEntry, SavedItem, SavedList } from "#lib/bookmarks/saved.ts";
import { isShown, type SavedRow, savedColumns, savedItem, savedJoins } from "#lib/bookmarks/saved-rows.ts";
import { db, Prisma } from "#lib/db.ts";
import { PAGE_SIZE } from "#lib/posts/lists.ts";
import { momentOf, readRows } from "#lib/read-together.ts";

const shown = { id: true, name: true, description: true, showsNotes: true, token: true };

/** A reader's lists, in their order. One round trip. */
export async function listLists(userId: string): Promise<SavedList[]> {
  return readRows<SavedList>(Prisma.sql`
    SELECT id, name, description, "showsNotes", token FROM "SavedList"
    WHERE "userId" = ${userId}::uuid ORDER BY position, id`);
}

/** A list of this reader's; null for another's. One round trip. */
export async function findList(userId: string, id: string): Promise<SavedList | null> {
  return db().savedList.findFirst({ where: { id, userId }, select: shown });
}

export type EntryPage = { entries: ListEntry[]; older: string | null };

/** Which of a list: those after a place in its order, or the latest that were added to it. */
type Part = { after?: unknown; size?: number } | { latest: number };

/** One page of a list in its order. The caller has seen whose list it is. One round trip. */
export async function listEntries(listId: string, part: Part = {}): Promise<EntryPage> {
  const size = "latest" in part ? part.latest : (part.size ?? PAGE_SIZE);
  const after = "after" in part && typeof part.after === "string" && /^\d{1,9}$/.test(part.after) ? part.after : null;
  const rows = await readRows<EntryRow>(
    entriesSql(listId, after === null ? null : Number(after), "latest" in part, size + 1),
  );
  const entries = rows.slice(0, size).map((row) => ({
    ...{ place: String(row.position), addedAt: momentOf(row.addedAt), item: savedItem(row) },
  }));
  return { entries, older: rows.length > size ? (entries.at(-1)?.place ?? null) : null };
}

type EntryRow = SavedRow & { position: number; addedAt: string };

/** SQL for a list's entries beyond a place in its order, or the latest added; one walk along an index. */
export function entriesSql(listId: string, after: number | null, latest: boolean, limit: number): Prisma.Sql {
  const beyond = after === null ? Prisma.empty : Prisma.sql`AND e.position > ${after}`;
  const by = Prisma.raw(latest ? `e."addedAt" DESC, e."bookmarkId"` : "e.position");
  return Prisma.sql`
    SELECT e.position, e."addedAt", ${savedColumns} FROM (
      SELECT e.* FROM "SavedListEntry" e WHERE e."listId" = ${listId}::uuid ${beyond}
        AND (SELECT ${isShown} FROM "Bookmark" b WHERE b.id = e."bookmarkId") ORDER BY ${by} LIMIT ${limit}) e
    JOIN "Bookmark" b ON b.id = e."bookmarkId" ${savedJoins} ORDER BY ${by}`;
}

/** A public list as everybody sees it. Of its reader only the name and the handle are told. */
export type PublicList = {
  id: string;
  name: string;
  description: string;
  reader: { name: string; handle: string | null };
  changedAt: Date;
  entries: ListEntry[];
  older: string | null;
};

const TOKEN = /^[\w-]{22}$/;

/** The list that is public under this token; null for one that was withdrawn or whose reader is banned. Two round trips. */
export async function findPublicList(token: string, part: Part = {}): Promise<PublicList | null> {
  if (!TOKEN.test(token)) return null;
  const list = await db().savedList.findFirst({
    where: { token, user: { bannedAt: null, eraseAfter: null } },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, name: true, description: true, showsNotes: true, changedAt: true },
      user: { select: { name: true, handle: true } },
    },
  });
  if (!list) return null;
  const { user, showsNotes, ...words } = list;
  const page = await listEntries(list.id, part);
  const entries = page.entries.map((entry) => ({ ...entry, item: forEverybody(entry.item, showsNotes) }));
  return { ...words, reader: user, entries, older: page.older };
}

/** Without what the reader did with it, and without what they wrote unless they show it. */
function forEverybody(item: SavedItem, showsNotes: boolean): SavedItem {
  const kept = { ...item, archived: false, lists: [], note: showsNotes ? item.note : null };
  // What was read at an address is for its reader alone.
  const unread = { state: "unasked", read: false, excerpt: null, readingMinutes: null } as const;
  if ("link" in kept)
    return { ...kept, link: { ...kept.link, ...unread, comment: showsNotes ? kept.link.comment : null } };
  return { ...kept, post: { ...kept.post, saved: false, read: false, started: false } };
}
