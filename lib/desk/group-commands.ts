import { type Db, db } from "#lib/db.ts";
import { tryDesk } from "#lib/desk/desk-lock.ts";
import { kindOf } from "#lib/desk/item-kind.ts";
import { type ItemRow, readItems } from "#lib/desk/item-rows.ts";
import { nearItems, rarityAround, type Span } from "#lib/desk/near-items.ts";
import { keysOf, type Profile, profileOf } from "#lib/desk/profile.ts";
import { type Standing, settle } from "#lib/desk/settle.ts";
import { writeStories } from "#lib/desk/story-commands.ts";

/** So many new items are put into stories at once, all within so many days of the newest: they are compared as of one time. */
const [AT_ONCE, DAYS] = [40, 7];

/**
 * Puts items that came in into stories, newest first. All or nothing, one worker at a time: killed at any moment it leaves
 * them waiting, or done. Answers whether there may be more.
 */
export const groupNewItems = (): Promise<boolean> =>
  db().$transaction(
    async (tx) => {
      if (!(await tryDesk(tx))) return false;
      const taken = await waiting(tx);
      if (taken.length === 0) return false;
      await group(
        tx,
        await readItems(
          tx,
          taken.map(({ itemId }) => itemId),
        ),
      );
      return (await takeOut(tx, taken)) > 0;
    },
    { timeout: 60_000, maxWait: 10_000 },
  );

/** An item in the line; `row` is which writing of it: one that changed has another. */
type Waiting = { itemId: string; row: string };

const waiting = (tx: Db) => tx.$queryRaw<Waiting[]>`
  SELECT w."itemId", w.xmin::text AS row FROM "ItemWaiting" w
  WHERE w.at > (SELECT max(at) FROM "ItemWaiting") - make_interval(days => ${DAYS}) ORDER BY w.at DESC, w."itemId" DESC LIMIT ${AT_ONCE}`;

/**
 * Takes items out of the line, but those that changed since they were read, or are being changed: what they say now was not
 * seen. Nobody waits here for who writes items, who may be waiting for what was written before. Answers how many it took.
 */
const takeOut = (tx: Db, taken: Waiting[]) => tx.$executeRaw`
  DELETE FROM "ItemWaiting" WHERE "itemId" IN (
    SELECT w."itemId" FROM "ItemWaiting" w
    JOIN unnest(${taken.map(({ itemId }) => itemId)}::uuid[], ${taken.map(({ row }) => row)}::text[]) AS t("itemId", row)
      ON t."itemId" = w."itemId" AND t.row = w.xmin::text
    FOR UPDATE OF w SKIP LOCKED)`;

async function group(tx: Db, rows: ItemRow[]) {
  const profiles = rows.map(profileOf);
  const keys = new Map(profiles.map((profile) => [profile.id, keysOf(profile)]));
  await writeKeys(tx, rows, profiles, keys);
  const span = spanOf(profiles);
  const near = await nearItems(tx, keys, span, await rarityAround(tx, profiles, span));
  const here = new Set(rows.map(({ id }) => id));
  const others = await readItems(
    tx,
    (await withStories(tx, [...here, ...near])).filter((id) => !here.has(id)),
  );
  const standing = [
    ...rows.map((row, at) => standingOf(row, profiles[at] as Profile)),
    ...others.map((row) => standingOf(row, profileOf(row))),
  ];
  const rarity = await rarityAround(
    tx,
    standing.map(({ profile }) => profile),
    span,
  );
  const before = standing.flatMap(({ storyId }) => storyId ?? []);
  await writeStories(tx, settle(standing, rarity), [...new Set(before)]);
}

function standingOf(row: ItemRow, profile: Profile): Standing {
  const { storyId, isArranged } = row;
  return { profile, kind: kindOf(row), storyId, isArranged };
}

function spanOf(profiles: Profile[]): Span {
  const moments = profiles.map(({ at }) => at);
  return { from: new Date(Math.min(...moments)), to: new Date(Math.max(...moments)) };
}

/** These items and all that stand in one story with any of them. */
async function withStories(tx: Db, ids: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ itemId: string }[]>`
    SELECT DISTINCT o."itemId" FROM "StoryItem" s JOIN "StoryItem" o ON o."storyId" = s."storyId"
    WHERE s."itemId" = ANY (${ids}::uuid[])`;
  return [...new Set([...ids, ...rows.map(({ itemId }) => itemId)])];
}

/** Says anew what these items are found by: for grouping, and for who looks for a kind, a feed, a language or a word. */
async function writeKeys(tx: Db, rows: ItemRow[], profiles: Profile[], keys: Map<string, string[]>) {
  const all = rows.flatMap((row, at) => {
    const facets = [`kind:${kindOf(row)}`, `feed:${row.feedId ?? "offered"}`, `lang:${profiles[at]?.language ?? "en"}`];
    return [...(keys.get(row.id) ?? []), ...facets].map((key) => ({ itemId: row.id, key, at: new Date(row.at) }));
  });
  await tx.itemKey.deleteMany({ where: { itemId: { in: rows.map(({ id }) => id) } } });
  await tx.itemKey.createMany({ data: all });
}

/** Forgets the parts of texts by which copies of what is older than 60 days would be found. Answers whether there may be more. */
export async function forgetOldBands(): Promise<boolean> {
  const count = await db().$executeRaw`
    DELETE FROM "ItemKey" WHERE ctid IN (SELECT ctid FROM "ItemKey"
      WHERE starts_with(key, 'band:') AND at < now() - interval '60 days' LIMIT 5000)`;
  return count === 5_000;
}
