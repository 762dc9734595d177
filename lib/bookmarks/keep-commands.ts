import { setNote } from "#lib/bookmarks/commands.ts";
import { setLists } from "#lib/bookmarks/entry-commands.ts";
import { createList, taken } from "#lib/bookmarks/list-commands.ts";
import { done, type Result } from "#lib/errors.ts";

/** What a reader adds to something saved. Of the lists `shown` it stands in `listIds`; others are left as they are. */
type Additions = { note: string; shown: string[]; listIds: string[]; name: string };

/**
 * Keeps all that a reader adds to something that they saved: the note, the lists, and a new list with it where `name` is
 * given. A name that is taken is refused when everything else is kept.
 */
export async function keepAll(userId: string, id: string, made: Additions): Promise<Result<undefined>> {
  const noted = await setNote(userId, id, made.note);
  if (!noted.ok) return noted;
  const listed = await setLists(userId, id, made.listIds, made.shown);
  if (!listed.ok || !made.name) return listed;
  const list = await createList(userId, made.name, id);
  if (!list.ok) return list;
  return list.value.isNew ? done() : taken();
}
