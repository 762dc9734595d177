import { db } from "#lib/db.ts";
import { mutedInFollowing } from "#lib/following/muted-queries.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { findArticle, findSurroundings } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { searchBriefings } from "#lib/search/queries.ts";

// What mutes cost, for readers of the bench who follow what reader 1 follows: none, ten of all kinds, two hundred of all
// kinds that hide little, and two hundred that hide nearly everything.

const words = (many: number) =>
  `SELECT 'word', 'zyzzyva ' || n, NULL::uuid, NULL::uuid FROM generate_series(1, ${many}) n`;
const sources = (many: number) =>
  `SELECT 'source', 'host-' || n || '.example', NULL, NULL FROM generate_series(1, ${many}) n`;
const topics = (first: number, last: number) =>
  `SELECT 'topic', NULL, id, NULL FROM "Tag" WHERE slug IN (SELECT 'topic-' || n FROM generate_series(${first}, ${last}) n)`;
const authors = (many: number) =>
  `SELECT 'author', NULL, NULL, id FROM "Author" WHERE handle IN (SELECT 'author-' || n FROM generate_series(100, ${99 + many}) n)`;

const READERS: [number, string, string][] = [
  [21, "no mutes", "SELECT NULL WHERE false"],
  [22, "ten mutes", [words(3), sources(3), topics(200, 201), authors(2)].join(" UNION ALL ")],
  [23, "200 mutes", [words(70), sources(70), topics(241, 280), authors(20)].join(" UNION ALL ")],
  [24, "all but a hundredth muted", topics(1, 200)],
];

async function readerWith(number: number, muted: string): Promise<NonNullable<ListReader>> {
  const where = { email: `reader-${number}@bench.example` };
  const { id } = await db().user.findUniqueOrThrow({ where, select: { id: true } });
  await db().mute.deleteMany({ where: { userId: id } });
  if (number > 21)
    await db().$executeRawUnsafe(
      `INSERT INTO "Mute" (id, "userId", kind, value, folded, "tagId", "authorId")
      SELECT gen_random_uuid(), $1::uuid, kind::"MuteKind", value, CASE kind::text WHEN 'word' THEN mute_text(value) ELSE value END, tag::uuid,
        author::uuid
      FROM (${muted}) m (kind, value, tag, author)`,
      id,
    );
  await db().$executeRaw`DELETE FROM "TagFollow" WHERE "userId" = ${id}::uuid`;
  await db().$executeRaw`INSERT INTO "TagFollow" ("userId", "tagId")
    SELECT ${id}::uuid, f."tagId" FROM "TagFollow" f JOIN "User" u ON u.id = f."userId" WHERE u.email = 'reader-1@bench.example'`;
  return db().user.findUniqueOrThrow({ where, select: { id: true, muteCount: true } });
}

/** Two weeks of a site with 10,000 briefings. Two weeks of a larger one are more than is counted, as years are. */
const TWO_WEEKS = 77;

/** Since when so many briefings were published, whatever day it is and however many there are in one. */
async function sinceTheNewest(posts: number): Promise<Date> {
  const published = { publishedAt: { lte: new Date() } };
  const [oldest] = await db().post.findMany({
    ...{ where: published, orderBy: { publishedAt: "desc" }, skip: posts, take: 1, select: { publishedAt: true } },
  });
  return oldest?.publishedAt ?? new Date(0);
}

/** The reads of readers with mutes, on the database that `db()` is at the moment. */
export async function muteReads(): Promise<{ name: string; run: () => Promise<unknown> }[]> {
  const span = { since: await sinceTheNewest(TWO_WEEKS), until: new Date() };
  const readers = await Promise.all(READERS.map(([number, , muted]) => readerWith(number, muted)));
  // What is made anew for each run leaves rows behind that nothing shows, which the database clears away in its own time.
  for (const table of ["Mute", "TagFollow"]) await db().$executeRawUnsafe(`VACUUM "${table}"`);
  const reads = READERS.map(([, name], at) => {
    const reader = readers[at] ?? null;
    const of = (what: string, run: () => Promise<unknown>) => ({ name: `${what}: ${name}`, run });
    return [
      of("feed", () => listItems({ kind: "all" }, reader)),
      of("topic, the busiest", () => listItems({ kind: "topic", slug: "topic-1" }, reader)),
      of("Following, thirty busy topics", () => listItems({ kind: "following", userId: reader?.id ?? "" }, reader)),
      of(`what mutes hide of the newest ${TWO_WEEKS} in Following`, () => mutedInFollowing(reader, span)),
      of("what mutes hide of years in Following", () => mutedInFollowing(reader, { ...span, since: new Date(0) })),
      of("around an article", async () => {
        const article = await findArticle("post-100");
        return article && findSurroundings(article, { kind: "all" }, reader);
      }),
      of("search for a word of every text", () => searchBriefings("work", reader)),
    ];
  });
  return reads[0]?.flatMap((_, at) => reads.flatMap((each) => each[at] ?? [])) ?? [];
}
