import { addBookmark } from "#lib/bookmarks/commands.ts";
import { setLists } from "#lib/bookmarks/entry-commands.ts";
import { createList } from "#lib/bookmarks/list-commands.ts";
import { findList } from "#lib/bookmarks/list-queries.ts";
import { db } from "#lib/db.ts";
import { aReader, posts } from "#lib/testing/world.ts";

// A world of lists, for stories of what is kept.

/** A list of a reader's. */
export async function aList(userId: string, name = "Monday") {
  const made = await createList(userId, name);
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

/** What is kept of a briefing that they saved. */
export async function saved(userId: string, postId: string) {
  await addBookmark(userId, postId);
  return db().bookmark.findFirstOrThrow({ where: { userId, postId } });
}

/** A reader with a list of so many briefings, the first at the top. */
export async function aFullList(many: number, name?: string) {
  const [reader, made] = [await aReader(name), await posts(many)];
  const list = await aList(reader.id);
  const marks = [];
  for (const post of made) {
    const mark = await saved(reader.id, post.id);
    await setLists(reader.id, mark.id, [list.id]);
    marks.push(mark.id);
  }
  return { reader, list, made, marks, titles: made.map(({ title }) => title) };
}

/** The last part of a public list's address; "" while it is private. */
export const tokenOf = async (userId: string, id: string) => (await findList(userId, id))?.token ?? "";
