import { type Db, db } from "#lib/db.ts";
import { lockDesk } from "#lib/desk/desk-lock.ts";
import type { DeskAct, StoryState } from "#lib/desk/inbox.ts";
import {
  type Before,
  type Done,
  mergeStories,
  moveItems,
  setLead,
  setState,
  splitItems,
} from "#lib/desk/story-acts.ts";
import { done, type Result, refused } from "#lib/errors.ts";

/** What is to be done with which stories, or with which items in them; `to` is the story that items are moved to. */
export type Arrangement = { act: DeskAct; stories: string[]; items: string[]; to?: string | undefined };
/** By which id it is taken back, null when nothing changed; `storyId` is the story that it left on top. */
export type Arranged = { undo: string | null; storyId: string | null };

const STATE: Partial<Record<DeskAct, StoryState>> = { "set-aside": "set_aside", "take-up": "taken_up", reopen: "open" };
const MOST = 500;

/**
 * Does one thing with stories as an editor wants it, and keeps for an hour how to take it back. What an editor split, merged,
 * moved or put on top is from then on theirs: nothing is taken out of it or joined to it by itself but what is new.
 */
export async function arrangeStories(userId: string, wish: Arrangement): Promise<Result<Arranged>> {
  return db().$transaction(async (tx) => {
    await lockDesk(tx);
    const before = await involved(tx, wish);
    if (before.items.length > MOST)
      return refused("invalid", `That is about more than ${MOST} items. Choose fewer stories.`);
    const result = await act(tx, wish, before);
    if (!result.ok) return result;
    if (!result.value) return done({ undo: null, storyId: null });
    const { words, made, storyId } = result.value;
    const rows = { stories: before.stories, items: before.items, made };
    const storyIds = [...before.stories.map(({ id }) => id), ...made];
    const undo = await tx.storyUndo.create({ data: { userId, words, rows, storyIds }, select: { id: true } });
    return done({ undo: undo.id, storyId });
  });
}

function act(tx: Db, { act, stories, items, to }: Arrangement, before: Before): Promise<Result<Done | null>> {
  const state = STATE[act];
  if (state) return setState(tx, before, stories, state);
  if (act === "merge") return mergeStories(tx, before, stories);
  if (act === "split") return splitItems(tx, before, items);
  if (act === "move") return moveItems(tx, before, items, to ?? "");
  return setLead(tx, before, items);
}

/** The stories that are named, and those that named items stand in. */
async function involved(tx: Db, { stories, items, to }: Arrangement): Promise<Before> {
  const [rows] = await tx.$queryRaw<{ [Part in keyof Before]: Before[Part] | null }[]>`
    WITH t AS (SELECT * FROM "Story" WHERE id = ANY (${[...stories, ...(to ? [to] : [])]}::uuid[])
      OR id IN (SELECT "storyId" FROM "StoryItem" WHERE "itemId" = ANY (${items}::uuid[])))
    SELECT (SELECT jsonb_agg(to_jsonb(t)) FROM t) AS stories,
      (SELECT jsonb_agg(to_jsonb(s)) FROM "StoryItem" s JOIN t ON t.id = s."storyId") AS items`;
  return { stories: rows?.stories ?? [], items: rows?.items ?? [] };
}
