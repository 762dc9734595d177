import { beforeAll, describe, expect, test } from "vitest";
import { searchBriefings } from "#lib/search/queries.ts";
import { findSpellings } from "#lib/search/spelling-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ahead, aPost, aReaderWhoMuted, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();

beforeAll(async () => {
  await aPost({
    slug: "withholds",
    title: "Help that withholds",
    body: "Pupils learn with hints from a careful tutor.",
  });
  await aPost({
    slug: "stories",
    title: "Better stories, more alike",
    body: "Writers with the machine come out alike.",
  });
  await aPost({ slug: "alien", title: "Alien minds", body: "Nothing is like an alive alien." });
  await aPost({ slug: "naive", title: "A naïve résumé", body: "The café stands." });
  await aPost({ slug: "to-come", title: "Zymurgy soon", at: ahead(MINUTE) });
  await aPost({ slug: "draft", title: "Xylophone secrets", at: null });
});

const search = async (typed: string) => {
  const { hits, asked, instead, suggestion } = await searchBriefings(typed, null);
  return { slugs: hits.map(({ post }) => post.slug), asked, instead, suggestion };
};

describe("where nothing is found as typed", () => {
  test.each([
    ["withhlods", "withholds", "withholds"],
    ["witholds", "withholds", "withholds"],
    ["withhholds", "withholds", "withholds"],
    ["wuthholds", "withholds", "withholds"],
    ["pupls hnits", "pupils hints", "withholds"],
    ["better stories alie", "better stories alike", "stories"],
    ["naivee resume", "naive resume", "naive"],
    ['"that withhlods"', '"that withholds"', "withholds"],
    ["-alien storeis", "-alien stories", "stories"],
    ["careful tutor wiht pupils", "careful tutor with pupils", "withholds"],
  ])("%j is taken for %j", async (typed, instead, slug) => {
    const found = await search(typed);
    expect(found).toMatchObject({ asked: "instead", instead });
    expect(found.slugs[0]).toBe(slug);
  });

  test("what has most of the words is shown, and said to be that", async () => {
    expect(await search("pupils tutor quantum hints")).toMatchObject({ asked: "most", slugs: ["withholds"] });
    expect(await search("stories tutor")).toMatchObject({ asked: "most" });
  });

  test("an exclusion holds all the same", async () =>
    expect((await search("pupils tutor quantum hints -careful")).slugs).toEqual([]));

  test("nothing is suggested that only drafts or what is to come have", async () => {
    for (const typed of ["zymurgi", "zimurgy", "xylophon", "xylophones", "sceret"])
      expect(await search(typed)).toMatchObject({ slugs: [], instead: null, suggestion: null });
  });

  test("as typed means as typed", async () => {
    expect(await searchBriefings("withhlods", null, { exactly: true })).toMatchObject({ asked: "typed", hits: [] });
  });
});

test("where few have a word, the likelier one is offered beside what was found", async () => {
  for (let at = 0; at < 4; at++) await aPost({ body: "A formula for work." });
  await aPost({ slug: "rare", body: "A fornula stands here." });
  expect(await search("fornula")).toMatchObject({ asked: "typed", slugs: ["rare"], suggestion: "formula" });
});

test("what is muted is not taken for a slip", async () => {
  const reader = await aReaderWhoMuted(["word", "withholds"]);
  const found = await searchBriefings("withholds", { id: reader.id, muteCount: 1 });
  expect(found).toMatchObject({ asked: "typed", hits: [], hidden: 1 });
});

test("looking for spellings is one statement, and one more where there are several", async () => {
  for (const [words, trips] of [
    [["pupils"], 1],
    [["withhlods"], 1],
    [["alie", "stories"], 2],
  ] as const) {
    world.statements.length = 0;
    await findSpellings([...words]);
    expect(world.statements).toHaveLength(trips);
  }
});
