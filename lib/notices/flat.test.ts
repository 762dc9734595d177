import { beforeAll, expect, test } from "vitest";
import { ALL_KINDS, MOST_NOTICES } from "#lib/notices/notice.ts";
import { listNotices } from "#lib/notices/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader } from "#lib/testing/world.ts";
import { costOf } from "../../bench/buffers.ts";

// What notices touch, in pages of the database, when ten times as much was corrected.
const world = testDatabase();
const AT_ONCE = 1_000;

let [reader, of] = [{ id: "", muteCount: 0 }, { id: "" }];

/**
 * Adds the briefings of these numbers, whose ids go up as those of the site do; one in `each` was corrected, a minute before
 * the one before. Of all every seventh was saved three weeks ago, and each seventh of these read.
 */
async function publish(from: number, each: number) {
  const numbers = [from + 1, from + AT_ONCE] as const;
  await world.db.$executeRaw`
    INSERT INTO "Post" SELECT (jsonb_populate_record(p, jsonb_build_object('id', '0190' || lpad(to_hex(n), 28, '0'), 'slug', 'n-' || n,
      'correction', 'Number ' || n, 'correctedAt', CASE WHEN n % ${each}::int = 0 THEN now() - n * interval '1 minute' END))).*
    FROM "Post" p, generate_series(${numbers[0]}::int, ${numbers[1]}::int) n WHERE p.id = ${of.id}::uuid`;
  const saved = (id: string) => `SELECT ${id}'${reader.id}'::uuid, id, now() - interval '21 days' FROM (
      SELECT id, substr(slug, 3)::int AS n FROM "Post" WHERE slug ~ '^n-') p WHERE n BETWEEN ${numbers[0]} AND ${numbers[1]}`;
  await world.db.$executeRawUnsafe(
    `INSERT INTO "Bookmark" (id, "userId", "postId", "createdAt") ${saved("gen_random_uuid(), ")} AND n % 7 = 0 ORDER BY n`,
  );
  await world.db.$executeRawUnsafe(
    `INSERT INTO "ReadState" ("userId", "postId", "readAt", "updatedAt")
      SELECT *, now() FROM (${saved("")} AND n % 49 = 0 ORDER BY n) read`,
  );
}

beforeAll(async () => {
  // What search and mutes keep of a briefing is not asked for here.
  await world.db.$executeRaw`ALTER TABLE "Post" DISABLE TRIGGER USER`;
  [reader, of] = [{ id: (await aReader()).id, muteCount: 0 }, await aPost()];
}, 60_000);

const told = () => listNotices(reader, ALL_KINDS, new Date());

/** The least of three: a connection that is asked for the first time after a VACUUM reads the database's own tables as well. */
async function cost() {
  const found: number[] = [];
  for (let time = 0; time < 3; time++) {
    await world.db.$executeRawUnsafe("VACUUM ANALYZE");
    await told();
    found.push((await costOf(told)).buffers);
  }
  return Math.min(...found);
}

test("ten times as many corrections cost a reader no more, though more is told of them", async () => {
  for (let at = 0; at < 6; at++) await publish(at * AT_ONCE, 100);
  const before = await cost();
  expect((await told()).length).toBeLessThan(MOST_NOTICES / 2);
  await publish(6 * AT_ONCE, 2);
  const after = await cost();
  expect(await told()).toHaveLength(MOST_NOTICES);
  // Of so small a site some pages more are the corrections themselves; looked up one by one they would be a thousand.
  expect(after, `${before} → ${after}`).toBeLessThanOrEqual(1.5 * before + 40);
}, 120_000);
