import { beforeAll, expect, test } from "vitest";
import { searchBriefings } from "#lib/search/queries.ts";
import { MOST } from "#lib/search/query.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anAuthor, aReader, aTopic } from "#lib/testing/world.ts";

// What a search does not look at because it is bounded: what it shows is the newest that there is all the same, and where
// older ones may match too it says so.
const world = testDatabase();
const MANY = 4_000;

beforeAll(async () => {
  await Promise.all([aTopic("all"), anAuthor("desk")]);
  // From the newest to the oldest: all say "plain text"; now and then "amber blue" follow one another, in most they do not.
  await world.db
    .$executeRaw`INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText",
      contents, numbers, takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
    SELECT gen_random_uuid(), 'n-' || n, CASE WHEN n % 3000 = 2999 THEN 'Plain text' ELSE 'Number ' || n END, 'Short.', '', '', '',
      concat_ws(' ', 'Plain text', CASE WHEN n % 400 = 399 THEN 'amber blue' WHEN n % 2 = 0 THEN 'blue amber' END,
        CASE WHEN n % 3 = 0 THEN 'coral' END, CASE WHEN n % 30 = 0 THEN 'denim' END, CASE WHEN n % 40 = 0 THEN 'ember frost' END,
        CASE WHEN n > 3990 THEN 'text indeed plain' END), '[]', '[]', '{}', 9, 1,
      (SELECT id FROM "Author" WHERE handle = 'desk'), now() - n * interval '1 hour', ''
    FROM generate_series(1, ${MANY}::int) n`;
  await world.db.$executeRaw`INSERT INTO "PostTag" ("postId", "tagId", position)
    SELECT p.id, (SELECT id FROM "Tag" WHERE slug = 'all'), 0 FROM "Post" p`;
  await world.db.$executeRawUnsafe("ANALYZE");
}, 120_000);

/** The slugs of all that match, newest first, by the plainest statement. */
const allOf = async (query: string) =>
  (
    await world.db.$queryRaw<{ slug: string }[]>`
      SELECT p.slug FROM "SearchEntry" e JOIN "Post" p ON p.id = e."postId"
      WHERE e.document @@ websearch_to_tsquery('briefing', ${query}) ORDER BY e."publishedAt" DESC, e."postId" DESC`
  ).map(({ slug }) => slug);

test.each([
  ["coral", false],
  ["denim", false],
  ["coral denim", false],
  ["coral -denim", false],
  ["plain text", false],
  ['"plain text"', false],
  ['"ember frost"', false],
  ['"amber blue" coral', false],
  ['"amber blue"', true],
  ['"text indeed"', false],
  ['"text indeed plain"', false],
  ["coral ember -plain", false],
  ["-coral -blue", false],
  ["-plain", true],
  ['plain -"blue amber"', false],
])("%s shows the newest that match, and says when older ones were not looked at", async (query, cut) => {
  const [found, all] = [await searchBriefings(query, null, { order: "newest", exactly: true }), await allOf(query)];
  expect({ cut: found.cut, total: found.total }).toEqual({
    cut,
    total: cut ? expect.any(Number) : Math.min(MOST, all.length),
  });
  expect(found.hits.map(({ post }) => post.slug)).toEqual(all.slice(0, Math.min(20, found.total)));
  if (cut) expect(found.total).toBeLessThan(MOST);
});

test("what one author has of a common word is found to the last, however far back, and within dates", async () => {
  const { id } = await anAuthor("seldom");
  await world.db.$executeRaw`UPDATE "Post" SET "authorId" = ${id}::uuid WHERE right(slug, 2) = '77'`;
  const found = async (query: string) => {
    const { total, hits } = await searchBriefings(query, null, { order: "newest", exactly: true, page: 2 });
    return [total, hits[0]?.post.slug];
  };
  expect(await found("plain author:seldom")).toEqual([40, "n-2077"]);
  const date = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 10);
  const { hits } = await searchBriefings(`text author:seldom before:${date(1_000)} after:${date(1_500)}`, null);
  expect(hits.map(({ post }) => post.slug).toSorted()).toEqual(["n-1077", "n-1177", "n-1277", "n-1377", "n-1477"]);
});

test("an old title that has all words is found although they are common, and a phrase in it too", async () => {
  for (const query of ["plain text", '"plain text"'])
    expect((await searchBriefings(query, null)).hits[0]?.post.slug).toBe("n-2999");
});

test.each([
  ["plain", (n: number) => n > 0],
  ["coral", (n: number) => n % 3 === 0],
  ["denim", (n: number) => n % 30 === 0],
  ["denim ember", (n: number) => n % 120 === 0],
  ['"ember frost"', (n: number) => n % 40 === 0],
])("of many that somebody saved %s shows the newest that match", async (query, matches) => {
  const reader = { id: (await aReader()).id, muteCount: 0 };
  // All of the older half, kept in any order, and few of the newer one.
  await world.db.$executeRaw`INSERT INTO "Bookmark" (id, "userId", "postId", "createdAt")
    SELECT gen_random_uuid(), ${reader.id}::uuid, id, now() - abs(hashtext(slug)) % 9999 * interval '1 second' FROM "Post"
    WHERE split_part(slug, '-', 2)::int > ${MANY / 2} OR slug LIKE 'n-%00'`;
  const newest = Array.from({ length: MANY }, (_, at) => at + 1)
    .filter((n) => (n > MANY / 2 || n % 100 === 0) && matches(n))
    .map((n) => `n-${n}`);
  const { hits, total, cut } = await searchBriefings(`${query} is:saved`, reader, { order: "newest", exactly: true });
  expect({ cut, total }).toEqual({ cut: false, total: Math.min(MOST, newest.length) });
  expect(hits.map(({ post }) => post.slug)).toEqual(newest.slice(0, 20));
});

test("where nothing has all words, what has all others is found among thousands that have one, however old", async () => {
  const all = async (query: string, many: number) => {
    const pages = [await searchBriefings(query, null), await searchBriefings(query, null, { page: 2 })];
    expect(pages[0]?.asked).toBe("most");
    return pages.flatMap(({ hits }) => hits.map(({ post }) => Number(post.slug.slice(2)))).slice(0, many);
  };
  const together = (of: number, many: number) => Array.from({ length: many }, (_, at) => (at + 1) * of);
  expect((await all("denim ember wombat", 33)).toSorted((a, b) => a - b)).toEqual(together(120, 33));
  for (const n of await all("coral blue wombat", 40))
    expect([n % 3, n % 2 === 0 || n % 400 === 399]).toEqual([0, true]);
  // "Indeed" stands in a few of the oldest that have no "ember": the others without it are found too.
  const found = await all("coral ember blue indeed", 40);
  for (const n of together(120, 33)) expect(found).toContain(n);
});
