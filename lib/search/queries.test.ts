import { beforeAll, describe, expect, test } from "vitest";
import { searchBriefings } from "#lib/search/queries.ts";
import { snippetParts } from "#lib/search/snippet.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, ahead, aPost, DAY, MINUTE, posts } from "#lib/testing/world.ts";

testDatabase();

beforeAll(async () => {
  await aPost({ slug: "title", title: "Agents at work", body: "Nothing else.", at: ago(9 * DAY) });
  await aPost({
    slug: "text",
    title: "Meetings",
    body: "Some agents <b>plan</b> their own steps & rest.",
    at: ago(DAY),
  });
  await aPost({ slug: "cafe", title: "A naïve café", body: "Crème brûlée for everyone who evaluates." });
  await aPost({ slug: "phrase", title: "Order", body: "The quick brown fox. A brown and quick dog." });
  await aPost({ slug: "words", title: "Disorder", body: "A quick dog is brown." });
  await aPost({ slug: "short", title: "Brief", shortVersion: "A zebra stands here alone." });
  await aPost({ slug: "draft", title: "Secret zebra", at: null });
  await aPost({ slug: "to-come", title: "Coming zebra", at: ahead(MINUTE) });
  await posts(45, { topics: ["many"], body: "Plenty of llamas." });
}, 60_000);

/** One to a line break; the long ones are made of a unit. PostgreSQL fails on a pile of minus signs before a word. */
const SIGNS = String.raw`' " """ \ % _ & | ! ( ) :* a:* <-> a&|b -- OR -OR {} [] 1e309 NaN __proto__ $1 ${"$"}{1} ' OR 1=1 --`;
const UNITS = [
  "-",
  "- ",
  "\u2212(",
  "\u00ad",
  "- &",
  "-a ",
  '"a ',
  '"',
  "OR ",
  "a",
  "\ud800",
  "🦊",
  "\u202e",
  "\u0000",
];
const TYPED = [
  ...SIGNS.split(" "),
  SIGNS,
  "a\u0000b",
  "\ue000a\ue001",
  "ＡＧＥＮＴＳ",
  ...UNITS.map((unit) => unit.repeat(199)),
];

const found = async (query: string) => (await searchBriefings(query, null)).hits.map((hit) => hit.post.slug);

describe("search", () => {
  test("finds words in titles before words in texts", async () =>
    expect(await found("agents")).toEqual(["title", "text"]));

  test.each([
    ["agent planned", ["text"]],
    ["AGENTS", ["title", "text"]],
    ['"quick brown"', ["phrase"]],
    ["quick brown", ["phrase", "words"]],
    ["quick -fox", ["words"]],
    ["zebra", ["short"]],
    ["cafe", ["cafe"]],
    ["CAFÉ", ["cafe"]],
    ["creme brulee", ["cafe"]],
    ["naive evaluation", ["cafe"]],
    ["zebra OR cafe", ["cafe", "short"]],
    ["nobodywrotethis", []],
    ["the", []],
    ["-fox", null],
    ["", []],
    ["   ", []],
  ])("for %j", async (query, slugs) => {
    const hits = await found(query);
    expect(slugs === null ? Array.isArray(hits) : hits.sort()).toEqual(slugs === null ? true : slugs.sort());
  });

  test("never finds a draft or what is to come", async () => {
    for (const query of ["secret", "coming", "zebra", '"secret zebra"', "-agents zebra"])
      for (const slug of await found(query)) expect(["draft", "to-come"]).not.toContain(slug);
  });

  test("shows where in the text it was, marked, and markup there is text", async () => {
    const [hit] = (await searchBriefings("steps", null)).hits;
    expect(snippetParts(hit?.snippet ?? "").filter((part) => part.match)).toEqual([{ text: "steps", match: true }]);
    expect(
      snippetParts(hit?.snippet ?? "")
        .map((part) => part.text)
        .join(""),
    ).toContain("agents plan their own steps & rest");
  });

  test("marks a word without its accents too", async () => {
    const [hit] = (await searchBriefings("evaluating", null)).hits;
    expect(snippetParts(hit?.snippet ?? "").find((part) => part.match)?.text).toBe("evaluates");
  });

  test("has twenty on a page and every one once", async () => {
    const pages = [
      await searchBriefings("llamas", null),
      await searchBriefings("llamas", null, { page: 2 }),
      await searchBriefings("llamas", null, { page: 3 }),
    ];
    expect(pages.map(({ hits, total, more }) => [hits.length, total, more])).toEqual([
      [20, 45, true],
      [20, 45, true],
      [5, 45, false],
    ]);
    expect(new Set(pages.flatMap(({ hits }) => hits.map((hit) => hit.post.slug))).size).toBe(45);
  });

  test("takes whatever is typed for words like any", async () => {
    const failed: string[] = [];
    for (const query of TYPED) await searchBriefings(query, null).catch(() => failed.push(query));
    expect(failed).toEqual([]);
  });
});
