import { beforeEach, describe, expect, test } from "vitest";
import type { List } from "#lib/posts/lists.ts";
import { findArticle, findPostCard, findSurroundings, withNeighbours } from "#lib/posts/queries.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { listTopics } from "#lib/tags/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, ahead, aPost, aTopic, DAY, MINUTE, posts } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const slugs = (items: { slug: string }[]) => items.map((post) => post.slug);

/** All pages of a list, one after the other. */
async function pagesOf(list: List, size: number) {
  const pages: string[][] = [];
  let before: string | null = null;
  do {
    const page = await listItems(list, null, before ?? undefined, size);
    pages.push(slugs(page.items));
    before = page.older;
  } while (before && pages.length < 50);
  return pages;
}

describe("a list", () => {
  test("has twenty on a page, newest first, and says where the older ones begin", async () => {
    const made = await posts(21);
    const first = await listItems({ kind: "all" }, null);
    expect(slugs(first.items)).toEqual(slugs(made).slice(0, 20));
    const second = await listItems({ kind: "all" }, null, first.older);
    expect(slugs(second.items)).toEqual(slugs(made).slice(20));
    expect(second.older).toBeNull();
  });

  test("ends with a full page when there is no more", async () => {
    await posts(4);
    expect((await pagesOf({ kind: "all" }, 4)).length).toBe(1);
  });

  test.each([{ kind: "all" }, { kind: "topic", slug: "agents" }, { kind: "author", handle: "desk" }] as const)(
    "%j has no gap and no repeat over its pages, where many were published at one moment",
    async (list) => {
      const at = ago(DAY);
      await posts(5, { at, topics: ["agents"] });
      await posts(3, { topics: ["agents"] });
      await posts(2, { at: ago(2 * DAY), topics: ["agents"] });
      for (const size of [1, 2, 3, 4]) {
        const seen = (await pagesOf(list, size)).flat();
        expect(seen).toHaveLength(10);
        expect(new Set(seen).size).toBe(10);
      }
    },
  );

  test("goes on where one was, though something new came meanwhile", async () => {
    const made = await posts(4);
    const first = await listItems({ kind: "all" }, null, undefined, 2);
    await aPost({ slug: "new", at: ago(0) });
    expect(slugs((await listItems({ kind: "all" }, null, first.older, 2)).items)).toEqual(slugs(made).slice(2));
  });

  test("has neither drafts nor what is still to come", async () => {
    await aPost({ slug: "out", topics: ["agents"] });
    await aPost({ slug: "draft", at: null, topics: ["agents"] });
    await aPost({ slug: "to-come", at: ahead(MINUTE), topics: ["agents"] });
    for (const list of [
      { kind: "all" },
      { kind: "topic", slug: "agents" },
      { kind: "author", handle: "desk" },
    ] as const)
      expect(await pagesOf(list, 20)).toEqual([["out"]]);
    for (const slug of ["draft", "to-come", "never", "", "' OR 1=1 --"]) {
      expect(await findArticle(slug)).toBeNull();
      expect(await findPostCard(slug)).toBeNull();
    }
    expect(await listTopics()).toMatchObject([{ slug: "agents", posts: 1 }]);
  });

  test("of one topic or author has only theirs, and of an unknown one nothing", async () => {
    await aPost({ slug: "a", topics: ["work", "agents"], author: "one" });
    await aPost({ slug: "b", topics: ["safety"], author: "two" });
    await aTopic("dead");
    expect(await pagesOf({ kind: "topic", slug: "agents" }, 20)).toEqual([["a"]]);
    expect(await pagesOf({ kind: "author", handle: "two" }, 20)).toEqual([["b"]]);
    for (const slug of ["dead", "unknown"]) expect(await pagesOf({ kind: "topic", slug }, 20)).toEqual([[]]);
  });

  test("begins at its beginning for a cursor that is none", async () => {
    await posts(2);
    for (const before of ["", "x", "1e309", "-1", ["a"], { at: 1 }])
      expect((await listItems({ kind: "all" }, null, before)).items).toHaveLength(2);
  });
});

test("an article has its topics in their order and its sources as they are cited", async () => {
  await aPost({ slug: "a", topics: ["work", "agents"], sources: 3, body: "## Part\n\nText.[@source-2]" });
  expect(await findArticle("a")).toMatchObject({
    topic: { slug: "work" },
    topics: [{ slug: "work" }, { slug: "agents" }],
    sources: [
      { key: "source-2", number: 1 },
      { key: "source-1", number: 2 },
      { key: "source-3", number: 3 },
    ],
    contents: [{ id: "part", text: "Part", level: 2 }],
    author: { handle: "desk" },
    firstPublished: null,
    correctedAt: null,
  });
  expect(await findArticle("a")).not.toHaveProperty("body");
});

describe("around an article", () => {
  const around = async (slug: string, list: List = { kind: "all" }) => {
    const article = await findArticle(slug);
    if (!article) throw new Error(`no ${slug}`);
    return findSurroundings(article, list, null);
  };

  test("are its neighbours in the list that one came from", async () => {
    await aPost({ slug: "newest", at: ago(1 * MINUTE), topics: ["work"], author: "two" });
    await aPost({ slug: "newer", at: ago(2 * MINUTE), topics: ["agents"], author: "two" });
    await aPost({ slug: "this", at: ago(3 * MINUTE), topics: ["work"], author: "one" });
    await aPost({ slug: "older", at: ago(4 * MINUTE), topics: ["agents"], author: "one" });
    await aPost({ slug: "oldest", at: ago(5 * MINUTE), topics: ["work"], author: "two" });
    await aPost({ slug: "draft", at: null });
    await aPost({ slug: "to-come", at: ahead(DAY) });
    expect(await around("this")).toMatchObject({ newer: { slug: "newer" }, older: { slug: "older" } });
    expect(await around("this", { kind: "topic", slug: "work" })).toMatchObject({
      ...{ newer: { slug: "newest" }, older: { slug: "oldest" } },
    });
    expect(await around("this", { kind: "author", handle: "one" })).toMatchObject({
      ...{ newer: null, older: { slug: "older" } },
    });
    expect(await around("newest")).toMatchObject({ newer: null });
    expect(await around("oldest")).toMatchObject({ older: null });
  });

  test("neighbours of one moment are told apart", async () => {
    await posts(3, { at: ago(DAY) });
    const order = slugs((await listItems({ kind: "all" }, null)).items);
    expect(await around(order[1] ?? "")).toMatchObject({ newer: { slug: order[0] }, older: { slug: order[2] } });
  });

  test("nothing stands twice, nor the article itself, and each part has at most three", async () => {
    for (const sources of [2, 5, 8]) await posts(8, { topics: ["work"], sources });
    const middle = (await listItems({ kind: "all" }, null)).items[10]?.slug ?? "";
    const { newer, older, sameTopic, latest, bestSourced } = await around(middle);
    const shown = [newer, older, ...sameTopic, ...latest, ...bestSourced].map((post) => post?.slug);
    expect(shown).toHaveLength(11);
    expect(new Set([...shown, middle]).size).toBe(12);
  });

  test("the best sourced come first by how many sources they have", async () => {
    await posts(12, { topics: ["other"] });
    await aPost({ slug: "well-sourced", sources: 8, at: ago(20 * MINUTE), topics: ["safety"] });
    await aPost({ slug: "this", at: ago(30 * MINUTE), topics: ["safety"], sources: 8 });
    await aPost({ slug: "older", at: ago(40 * MINUTE) });
    await aPost({ slug: "best", sources: 7, at: ago(50 * MINUTE), topics: ["other"] });
    expect((await around("this")).bestSourced[0]?.slug).toBe("best");
  });

  test("the neighbours among the saved take the place of those of the feed and stand nowhere else", async () => {
    await posts(12, { topics: ["work"] });
    const feed = await around((await listItems({ kind: "all" }, null)).items[5]?.slug ?? "");
    const near = { newer: feed.latest[0] ?? null, older: feed.sameTopic[1] ?? null };
    const { newer, older, sameTopic, latest, bestSourced } = withNeighbours(feed, near);
    expect({ newer, older }).toEqual(near);
    const shown = [newer, older, ...sameTopic, ...latest, ...bestSourced].map((post) => post?.slug);
    expect(new Set(shown).size).toBe(shown.length);
  });

  test("a site with one article has nothing around it", async () => {
    await aPost({ slug: "only" });
    expect(await around("only")).toEqual({ newer: null, older: null, sameTopic: [], latest: [], bestSourced: [] });
  });
});
