import { beforeEach, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { setLists } from "#lib/bookmarks/entry-commands.ts";
import { createList } from "#lib/bookmarks/list-commands.ts";
import { entriesSql, listEntries } from "#lib/bookmarks/list-queries.ts";
import { listSaved, savedSql } from "#lib/bookmarks/queries.ts";
import { type SavedView, savedName } from "#lib/bookmarks/saved.ts";
import { handInLink } from "#lib/links/commands.ts";
import { addMute } from "#lib/mutes/commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader, DAY, NOBODY, posts } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const seen = async (userId: string, show: SavedView["show"], order: SavedView["order"] = "newest") =>
  (await listSaved(userId, undefined, { show, order })).items.map(savedName);

test("the views show what is not archived, what of it is unread, and the archive; either end first", async () => {
  const [reader, [a, b, c]] = [await aReader(), await posts(3)];
  for (const post of [c, b, a]) await addBookmark(reader.id, post?.id ?? "");
  await handInLink(reader.id, { url: "https://example.org/a", title: "A page", topics: [] });
  await markRead(reader.id, a?.id ?? "");
  await world.db.bookmark.updateMany({ where: { postId: b?.id }, data: { archived: true } });
  expect(await seen(reader.id, "current")).toEqual(["A page", a?.title, c?.title]);
  expect(await seen(reader.id, "current", "oldest")).toEqual([c?.title, a?.title, "A page"]);
  expect(await seen(reader.id, "unread")).toEqual(["A page", c?.title]);
  expect(await seen(reader.id, "archived")).toEqual([b?.title]);
});

test("what is unread follows the reader, whichever comes first: saving or reading", async () => {
  const [reader, [a, b]] = [await aReader(), await posts(2)];
  await addBookmark(reader.id, a?.id ?? "");
  await markRead(reader.id, b?.id ?? "");
  await addBookmark(reader.id, b?.id ?? "");
  expect(await seen(reader.id, "unread")).toEqual([a?.title]);
  await markRead(reader.id, a?.id ?? "");
  expect(await seen(reader.id, "unread")).toEqual([]);
  await world.db.readState.deleteMany();
  expect(await seen(reader.id, "unread")).toHaveLength(2);
});

test("what is saved is never muted: what one keeps, one sees", async () => {
  const [reader, post] = [await aReader(), await aPost({ title: "Wombats at work", topics: ["wombats"] })];
  await addBookmark(reader.id, post.id);
  const list = await createList(reader.id, "Monday");
  const listId = list.ok ? list.value.id : "";
  const mark = await world.db.bookmark.findFirstOrThrow();
  await setLists(reader.id, mark.id, [listId]);
  for (const mute of [
    { kind: "word", key: "wombats" },
    { kind: "topic", key: "wombats" },
  ] as const)
    expect(await addMute(reader.id, mute, { length: "ever" })).toMatchObject({ ok: true });
  for (const show of ["current", "unread"] as const) expect(await seen(reader.id, show)).toEqual(["Wombats at work"]);
  expect((await listEntries(listId)).entries).toHaveLength(1);
});

/** A reader with so many saved, a day between each and the next; all but the oldest read, one list with all of them. */
async function aCollector(many: number) {
  const [reader, post] = [await aReader(), await aPost()];
  const list = await createList(reader.id, "All");
  // In parts: what search and mutes read is made of each briefing, and no statement has more than ten seconds.
  for (let from = 0; from < many; from += 500)
    await world.db.$executeRaw`
      WITH made AS (
        INSERT INTO "Post" SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'slug', ${`of-${many}-`} || n))).*
        FROM "Post" p, generate_series(${from}::int + 1, ${Math.min(from + 500, many)}::int) n WHERE p.id = ${post.id}::uuid RETURNING id),
      tagged AS (INSERT INTO "PostTag" ("postId", "tagId", position, "publishedAt")
        SELECT made.id, t."tagId", t.position, t."publishedAt" FROM made, "PostTag" t WHERE t."postId" = ${post.id}::uuid)
      INSERT INTO "Bookmark" (id, "userId", "postId", "createdAt")
      SELECT gen_random_uuid(), ${reader.id}::uuid, id, now() - (${from} + row_number() OVER ()) * interval '1 day' FROM made`;
  await world.db.$executeRaw`
    INSERT INTO "ReadState" ("userId", "postId", "readAt", "updatedAt")
    SELECT "userId", "postId", now(), now() FROM "Bookmark" WHERE "userId" = ${reader.id}::uuid
      AND "createdAt" > now() - ${many - 30} * interval '1 day'`;
  await world.db.$executeRaw`
    INSERT INTO "SavedListEntry" ("listId", "bookmarkId", position)
    SELECT l.id, b.id, row_number() OVER (ORDER BY b."createdAt") FROM "Bookmark" b JOIN "SavedList" l USING ("userId")
    WHERE l.id = ${list.ok ? list.value.id : ""}::uuid`;
  return reader.id;
}

type Plan = { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } };

/** How many pages of 8 KB a read touches. */
async function buffers(sql: ReturnType<typeof savedSql>) {
  const [explained] = await world.db.$queryRaw<{ "QUERY PLAN": Plan[] }[]>`
    EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${sql}`;
  const plan = explained?.["QUERY PLAN"][0]?.Plan;
  return (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
}

test("with 5,000 saved every view and a list of all touch as much as with 500, at the beginning and deep within", async () => {
  const [few, many] = [await aCollector(500), await aCollector(5_000)];
  // What was unread and is read now stands twice in an index until it is tidied up, as a site does by itself. Twice: the
  // database may be looking through a table of its own accord, and what it sees meanwhile stays. The first waits for it.
  for (let time = 0; time < 2; time++) await world.db.$executeRaw`VACUUM ANALYZE`;
  const deep = { at: new Date(Date.now() - 400 * DAY), id: NOBODY };
  const reads: [string, (userId: string) => Promise<number>][] = [];
  for (const show of ["current", "unread", "archived"] as const)
    for (const order of ["newest", "oldest"] as const)
      for (const place of [null, deep])
        reads.push([`${show} ${order}`, (userId) => buffers(savedSql(userId, place, { show, order }, 21))]);
  const listOf = async (userId: string) => (await world.db.savedList.findFirstOrThrow({ where: { userId } })).id;
  for (const after of [null, 400])
    reads.push([`list after ${after}`, async (userId) => buffers(entriesSql(await listOf(userId), after, false, 21))]);
  reads.push(["feed", async (userId) => buffers(entriesSql(await listOf(userId), null, true, 51))]);
  for (const [name, cost] of reads) {
    // What was just written is tidied up by whoever reads it first.
    for (const reader of [few, many]) await cost(reader);
    const [small, large] = [await cost(few), await cost(many)];
    expect(large, `${name}: ${small} → ${large}`).toBeLessThanOrEqual(small * 1.5);
  }
}, 120_000);
