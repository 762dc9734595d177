import { beforeAll, expect, test } from "vitest";
import { followAuthor, followTopic } from "#lib/following/commands.ts";
import { COUNTED } from "#lib/following/counted.ts";
import { mutedInFollowing } from "#lib/following/muted-queries.ts";
import { visitElsewhere, visitFollowing } from "#lib/following/visits.ts";
import { findCandidates } from "#lib/ranking/queries.ts";
import { WINDOW } from "#lib/ranking/window.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, anAuthor, aReaderWhoMuted, aTopic, DAY } from "#lib/testing/world.ts";

// More is new than is counted, and the busiest of what is followed has that much alone: the others are walked only as far
// back as it has, and what is newest of all of them is found all the same.
const world = testDatabase();
const MANY = 1_000;
let reader: { id: string; muteCount: number };

beforeAll(async () => {
  for (const slug of ["busy", "rare", "quiet", "elsewhere"]) await aTopic(slug);
  reader = await aReaderWhoMuted(["topic", "quiet"], ["word", "number seven"]);
  for (const slug of ["busy", "rare", "quiet"]) await followTopic(reader.id, (await aTopic(slug)).id);
  await anAuthor("desk");
  await followAuthor(reader.id, (await anAuthor("one")).id);
  // From the newest to the oldest: each seventh on the rare topic alone, each 70th on the quiet one, each 50th by "one" on
  // a topic that nobody follows, all others on the busy one.
  await world.db
    .$executeRaw`INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText",
      contents, numbers, takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
    SELECT gen_random_uuid(), 'n-' || n, CASE WHEN n % 10 = 7 THEN 'Number seven' ELSE 'Another' END, 'Short.', '', '', '', 'Text.', '[]', '[]', '{}', 9, 2,
      (SELECT id FROM "Author" WHERE handle = CASE WHEN n % 50 = 0 THEN 'one' ELSE 'desk' END), now() - n * interval '1 minute', ''
    FROM generate_series(1, ${MANY}::int) n`;
  await world.db.$executeRaw`INSERT INTO "PostTag" ("postId", "tagId", position)
    SELECT p.id, t.id, 0 FROM (SELECT id, split_part(slug, '-', 2)::int AS n FROM "Post") p JOIN "Tag" t ON t.slug = CASE
      WHEN n % 50 = 0 THEN 'elsewhere' WHEN n % 70 = 0 THEN 'quiet' WHEN n % 7 = 0 THEN 'rare' ELSE 'busy' END`;
  await world.db.user.update({ where: { id: reader.id }, data: { newSince: ago(DAY), visitAt: new Date() } });
}, 60_000);

const numbers = (upTo: number) => Array.from({ length: upTo }, (_, at) => at + 1);

test("what is ranked is the newest of all that is followed", async () => {
  const span = await visitElsewhere(reader.id, false);
  const nobody = { id: reader.id, muteCount: 0 };
  const found = await findCandidates({ kind: "following", userId: reader.id }, nobody, span);
  expect(found.map(({ post }) => post.slug)).toEqual(numbers(WINDOW).map((n) => `n-${n}`));
});

test("what is new is counted of the newest, and of each that is followed", async () => {
  const { fresh, follows } = await visitFollowing(reader.id, "nobody");
  expect(fresh).toMatchObject({ posts: COUNTED, minutes: 2 * COUNTED });
  const of = (holds: (n: number) => boolean) => Math.min(COUNTED, numbers(MANY).filter(holds).length);
  expect(Object.fromEntries(follows.map(({ key, fresh }) => [key, fresh]))).toEqual({
    busy: COUNTED,
    rare: of((n) => n % 7 === 0 && n % 70 !== 0 && n % 50 !== 0),
    quiet: of((n) => n % 70 === 0 && n % 50 !== 0),
    one: of((n) => n % 50 === 0),
  });
});

test("what mutes hide is counted of the same newest", async () => {
  const visit = await visitFollowing(reader.id, "nobody");
  const { posts, by } = await mutedInFollowing(reader, visit);
  const newest = numbers(COUNTED);
  const quiet = newest.filter((n) => n % 70 === 0 && n % 50 !== 0).length;
  const seven = newest.filter((n) => n % 10 === 7).length;
  expect(posts).toBe(quiet + seven);
  expect(by.map(({ name, posts }) => [name, posts])).toEqual([
    ["number seven", seven],
    ["quiet", quiet],
  ]);
});
