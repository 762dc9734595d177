import { randomUUID } from "node:crypto";
import type { Db } from "#lib/db.ts";
import type { StoryState } from "#lib/desk/inbox.ts";
import { refreshStories } from "#lib/desk/refresh.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";

// What an editor can do with stories. Each answers what it did, null for nothing, and runs while nobody else changes stories.

/** The rows of the stories that an act is about, as they are before it. */
export type Before = {
  stories: { id: string; state: StoryState; leadItemId: string | null; leadChosen: boolean }[];
  items: { itemId: string; storyId: string }[];
};
/** What an act did: in words, which stories it made, and which it left on top. */
export type Done = { words: string; made: string[]; storyId: string };

type Answer = Promise<Result<Done | null>>;

const BY_EDITOR = JSON.stringify({ by: "editor", hours: 0 });
const WORDS: Record<StoryState, string> = {
  open: "put back among the new",
  set_aside: "set aside",
  taken_up: "taken up",
};
const counted = (count: number, word: string) =>
  `${count} ${count === 1 ? word : word.replace(/y$/, "ie").concat("s")}`;

export async function setState(tx: Db, before: Before, chosen: string[], state: StoryState): Answer {
  if (chosen.length === 0) return refused("invalid", "Select a story first.");
  const ids = before.stories.filter((story) => chosen.includes(story.id) && story.state !== state).map(({ id }) => id);
  if (!before.stories.some(({ id }) => chosen.includes(id))) return notFound("story");
  const [first] = ids;
  if (!first) return done(null);
  await tx.story.updateMany({ where: { id: { in: ids } }, data: { state } });
  return done({ words: `${counted(ids.length, "story")} ${WORDS[state]}`, made: [], storyId: first });
}

export async function mergeStories(tx: Db, before: Before, chosen: string[]): Answer {
  const found = chosen.filter((id) => before.stories.some((story) => story.id === id));
  const [into, ...others] = found;
  if (!into || others.length === 0) return refused("invalid", "Select two stories or more, to make them one.");
  await put(
    tx,
    before.items.filter(({ storyId }) => others.includes(storyId)).map(({ itemId }) => itemId),
    into,
  );
  await tx.story.updateMany({ where: { id: into }, data: { arrangedAt: new Date() } });
  await refreshStories(tx, [into], others);
  return done({ words: `${counted(found.length, "story")} made one`, made: [], storyId: into });
}

/** Takes items out of their stories: what was chosen of one story is a story of its own then. */
export async function splitItems(tx: Db, before: Before, chosen: string[]): Answer {
  const groups = Object.groupBy(
    before.items.filter(({ itemId }) => chosen.includes(itemId)),
    ({ storyId }) => storyId,
  );
  if (Object.keys(groups).length === 0) return refused("invalid", "Select the items that are to stand apart.");
  const made: string[] = [];
  let count = 0;
  for (const [storyId, group = []] of Object.entries(groups)) {
    if (group.length === before.items.filter((item) => item.storyId === storyId).length) continue;
    const id = randomUUID();
    const state = before.stories.find((story) => story.id === storyId)?.state ?? "open";
    await tx.story.create({ data: { id, title: "New", state, lastItemAt: new Date(), arrangedAt: new Date() } });
    await put(
      tx,
      group.map(({ itemId }) => itemId),
      id,
    );
    await tx.story.updateMany({ where: { id: storyId }, data: { arrangedAt: new Date() } });
    await refreshStories(tx, [storyId, id]);
    made.push(id);
    count += group.length;
  }
  const [first] = made;
  if (!first) return refused("invalid", "Leave at least one item where it is.");
  return done({ words: `${counted(count, "item")} split out`, made, storyId: first });
}

export async function moveItems(tx: Db, before: Before, chosen: string[], to: string): Answer {
  if (!before.stories.some(({ id }) => id === to)) return refused("invalid", "Choose the story to move to.");
  const moved = before.items.filter(({ itemId, storyId }) => chosen.includes(itemId) && storyId !== to);
  if (chosen.length === 0) return refused("invalid", "Select the items that are to be moved.");
  if (moved.length === 0) return done(null);
  await put(
    tx,
    moved.map(({ itemId }) => itemId),
    to,
  );
  const from = [...new Set(moved.map(({ storyId }) => storyId))];
  await tx.story.updateMany({ where: { id: { in: [to, ...from] } }, data: { arrangedAt: new Date() } });
  await refreshStories(tx, [to, ...from], from);
  return done({ words: `${counted(moved.length, "item")} moved`, made: [], storyId: to });
}

export async function setLead(tx: Db, before: Before, chosen: string[]): Answer {
  const [itemId, ...others] = chosen;
  const item = before.items.find((each) => each.itemId === itemId);
  if (!item || others.length > 0) return refused("invalid", "Select the one item that is to speak for its story.");
  const story = before.stories.find(({ id }) => id === item.storyId);
  if (story?.leadChosen && story.leadItemId === itemId) return done(null);
  const { title } = await tx.feedItem.findUniqueOrThrow({ where: { id: item.itemId }, select: { title: true } });
  await tx.story.update({
    where: { id: item.storyId },
    data: { leadItemId: item.itemId, leadChosen: true, title, arrangedAt: new Date() },
  });
  return done({ words: "Another item speaks for the story", made: [], storyId: item.storyId });
}

const put = (tx: Db, itemIds: string[], storyId: string) =>
  tx.$executeRaw`UPDATE "StoryItem" SET "storyId" = ${storyId}::uuid, reason = ${BY_EDITOR}::jsonb WHERE "itemId" = ANY (${itemIds}::uuid[])`;
