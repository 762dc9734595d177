import { beforeAll, expect, test } from "vitest";
import { inboxView } from "#lib/desk/inbox.ts";
import { countInbox, listFilters, listInbox } from "#lib/desk/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { costOf } from "../../bench/buffers.ts";

// What the inbox touches, in pages of the database, with a thousand items and with twenty times as many; INBOX_ITEMS=100000
// measures it at another size.
const world = testDatabase();
const [SMALL, LARGE, AT_ONCE] = [1_000, Number(process.env.INBOX_ITEMS ?? 20_000), 5_000];

/** Adds items of these numbers, two to a story, one an hour: "work" in half of the titles, a rare word in few, kinds and feeds in turn. */
async function fill(from: number, to: number) {
  const { $executeRaw: run } = world.db;
  const sql = run.bind(world.db);
  await sql`ALTER TABLE "FeedItem" DISABLE TRIGGER "FeedItem_waits"`;
  await sql`INSERT INTO "Feed" (id, url, title) SELECT gen_random_uuid(), 'https://f.example/' || n, 'Feed ' || n
    FROM generate_series(1, 40) n ON CONFLICT DO NOTHING`;
  await sql`INSERT INTO "FeedItem" (id, "feedId", guid, url, title, summary, html, text, "publishedAt", "contentHash")
    SELECT gen_random_uuid(), (SELECT id FROM "Feed" WHERE url = 'https://f.example/' || (n % 40 + 1)), 'n-' || n,
      'https://s.example/' || n, 'Number ' || n, 'Summary.', '', '', now() - n * interval '1 hour', ''
    FROM generate_series(${from}::int, ${to}::int) n`;
  await sql`INSERT INTO "Story" (id, title, state, "lastItemAt")
    SELECT md5(n::text)::uuid, 'Story ' || n, (CASE WHEN n % 5 = 0 THEN 'set_aside' ELSE 'open' END)::"StoryState",
      now() - n * interval '1 hour' FROM generate_series(${from}::int, ${to}::int) n WHERE n % 2 = 0`;
  await sql`INSERT INTO "StoryItem" ("itemId", "storyId", kind, reason)
    SELECT i.id, md5((substr(i.guid, 3)::int / 2 * 2)::text)::uuid, 'press', '{"hours": 1}' FROM "FeedItem" i
    JOIN "Story" t ON t.id = md5((substr(i.guid, 3)::int / 2 * 2)::text)::uuid
    WHERE i."publishedAt" BETWEEN now() - (${to}::int + 1) * interval '1 hour' AND now() - (${from}::int - 1) * interval '1 hour'
      AND NOT EXISTS (SELECT 1 FROM "StoryItem" s WHERE s."itemId" = i.id)`;
  await sql`INSERT INTO "ItemKey" ("itemId", key, at)
    SELECT i.id, k.key, i."publishedAt" FROM "FeedItem" i CROSS JOIN LATERAL (SELECT substr(i.guid, 3)::int AS n) m
    CROSS JOIN LATERAL (VALUES ('kind:press'), ('lang:en'), ('feed:' || i."feedId"), ('term:item'),
      (CASE WHEN m.n % 2 = 0 THEN 'term:openai' ELSE 'term:x' || m.n % 300 END),
      (CASE WHEN m.n % 400 = 0 THEN 'term:wombat' ELSE 'term:y' || m.n % 500 END)) k(key)
    WHERE i."publishedAt" BETWEEN now() - (${to}::int + 1) * interval '1 hour' AND now() - (${from}::int - 1) * interval '1 hour'
    ON CONFLICT DO NOTHING`;
  await sql`ALTER TABLE "FeedItem" ENABLE TRIGGER "FeedItem_waits"`;
  await world.db.$executeRawUnsafe("ANALYZE");
}

const list = (asked: Record<string, unknown>) => () => listInbox(inboxView(asked));

async function costs() {
  const feed = await world.db.feed.findUniqueOrThrow({ where: { url: "https://f.example/8" } });
  const reads: [string, () => Promise<unknown>][] = [
    ["the first page", list({})],
    ["what is set aside", list({ show: "set-aside" })],
    ["a state that nothing is in", list({ show: "taken-up" })],
    ["a common kind", list({ kind: "press" })],
    ["a kind that nothing is", list({ kind: "paper" })],
    ["a source", list({ source: feed.id })],
    ["a language", list({ language: "en" })],
    ["a common word", list({ q: "openai" })],
    ["a rare word", list({ q: "wombat" })],
    ["a word that none has", list({ q: "zyzzyva" })],
    ["a common word of a kind in a state that nothing is in", list({ q: "openai", kind: "press", show: "taken-up" })],
    ["the counts", countInbox],
    ["the filters", listFilters],
  ];
  const found = new Map<string, number>();
  for (const [what, read] of reads) {
    await read();
    found.set(what, (await costOf(read)).buffers);
  }
  return found;
}

let [small, large] = [new Map<string, number>(), new Map<string, number>()];
beforeAll(async () => {
  await fill(1, SMALL);
  small = await costs();
  for (let from = SMALL + 1; from <= LARGE; from += AT_ONCE) await fill(from, Math.min(from + AT_ONCE - 1, LARGE));
  large = await costs();
}, 600_000);

test("many times as many items cost the inbox no more", () => {
  expect(small.size).toBeGreaterThan(10);
  // What is looked through has a bound (2,000 items, 1,000 counted stories, a page of stories) that the small inbox does not
  // reach; the large one stays below this many pages of the database.
  const MOST = 1_600;
  const grown = [...small].map(([what, before]) => ({
    what,
    before,
    after: large.get(what) ?? Number.POSITIVE_INFINITY,
  }));
  expect(grown.filter(({ before, after }) => after > before * 1.5 && after > MOST)).toEqual([]);
});
