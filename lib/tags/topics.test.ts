import { beforeEach, describe, expect, test } from "vitest";
import { followTopic } from "#lib/following/commands.ts";
import { findTopicPage } from "#lib/tags/about-queries.ts";
import { listTopics } from "#lib/tags/queries.ts";
import { briefingCount, followerCount, inSections, shortCount, type TopicCard } from "#lib/tags/topic.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, ahead, aPost, aReader, aReaderWhoMuted, aTopic, DAY, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const about = async (slug: string, userId?: string, muteCount = 0, seeMuted = false) => {
  const page = await findTopicPage(slug, userId ? { id: userId, muteCount, seeMuted } : null);
  if (!page) throw new Error(`no ${slug}`);
  return page.about;
};

/** Gives a post these sources in place of its own: address and date. */
const cite = async (post: { id: string }, ...sources: [url: string, date: string, publisher?: string][]) => {
  await world.db.citation.deleteMany({ where: { postId: post.id } });
  await world.db.citation.createMany({
    data: sources.map(([url, date, publisher = "A press"], position) => ({
      ...{ postId: post.id, key: `k${position}`, position, kind: "paper" as const, title: `At ${url}` },
      ...{ url, date, publisher },
    })),
  });
};

test("how many follow is never said exactly", () => {
  const said = [0, 1, 9, 10, 14, 44, 95, 99, 100, 160, 999, 1_000, 1_001].map(followerCount);
  expect(said).toEqual([
    "no followers yet",
    ...["a few followers", "a few followers"],
    ...["about 10 followers", "about 10 followers", "about 40 followers", "about 100 followers", "about 100 followers"],
    ...["about 100 followers", "about 150 followers", "about 1000 followers", "about 1000 followers"],
    "more than 1,000 followers",
  ]);
});

test("many briefings are counted so far and no further", () => {
  expect([1, 2, 1_000, 1_001].map(briefingCount)).toEqual([
    ...["1 briefing", "2 briefings", "1000 briefings"],
    "more than 1,000 briefings",
  ]);
  expect([7, 1_001].map(shortCount)).toEqual(["7", "1,000+"]);
});

test("topics stand under their headings, the heading with the most first and what has none last", () => {
  const topic = (slug: string, section: string | null, posts: number) => ({ slug, section, posts }) as TopicCard;
  const all = [topic("a", null, 99), topic("b", "Rules", 2), topic("c", "Work", 3), topic("d", "Rules", 2)];
  const said = inSections(all).map(({ name, topics }) => `${name}: ${topics.map(({ slug }) => slug)}`);
  expect(said).toEqual(["Rules: b,d", "Work: c", "null: a"]);
});

describe("what is new in a topic", () => {
  test("is that of the last 30 days for who is signed out", async () => {
    await aPost({ topics: ["agents"], at: ago(DAY), body: "word ".repeat(700) });
    for (const at of [ago(31 * DAY), null, ahead(MINUTE)]) await aPost({ topics: ["agents"], at });
    expect((await about("agents")).fresh).toEqual({ since: null, posts: 1, minutes: 3 });
  });

  test("is what came after their line for a reader, and after nobody else's", async () => {
    const [reader, other] = [await aReader(), await aReader()];
    const newSince = ago(2 * DAY);
    await world.db.user.update({ where: { id: reader.id }, data: { newSince } });
    await aPost({ topics: ["agents"], at: ago(DAY) });
    await aPost({ topics: ["agents"], at: ago(3 * DAY) });
    const { since, posts } = (await about("agents", reader.id)).fresh;
    expect([new Date(since ?? 0), posts]).toEqual([newSince, 1]);
    expect((await about("agents", other.id)).fresh.posts).toBe(0);
  });

  test("is without what the reader muted, as the list is, until they look at it", async () => {
    await aTopic("zoos");
    const { id, muteCount } = await aReaderWhoMuted(["word", "koalas"], ["topic", "zoos"]);
    await world.db.user.update({ where: { id }, data: { newSince: ago(2 * DAY) } });
    await aPost({ topics: ["agents"], title: "Koalas", body: "word ".repeat(700) });
    await aPost({ topics: ["agents", "zoos"], body: "word ".repeat(700) });
    await aPost({ topics: ["agents"], title: "Wombats", body: "word ".repeat(700) });
    expect((await about("agents", id, muteCount)).fresh).toMatchObject({ posts: 1, minutes: 3 });
    expect((await about("agents", id, muteCount, true)).fresh).toMatchObject({ posts: 3, minutes: 9 });
    expect((await about("agents", (await aReader()).id)).fresh.posts).toBe(0);
  });

  test("is asked by the statement of everybody for who muted nothing", async () => {
    const statement = async (...of: Parameters<typeof about>) => {
      world.statements.length = 0;
      await about(...of);
      return world.statements;
    };
    const [muting, reader] = [await aReaderWhoMuted(["word", "koalas"]), await aReader()];
    await aTopic("agents");
    expect(await statement("agents", reader.id)).toEqual(await statement("agents"));
    expect(await statement("agents", muting.id, 1)).toHaveLength(1);
  });

  test("is nothing in a topic without briefings", async () => {
    await aTopic("agents");
    expect(await about("agents")).toEqual({
      ...{ followers: 0, fresh: { since: null, posts: 0, minutes: 0 }, related: [], mostCited: [] },
      ...{ publishers: [], first: null, authors: [] },
    });
    expect(await findTopicPage("none", null)).toBeNull();
  });
});

test("followers are counted, of this topic alone", async () => {
  const [agents, other] = [await aTopic("agents"), await aTopic("other")];
  await followTopic((await aReader()).id, agents.id);
  await followTopic((await aReader()).id, other.id);
  expect((await about("agents")).followers).toBe(1);
});

describe("related topics", () => {
  test("are those that stand beside it more often than anywhere; one that is everywhere is related to nothing", async () => {
    for (let at = 0; at < 4; at++) await aPost({ topics: ["agents", "work", "safety"] });
    await aPost({ topics: ["agents", "work", "tools"] });
    for (let at = 0; at < 10; at++) await aPost({ topics: ["jobs", "work", "tools"] });
    expect((await about("agents")).related.map(({ slug }) => slug)).toEqual(["safety"]);
  });

  test("come from what is published", async () => {
    await aPost({ topics: ["agents"] });
    await aPost({ topics: ["agents", "safety"], at: null });
    await aPost({ topics: ["agents", "tools"], at: ahead(DAY) });
    expect((await about("agents")).related).toEqual([]);
  });
});

describe("sources of a topic", () => {
  test("are one work under its several addresses, counted once for each briefing", async () => {
    const [a, b, c] = [await aPost({ topics: ["x"] }), await aPost({ topics: ["x"] }), await aPost({ topics: ["x"] })];
    await cite(
      a,
      ["https://arxiv.org/abs/2303.10130v2", "2023-03"],
      ["https://arxiv.org/pdf/2303.10130", "2023"],
      ["https://doi.org/10.1/ABC", "2024"],
    );
    await cite(b, ["http://www.arxiv.org/pdf/2303.10130v5.pdf", "2023-04"], ["https://dx.doi.org/10.1/abc/", "2024"]);
    await cite(c, ["https://arxiv.org/abs/2303.10130", "2023-03-17"], ["https://example.org/once", "2022"]);
    const { mostCited } = await about("x");
    expect(mostCited.map(({ posts, url }) => [posts, url.includes("2303")])).toEqual([
      [3, true],
      [2, false],
    ]);
  });

  test("begin with the earliest, as exactly as its date is known", async () => {
    const [a, b] = [await aPost({ topics: ["x"] }), await aPost({ topics: ["x"] })];
    await cite(a, ["https://example.org/a", "1983-11"], ["https://example.org/b", "2024"]);
    await cite(b, ["https://example.org/c", "1983"], ["https://example.org/d", "1983-01-02"]);
    expect((await about("x")).first).toMatchObject({ url: "https://example.org/c", date: "1983", posts: 1 });
  });

  test("have publishers, counted over briefings, whatever their capitals", async () => {
    const [a, b, c] = [await aPost({ topics: ["x"] }), await aPost({ topics: ["x"] }), await aPost({ topics: ["y"] })];
    await cite(a, ["https://example.org/a", "2023", "Nature"], ["https://example.org/b", "2023", "Nature"]);
    await cite(b, ["https://example.org/c", "2023", "NATURE"], ["https://example.org/d", "2023", "Science"]);
    await cite(c, ["https://example.org/e", "2023", "Science"]);
    expect((await about("x")).publishers).toEqual([{ name: expect.stringMatching(/nature/i), posts: 2 }]);
  });

  test.each([
    ["https://WWW.Example.org/A/", "http://example.org/a"],
    ["https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a#part"],
    ["https://example.org/a?id=1&utm_source=x", "https://example.org/a?id=1"],
    ["https://doi.org/10.1000/X", "http://dx.doi.org/10.1000/x"],
    ["https://arxiv.org/html/2401.00001v1", "https://export.arxiv.org/abs/2401.00001"],
  ])("%s and %s are one work", async (one, other) => {
    const rows = await world.db.$queryRaw<
      { same: boolean }[]
    >`SELECT source_key(${one}) = source_key(${other}) AS same`;
    expect(rows[0]?.same).toBe(true);
  });

  test.each([
    ["https://example.org/a?id=1", "https://example.org/a?id=2"],
    ["https://example.org/a", "https://example.com/a"],
    ["https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00010"],
    ["https://doi.org/10.1/a", "https://doi.org/10.1/b"],
  ])("%s and %s are two", async (one, other) => {
    const rows = await world.db.$queryRaw<
      { same: boolean }[]
    >`SELECT source_key(${one}) = source_key(${other}) AS same`;
    expect(rows[0]?.same).toBe(false);
  });
});

test("who writes about a topic, the most first", async () => {
  for (const author of ["two", "one", "two"]) await aPost({ topics: ["x"], author });
  await aPost({ topics: ["y"], author: "three" });
  expect((await about("x")).authors).toMatchObject([
    { handle: "two", posts: 2 },
    { handle: "one", posts: 1 },
  ]);
});

test("all topics are those that have something published, by name", async () => {
  await aPost({ topics: ["b", "a"] });
  await aPost({ topics: ["c"], at: null });
  await aTopic("dead");
  expect((await listTopics()).map(({ slug, posts }) => `${slug} ${posts}`)).toEqual(["a 1", "b 1"]);
});
