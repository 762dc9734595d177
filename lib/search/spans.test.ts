import { expect, test } from "vitest";
import { searchBriefings } from "#lib/search/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anAuthor, aTopic } from "#lib/testing/world.ts";
import { dice } from "../../bench/known-items.ts";

// Which periods of the index hold what was published between two moments (search_span): all of it, and of the rest no
// more than what is left of a month.
const world = testDatabase();

/** The first of each month of the years 2018 to 2029. */
const MONTHS = Array.from({ length: 144 }, (_, month) => new Date(Date.UTC(2018, month, 1)));

const spanOf = async (since: Date, until: Date | null) => {
  const [row] = await world.db.$queryRaw<{ span: number[] | null }[]>`
    SELECT search_span(${since}::timestamptz, ${until}::timestamptz) AS span`;
  return row?.span ?? [];
};
const periodsOf = (at: Date) => {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + 1];
  return [year, year * 10 + Math.ceil(month / 3), year * 100 + month];
};

test("the periods between two moments are those of their months, each once, and few", async () => {
  const roll = dice(16);
  for (let tries = 0; tries < 60; tries++) {
    const since = new Date(
      Date.UTC(2019, Math.floor(roll() * 60), 1 + Math.floor(roll() * 27), Math.floor(roll() * 24)),
    );
    const until = new Date(since.getTime() + roll() * 5 * 365 * 86_400_000);
    const span = await spanOf(since, until);
    for (const month of MONTHS) {
      const next = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
      const isWithin = next > since && month <= until;
      const meets = periodsOf(month).filter((period) => span.includes(period)).length;
      expect(meets, `${month.toISOString()} of ${since.toISOString()} to ${until.toISOString()}: ${span}`).toBe(
        isWithin ? 1 : 0,
      );
    }
    expect(span.length).toBeLessThanOrEqual(14);
  }
});

test("without an end it goes on to the end of this year, and what ends before it begins has none", async () => {
  const year = new Date().getUTCFullYear();
  expect(await spanOf(new Date(Date.UTC(year - 1, 0, 1)), null)).toEqual([year - 1, year]);
  expect(await spanOf(new Date("2025-05-20"), new Date("2025-03-01"))).toEqual([]);
});

test("what is published is kept with its periods by UTC, whatever the database's own zone", async () => {
  const [row] = await world.db.$queryRaw<{ periods: number[] }[]>`
    SELECT search_periods('2026-12-31 23:30:00-05'::timestamptz) AS periods`;
  expect(row?.periods).toEqual([2027, 20271, 202701]);
});

test("a phrase that stands once in ten years is found, whatever years are asked for", async () => {
  await Promise.all([anAuthor("desk"), aTopic("all")]);
  // Each word stands in every sixth piece, both in one alone: the words let expect more, so that the index is asked for
  // nearly all years at first, and then for many times as long. What triggers make of a piece is written here, or it
  // would take a minute.
  await world.db.$executeRaw`ALTER TABLE "Post" DISABLE TRIGGER USER`;
  await world.db.$executeRaw`INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml",
      "bodyText", contents, numbers, takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
    SELECT gen_random_uuid(), 'n-' || n, 'Number ' || n, 'Short.', '', '', '',
      CASE WHEN n = 600 THEN 'the blue wombat' WHEN n % 6 = 0 THEN 'blue' WHEN n % 6 = 1 THEN 'a wombat' ELSE 'nothing' END,
      '[]', '[]', '{}', 9, 1, (SELECT id FROM "Author"), now() - n * interval '12 hours', ''
    FROM generate_series(1, 7200) n`;
  await world.db.$executeRaw`ALTER TABLE "Post" ENABLE TRIGGER USER`;
  await world.db.$executeRaw`INSERT INTO "SearchEntry" ("postId", "publishedAt", document)
    SELECT id, "publishedAt", to_tsvector('briefing', "bodyText") FROM "Post"`;
  await world.db.$executeRaw`INSERT INTO "PostTag" ("postId", "tagId", position)
    SELECT p.id, t.id, 0 FROM "Post" p, "Tag" t WHERE p."bodyText" <> 'nothing'`;
  await world.db.$executeRaw`ANALYZE "SearchEntry"`;
  const slugs = async (query: string) =>
    (await searchBriefings(query, null, { exactly: true })).hits.map(({ post }) => post.slug);
  for (const period of ["", "before:9999", "after:0001", "after:0001 before:9999"]) {
    expect(await slugs(`"blue wombat" ${period}`), period).toEqual(["n-600"]);
    expect((await slugs(`wombat ${period}`)).length, period).toBe(20);
  }
});
