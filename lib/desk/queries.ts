import { z } from "zod";
import { db, Prisma } from "#lib/db.ts";
import { type InboxStory, type InboxView, STATES, type StoryState } from "#lib/desk/inbox.ts";
import { type StoryItemRow, storyItem } from "#lib/desk/story-rows.ts";
import { termOf, tokensOf } from "#lib/desk/words.ts";
import { decodeCursor, encodeCursor, type Place } from "#lib/posts/cursor.ts";

const [PAGE, SCANNED, SHOWN, MOST_COUNTED] = [20, 2_000, 12, 1_000];

/**
 * One page of the inbox, newest first. Without a filter it is one walk along an index; with one, the newest 2,000 items that
 * the rarest wish is true of are looked through, and `older` goes on from there even where the page is short.
 */
export async function listInbox(view: InboxView, before?: unknown, size = PAGE) {
  const keys = keysOf(view);
  if (keys === null) return { items: [], older: null };
  const place = decodeCursor(before);
  const { ids, older } =
    keys.length > 0 ? await filtered(view.state, keys, place, size) : await all(view.state, place, size);
  return { items: await readStories(ids), older };
}

/** What the items of a view are found by; null where words are asked for that no item can be found by. */
function keysOf({ kind, source, language, q }: InboxView): string[] | null {
  const terms = tokensOf(q, 10).flatMap((word) => termOf(word) ?? []);
  if (q && terms.length === 0) return null;
  const facets = [kind && `kind:${kind}`, source && `feed:${source}`, language && `lang:${language}`].filter(
    (key) => key !== null,
  );
  return [...facets, ...terms.map((term) => `term:${term}`)];
}

type Walked = { id: string; at: Date };

async function all(state: StoryState, place: Place | null, size: number) {
  const beyond = place
    ? Prisma.sql`AND ("lastItemAt", id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<Walked[]>`
    SELECT id, "lastItemAt" AS at FROM "Story" WHERE state = ${state}::"StoryState" ${beyond}
    ORDER BY "lastItemAt" DESC, id DESC LIMIT ${size + 1}`;
  const [shown, last] = [rows.slice(0, size), rows[size - 1]];
  return { ids: shown.map(({ id }) => id), older: rows.length > size && last ? encodeCursor(last) : null };
}

async function filtered(state: StoryState, keys: string[], place: Place | null, size: number) {
  const [first = "", ...others] = await rarestFirst(keys);
  const beyond = place
    ? Prisma.sql`AND (k.at, k."itemId") < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const has = (item: Prisma.Sql) =>
    others.map(
      (key) => Prisma.sql`AND EXISTS (SELECT 1 FROM "ItemKey" o WHERE o."itemId" = ${item} AND o.key = ${key})`,
    );
  const rows = await db().$queryRaw<{ id: string | null; at: Date; itemId: string }[]>`
    WITH edge AS (SELECT k.at, k."itemId" FROM "ItemKey" k WHERE k.key = ${first} ${beyond}
      ORDER BY k.at DESC, k."itemId" DESC OFFSET ${SCANNED - 1} LIMIT 1),
    hits AS (SELECT s."storyId" AS id, k.at, k."itemId" FROM "ItemKey" k JOIN "StoryItem" s ON s."itemId" = k."itemId"
      JOIN "Story" t ON t.id = s."storyId" AND t.state = ${state}::"StoryState"
      WHERE k.key = ${first} ${beyond} AND (k.at, k."itemId") >= (coalesce((SELECT at FROM edge), '-infinity'),
          coalesce((SELECT "itemId" FROM edge), '00000000-0000-0000-0000-000000000000'))
        AND NOT EXISTS (SELECT 1 FROM "StoryItem" p JOIN "ItemKey" n ON n."itemId" = p."itemId" AND n.key = ${first}
        WHERE p."storyId" = s."storyId" AND (n.at, n."itemId") > (k.at, k."itemId") ${join(has(Prisma.sql`p."itemId"`))})
        ${join(has(Prisma.sql`k."itemId"`))}
      ORDER BY k.at DESC, k."itemId" DESC LIMIT ${size + 1})
    SELECT id, at, "itemId" FROM hits UNION ALL SELECT NULL, at, "itemId" FROM edge`;
  const hits = rows.flatMap(({ id, at, itemId }) => (id === null ? [] : [{ id, at, itemId }]));
  const lastScanned = rows.find(({ id }) => id === null);
  const last = hits.length > size ? hits[size - 1] : lastScanned;
  return {
    ids: hits.slice(0, size).map(({ id }) => id),
    older: last ? encodeCursor({ at: last.at, id: last.itemId }) : null,
  };
}

const join = (parts: Prisma.Sql[]) => (parts.length > 0 ? Prisma.join(parts, " ") : Prisma.empty);

async function rarestFirst(keys: string[]): Promise<string[]> {
  if (keys.length === 1) return keys;
  const counted = await db().$queryRaw<{ key: string }[]>`
    SELECT q.key FROM unnest(${keys}::text[]) q(key) ORDER BY (SELECT count(*) FROM (SELECT 1 FROM "ItemKey" k
      WHERE k.key = q.key LIMIT ${SCANNED}) c), q.key`;
  return counted.map(({ key }) => key);
}

/** Stories with the first of their items, in the order of these ids. */
async function readStories(ids: string[]): Promise<InboxStory[]> {
  const rows = await db().$queryRaw<StoryItemRow[]>`
    SELECT t.id AS "storyId", t.title AS "storyTitle", t.state, t."arrangedAt" IS NOT NULL AS "isArranged", t."leadChosen", i.*,
      (SELECT count(*)::int FROM "StoryItem" c WHERE c."storyId" = t.id) AS "all"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY w(id, place) JOIN "Story" t ON t.id = w.id
    CROSS JOIN LATERAL (SELECT i.id, i.title, i.url, i.summary, s.kind, i."publishedAt" AS at, i.language, f.id AS "feedId",
        f.title AS "feedTitle", s.reason, i."duplicateOfId" AS "copyOf", i.id = t."leadItemId" AS "isLead"
      FROM "StoryItem" s JOIN "FeedItem" i ON i.id = s."itemId" LEFT JOIN "Feed" f ON f.id = i."feedId"
      WHERE s."storyId" = t.id
      ORDER BY i.id = t."leadItemId" DESC, i."duplicateOfId" IS NOT NULL, i."publishedAt", i.id LIMIT ${SHOWN}) i
    ORDER BY w.place, i."isLead" DESC NULLS LAST, i."copyOf" IS NOT NULL, i.at, i.id`;
  return storiesOf(rows);
}

function storiesOf(rows: StoryItemRow[]): InboxStory[] {
  const stories = new Map<string, InboxStory>();
  for (const row of rows) {
    const { storyId: id, storyTitle: title, state, isArranged } = row;
    const story = stories.get(id) ?? { id, title, state, isArranged, items: [], more: row.all };
    story.items.push(storyItem(row));
    story.more--;
    stories.set(id, story);
  }
  return [...stories.values()];
}

/** How many stories are in each state, counted up to 1,000. */
export async function countInbox(): Promise<Record<StoryState, number>> {
  const rows = await db().$queryRaw<{ state: StoryState; count: number }[]>`
    SELECT q.state, (SELECT count(*)::int FROM (SELECT 1 FROM "Story" t WHERE t.state = q.state::"StoryState"
      LIMIT ${MOST_COUNTED}) c) AS count FROM unnest(${[...STATES]}::text[]) q(state)`;
  const counts = { open: 0, set_aside: 0, taken_up: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** What the inbox can be filtered by besides kinds: the feeds by name, and the languages that items have. */
export async function listFilters(): Promise<{ sources: { id: string; title: string }[]; languages: string[] }> {
  const [sources, languages] = await Promise.all([
    db().feed.findMany({
      where: { removedAt: null },
      select: { id: true, title: true },
      orderBy: [{ title: "asc" }, { id: "asc" }],
      take: 500,
    }),
    // From one language to the next along the index, however many items have each.
    db().$queryRaw<{ key: string }[]>`
      WITH RECURSIVE l AS ((SELECT key FROM "ItemKey" WHERE key >= 'lang:' AND key < 'lang;' ORDER BY key LIMIT 1)
        UNION ALL SELECT (SELECT key FROM "ItemKey" k WHERE k.key > l.key AND k.key < 'lang;' ORDER BY k.key LIMIT 1)
        FROM l WHERE l.key IS NOT NULL)
      SELECT key FROM l WHERE key IS NOT NULL LIMIT 100`,
  ]);
  return { sources, languages: languages.map(({ key }) => key.slice(5)) };
}

/** One story; null where there is none. */
export async function findStory(id: string): Promise<InboxStory | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [story] = await readStories([id]);
  return story ?? null;
}

/** What an editor's press among stories did, while it can be taken back, or that it was a moment ago. */
export async function findDeskUndo(userId: string, id: string): Promise<{ words: string; used: boolean } | null> {
  const [undo] = await db().$queryRaw<{ words: string; used: boolean }[]>`
    SELECT words, "usedAt" IS NOT NULL AS used FROM "StoryUndo"
    WHERE id::text = ${id} AND "userId" = ${userId}::uuid AND "createdAt" > now() - interval '1 hour'
      AND coalesce("usedAt", now()) > now() - interval '30 seconds'`;
  return undo ?? null;
}
