import { beforeEach, describe, expect, test } from "vitest";
import { followTopic } from "#lib/following/commands.ts";
import { MOST_CONSIDERED } from "#lib/mutes/hiding.ts";
import type { List } from "#lib/posts/lists.ts";
import { findArticle, findSurroundings } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aPost, aReader, aReaderWhoMuted, aTopic, MINUTE, posts } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const slugs = (items: { slug: string }[]) => items.map((post) => post.slug);
const ALL: List = { kind: "all" };

describe("a page", () => {
  /** Thirty pieces, newest first; every third one is of a muted topic. */
  const thirty = async () => {
    const made: string[] = [];
    for (let at = 0; at < 30; at++)
      made.push(
        (await aPost({ topics: at % 3 === 1 ? ["work", "agents"] : ["work"], at: ago((at + 1) * MINUTE) })).slug,
      );
    return made;
  };

  test.each([ALL, { kind: "topic", slug: "work" }, { kind: "author", handle: "desk" }, { kind: "following" }] as const)(
    "of %j is full all the same, counts what is hidden in its span, and nothing is lost or counted twice",
    async (named) => {
      const made = await thirty();
      const reader = await aReaderWhoMuted(["topic", "agents"]);
      await followTopic(reader.id, (await aTopic("work")).id);
      await followTopic(reader.id, (await aTopic("agents")).id);
      const list = named.kind === "following" ? { ...named, userId: reader.id } : named;
      for (const size of [1, 3, 7, 20, 40]) {
        const seen: string[] = [];
        let hidden = 0;
        let before: string | null = null;
        do {
          const page = await listItems(list, reader, before ?? undefined, size);
          seen.push(...slugs(page.items));
          hidden += page.hidden;
          expect(page.items.length === size || page.older === null).toBe(true);
          before = page.older;
        } while (before);
        expect(seen).toEqual(made.filter((_, at) => at % 3 !== 1));
        expect(hidden).toBe(10);
      }
    },
  );

  test("shows what is muted to whom asks, and says by what", async () => {
    const made = await thirty();
    const reader = { ...(await aReaderWhoMuted(["topic", "agents"], ["word", "nothing of it"])), seeMuted: true };
    const page = await listItems(ALL, reader);
    expect(slugs(page.items)).toEqual(made.slice(0, 20));
    expect(page.hidden).toBe(0);
    expect(page.items[1]?.mutedBy).toMatchObject([{ kind: "topic", key: "agents", name: "agents" }]);
    expect(page.items.filter((post) => post.mutedBy)).toHaveLength(7);
  });

  test("ends where it has looked at enough, says so, and the next one goes on behind it", async () => {
    await posts(2, { topics: ["agents"] });
    const [first] = await posts(1, { topics: ["agents"], at: ago(90 * MINUTE) });
    await world.db.$executeRaw`
      WITH made AS (
        INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText", contents, numbers,
          takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
        SELECT gen_random_uuid(), 'many-' || n, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText", contents,
          numbers, takeaways, 1, 1, "authorId", now() - n * interval '1 second' - interval '1 hour', 'x'
        FROM "Post", generate_series(1, 400) n WHERE id = ${first?.id}::uuid RETURNING id)
      INSERT INTO "PostTag" ("postId", "tagId", position) SELECT made.id, t.id, 0 FROM made, "Tag" t WHERE t.slug = 'agents'`;
    const old = await aPost({ slug: "old", topics: ["work"], at: ago(200 * MINUTE) });
    const reader = await aReaderWhoMuted(["topic", "agents"]);
    const page = await listItems(ALL, reader);
    expect(page).toMatchObject({ items: [], hidden: MOST_CONSIDERED });
    expect(await listItems(ALL, reader, page.older)).toMatchObject({
      items: [{ slug: old.slug }],
      hidden: 403 - MOST_CONSIDERED,
      older: null,
    });
  });
});

test("around an article nothing is muted, and its neighbours are the next that are not; the article itself opens", async () => {
  for (const [at, topic] of ["work", "agents", "work", "agents", "agents", "work"].entries())
    await aPost({ slug: `at-${at}`, topics: ["desk", topic], at: ago((at + 1) * MINUTE) });
  const reader = await aReaderWhoMuted(["topic", "agents"]);
  const article = await findArticle("at-2");
  const hidden = await findArticle("at-1");
  if (!article || !hidden) throw new Error("no article");
  const around = await findSurroundings(article, { kind: "topic", slug: "desk" }, reader);
  expect([around.newer?.slug, around.older?.slug]).toEqual(["at-0", "at-5"]);
  const seen = slugs([...around.sameTopic, ...around.latest, ...around.bestSourced]);
  expect(seen.filter((slug) => /[134]$/.test(slug))).toEqual([]);
  expect((await findSurroundings(hidden, ALL, reader)).newer?.slug).toBe("at-0");
});

test("search leaves out what is muted, counts it, and shows it to whom asks", async () => {
  await posts(3, { body: "Plenty of llamas.", topics: ["agents"] });
  await posts(2, { body: "Plenty of llamas." });
  const reader = await aReaderWhoMuted(["topic", "agents"]);
  const found = await searchBriefings("llamas", reader);
  expect(found).toMatchObject({ total: 2, hidden: 3 });
  expect(found.hits).toHaveLength(2);
  const all = await searchBriefings("llamas", { ...reader, seeMuted: true });
  expect(all).toMatchObject({ total: 5, hidden: 0 });
  expect(all.hits.filter(({ post }) => post.mutedBy)).toHaveLength(3);
  const none = await aReaderWhoMuted(["author", "desk"]);
  expect(await searchBriefings("llamas", none)).toMatchObject({ hits: [], total: 0, hidden: 5, more: false });
});

/** A statement without what it reads of the reader's own, and without the numbers of its values. */
const withoutOwn = (text: string) =>
  text.replace(/,\s*\(SELECT true FROM "Bookmark" own.*?\) AS state/s, "").replaceAll(/\$\d+/g, "$");

test("who has no mutes reads by the very statements of somebody who is signed out, but for what is their own", async () => {
  await aPost();
  const statements = async (reader: Parameters<typeof listItems>[1]) => {
    world.statements.length = 0;
    await listItems(ALL, reader);
    await searchBriefings("words", reader);
    const article = await findArticle("none");
    expect(article).toBeNull();
    return world.statements.map(withoutOwn);
  };
  const anybody = await statements(null);
  expect(await statements({ id: (await aReader()).id, muteCount: 0 })).toEqual(anybody);
  const muting = await statements(await aReaderWhoMuted(["topic", "work"]));
  expect(muting).toHaveLength(anybody.length);
  expect(muting.join()).toContain('"Mute"');
});
