import { beforeAll, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { handInLink } from "#lib/links/commands.ts";
import { keepSearch } from "#lib/search/commands.ts";
import { findSavedLinks } from "#lib/search/link-queries.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { freshInSavedSearches } from "#lib/search/saved-search-queries.ts";
import { suggest } from "#lib/search/suggest-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, anAuthor, aPost, aReader, aTopic, DAY } from "#lib/testing/world.ts";
import { costOf } from "../../bench/buffers.ts";

// What a search touches, in pages of the database, before and after the site has four times as much; both have more than
// the newest that are looked through.
const world = testDatabase();
const [SMALL, LARGE] = [2_500, 10_000];
let me: { id: string; muteCount: number };
let others: string;

/** Adds the briefings of these numbers: every other one says "work", each fiftieth "meetings"; each hundredth is another's. */
async function fill(from: number, to: number) {
  await world.db
    .$executeRaw`INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText",
      contents, numbers, takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
    SELECT gen_random_uuid(), 'n-' || n, 'Number ' || n, 'Short.', '', '', '', concat_ws(' ', 'Plain text', md5((n % 400)::text), md5((n * 7 % 400)::text),
      CASE WHEN n % 2 = 0 THEN 'work' END, CASE WHEN n % 50 = 0 THEN 'meetings' END), '[]', '[]', '{}', 9, 1,
      (SELECT id FROM "Author" WHERE handle = CASE WHEN n % 100 = 50 THEN 'seldom' ELSE 'desk' END), now() - n * interval '1 hour', ''
    FROM generate_series(${from}::int, ${to}::int) n`;
  await world.db.$executeRaw`INSERT INTO "PostTag" ("postId", "tagId", position)
    SELECT p.id, (SELECT id FROM "Tag" WHERE slug = 'busy'), 0 FROM "Post" p
    WHERE NOT EXISTS (SELECT FROM "PostTag" pt WHERE pt."postId" = p.id)`;
  // A fifth as many links, of others, that were read.
  await world.db.$executeRaw`INSERT INTO "SharedLink" (id, "userId", url, title)
    SELECT gen_random_uuid(), ${others}::uuid, 'https://example.org/' || n, 'Number ' || n FROM generate_series(${from}::int, ${to}::int, 5) n`;
  await world.db
    .$executeRaw`INSERT INTO "LinkReading" ("sharedLinkId", title, html, text, excerpt, "wordCount", "readingMinutes", hash)
    SELECT s.id, s.title, '', concat_ws(' ', 'Plain text at work', md5(s.title)), '', 9, 1, '' FROM "SharedLink" s
    WHERE NOT EXISTS (SELECT FROM "LinkReading" l WHERE l."sharedLinkId" = s.id)`;
  await world.db.$executeRawUnsafe("VACUUM ANALYZE");
}

beforeAll(async () => {
  await Promise.all([aTopic("busy"), aTopic("dead"), anAuthor("desk"), anAuthor("seldom")]);
  me = { id: (await aReader()).id, muteCount: 0 };
  others = (await aReader()).id;
  for (const [at, title] of ["A wombat at work", "Plain work", "Nothing else"].entries())
    await handInLink(me.id, { url: `https://example.com/${at}`, title });
  for (let at = 0; at < 5; at++) {
    const { id } = await aPost({ body: "A wombat at work.", topics: ["old"], at: ago((900 + at) * DAY) });
    await addBookmark(me.id, id);
  }
  for (const query of ["wombat", "work topic:busy", "meetings -plain"])
    await keepSearch(me.id, { name: "", query, order: "best" });
}, 60_000);

const READS: [string, () => Promise<unknown>][] = [
  ...[
    ["a common word", "work"],
    ["a rare word", "wombat"],
    ["a word that none has", "zyzzyva"],
    ["a common word on a dead topic", "work topic:dead"],
    ["a common word on a topic with little", "work topic:old"],
    ["a busy topic", "topic:busy"],
    ["two common words as a phrase", '"plain text"'],
    [
      "a common word within dates",
      `work after:${ago(10 * DAY)
        .toISOString()
        .slice(0, 10)}`,
    ],
    ["everything without a common word", "-work"],
    ["a common word in the saved", "work is:saved"],
    ["a common word unread", "work is:unread"],
    // 25 matches before, and 100 after, of which the newest are read to be ranked.
    ["an author and a word of every text", "plain author:seldom"],
    ["an author and a common word", "work author:seldom"],
    ["a slip", "wombta"],
  ].map(([what = "", typed = ""]): [string, () => Promise<unknown>] => [what, () => searchBriefings(typed, me)]),
  ["a common word in links", () => findSavedLinks("work", me.id)],
  ["a rare word in links", () => findSavedLinks("wombat", me.id)],
  ["a word that no link has", () => findSavedLinks("zyzzyva", me.id)],
  ["a slip as somebody types", () => suggest("wrokk", me)],
  ["a title as somebody types", () => suggest("numb", me)],
  ["what is new in kept searches", () => freshInSavedSearches(me, ago(3 * DAY))],
];

async function costs() {
  const found = new Map<string, number>();
  for (const [what, read] of READS) {
    await read();
    found.set(what, (await costOf(read)).buffers);
  }
  return found;
}

test("four times as much published costs a search at most half as much again", async () => {
  await fill(1, SMALL);
  const before = await costs();
  await fill(SMALL + 1, LARGE);
  const after = await costs();
  const told = READS.map(([what]) => ({ what, before: before.get(what) ?? 0, after: after.get(what) ?? 0 }));
  // A few pages more are the depth of an index.
  expect(told.filter((each) => each.after > 1.5 * each.before + 80)).toEqual([]);
}, 300_000);
