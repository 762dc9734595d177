import { beforeAll, expect, test } from "vitest";
import { searchBriefings } from "#lib/search/queries.ts";
import { MOST } from "#lib/search/query.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anAuthor, aReader, aTopic } from "#lib/testing/world.ts";
import { costOf } from "../../bench/buffers.ts";

// Where nothing has all words, what has most of them is found under a filter too, however far back that stands: the newest
// that have a word are not the newest of a topic that have it. No briefing says "wombat", none has more of the Greek letters than one of each six.
const world = testDatabase();
const MANY = 7_998;
/** Each in every sixth briefing: too many for all to be looked at, too few to be dense. */
const LETTERS = "alpha beta gamma delta epsilon zeta";
const OTHERS = "eta theta iota kappa lambda mu";

beforeAll(async () => {
  await Promise.all([anAuthor("desk"), anAuthor("early"), aTopic("evals"), aTopic("archive"), aTopic("all")]);
  // What triggers make of a briefing is written here, or it would take a minute.
  await world.db.$executeRaw`ALTER TABLE "Post" DISABLE TRIGGER USER`;
  await world.db.$executeRaw`INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml",
      "bodyText", contents, numbers, takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
    SELECT gen_random_uuid(), 'n-' || n, 'Number ' || n, 'Short.', '', '', '',
      concat_ws(' ', 'plain', split_part(${LETTERS}, ' ', n % 6 + 1), split_part(${OTHERS}, ' ', n / 6 % 6 + 1)), '[]', '[]', '{}', 9, 1,
      (SELECT id FROM "Author" WHERE handle = CASE WHEN n > 7500 THEN 'early' ELSE 'desk' END), now() - n * interval '6 hours', ''
    FROM generate_series(1, ${MANY}::int) n`;
  await world.db.$executeRaw`ALTER TABLE "Post" ENABLE TRIGGER USER`;
  // The oldest are all there is of one topic; the other has thirty times as many.
  await world.db.$executeRaw`INSERT INTO "PostTag" ("postId", "tagId", position)
    SELECT p.id, t.id, array_position('{all,evals,archive}', t.slug) - 1 FROM "Post" p, "Tag" t, LATERAL (SELECT split_part(p.slug, '-', 2)::int AS n) each
    WHERE CASE t.slug WHEN 'evals' THEN n > 7900 WHEN 'archive' THEN n > 5000 ELSE true END`;
  await world.db.$executeRaw`TRUNCATE "SearchEntry"`;
  await world.db.$executeRaw`INSERT INTO "SearchEntry" ("postId", "publishedAt", document)
    SELECT p.id, p."publishedAt", to_tsvector('briefing', p."bodyText") || array_to_tsvector(ARRAY['a:' || p."authorId"]
      || ARRAY(SELECT 't:' || pt."tagId" FROM "PostTag" pt WHERE pt."postId" = p.id)) FROM "Post" p`;
  await world.db.$executeRawUnsafe("ANALYZE");
}, 120_000);

const slugsFrom = (first: number, last: number, matches: (n: number) => boolean) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)
    .filter(matches)
    .map((n) => `n-${n}`);

/** A reader who saved, or read, the briefings of these numbers. */
async function aReaderOf({ saved, read }: Record<"saved" | "read", [number, number] | null>) {
  const reader = { id: (await aReader()).id, muteCount: 0 };
  if (saved)
    await world.db.$executeRaw`INSERT INTO "Bookmark" (id, "userId", "postId")
      SELECT gen_random_uuid(), ${reader.id}::uuid, id FROM "Post"
      WHERE split_part(slug, '-', 2)::int BETWEEN ${saved[0]} AND ${saved[1]}`;
  if (read)
    await world.db.$executeRaw`INSERT INTO "ReadState" ("userId", "postId", "readAt", "updatedAt")
      SELECT ${reader.id}::uuid, id, now(), now() FROM "Post" WHERE split_part(slug, '-', 2)::int BETWEEN ${read[0]} AND ${read[1]}`;
  return reader;
}

const isOf =
  (...letters: number[]) =>
  (n: number) =>
    letters.includes(n % 6);

test.each([
  ["topic:evals alpha beta", slugsFrom(7_901, MANY, isOf(0, 1))],
  ["topic:evals alpha wombat", slugsFrom(7_901, MANY, isOf(0))],
  ["topic:evals plain wombat", slugsFrom(7_901, MANY, () => true)],
  ["author:early alpha wombat", slugsFrom(7_501, MANY, isOf(0))],
  ["topic:archive author:early delta wombat", slugsFrom(7_501, MANY, isOf(3))],
])("most of the words within names: %s finds the last there is", async (query, all) => {
  const found = await searchBriefings(query, null, { order: "newest" });
  expect(found.asked).toBe("most");
  expect([found.total, found.cut]).toEqual([Math.min(MOST, all.length), false]);
  expect(found.hits.map(({ post }) => post.slug)).toEqual(all.slice(0, 20));
});

test("most of the words among few that are saved looks through these alone", async () => {
  const reader = await aReaderOf({ saved: [7_901, 7_950], read: null });
  for (const [words, matches] of [
    ["plain wombat", () => true],
    ["alpha beta", isOf(0, 1)],
  ] as const) {
    const found = () => searchBriefings(`${words} is:saved`, reader, { order: "newest" });
    const { hits, total, cut } = await found();
    const all = slugsFrom(7_901, 7_950, matches);
    expect([total, cut]).toEqual([all.length, false]);
    expect(hits.map(({ post }) => post.slug)).toEqual(all.slice(0, 20));
    expect((await costOf(found)).buffers, words).toBeLessThan(3_000);
  }
});

test("most of the words among what is read looks through the newest, and says that older ones were not", async () => {
  const [late, early] = [
    await aReaderOf({ saved: null, read: [1, 50] }),
    await aReaderOf({ saved: null, read: [7_901, 7_950] }),
  ];
  expect(await searchBriefings("plain wombat is:read", late)).toMatchObject({ total: 50, cut: true });
  const found = () => searchBriefings("plain wombat is:read", early);
  expect(await found()).toMatchObject({ total: 0, cut: true });
  expect((await costOf(found)).buffers).toBeLessThan(8_000);
  expect(await searchBriefings("alpha wombat is:read", early)).toMatchObject({ asked: "most", cut: false });
});

test("all that somebody saved is looked through for what no word says", async () => {
  const reader = await aReaderOf({ saved: [1, 2_600], read: [1, 2_590] });
  const { hits, cut } = await searchBriefings("is:saved is:unread", reader, { order: "newest" });
  expect([cut, hits.map(({ post }) => post.slug)]).toEqual([false, slugsFrom(2_591, 2_600, () => true)]);
});

test("a year that is far off makes most of the words no dearer", async () => {
  const cost = async (query: string) => {
    const found = () => searchBriefings(query, null);
    expect(await found()).toMatchObject({ asked: "most", total: MOST });
    return (await costOf(found)).buffers;
  };
  // Each year until then was looked up in the index.
  expect(await cost("alpha wombat before:2999")).toBeLessThan(1.2 * (await cost("alpha wombat")));
});

test("many words of which each is common, but which no statistics expect together, are looked for", async () => {
  expect(await searchBriefings(`${LETTERS} ${OTHERS}`, null)).toMatchObject({ total: 0 });
});
