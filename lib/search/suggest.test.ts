import { beforeAll, expect, test } from "vitest";
import { handInLink } from "#lib/links/commands.ts";
import { suggest } from "#lib/search/suggest-queries.ts";
import { corpus } from "#lib/testing/corpora.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, ahead, anAuthor, aPost, aReader, DAY, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
let me: Awaited<ReturnType<typeof aReader>>;

beforeAll(async () => {
  await anAuthor("ada-lovelace");
  await aPost({ slug: "first", title: "Agents at work", topics: ["agents"], at: ago(DAY), author: "ada-lovelace" });
  await aPost({ slug: "second", title: "Studies of a naïve agent", topics: ["future-of-work"] });
  await aPost({ slug: "draft", title: "Agents in a drawer", at: null });
  await aPost({ slug: "to-come", title: "Agents to come", at: ahead(MINUTE) });
  me = await aReader();
  await handInLink(me.id, { url: "https://example.org/a", title: "An agenda", topics: [] });
});

const slugs = async (typed: string) => (await suggest(typed, me)).briefings.map(({ slug }) => slug);

test.each([
  ["age", ["second", "first"]],
  ["AGENTS", ["second", "first"]],
  ["agents wo", ["first"]],
  ["agents at", ["second", "first"]],
  ["studie", ["second"]],
  ["naive", ["second"]],
  ["naïve ag", ["second"]],
  ["drawer", []],
  ["come", []],
  ["a", []],
  ["", []],
])("%j leads to the briefings %j", async (typed, found) => expect(await slugs(typed)).toEqual(found));

test("topics and authors are found by any of their words", async () => {
  expect(await suggest("future", me)).toMatchObject({ topics: [{ slug: "future-of-work", name: "future of work" }] });
  expect(await suggest("of work", me)).toMatchObject({ topics: [{ slug: "future-of-work" }] });
  expect(await suggest("lovel", me)).toMatchObject({ authors: [{ handle: "ada-lovelace" }] });
  expect((await suggest("agents", me)).topics).toEqual([{ slug: "agents", name: "agents" }]);
});

test("a slip leads to the topic or author that was meant, and only where nothing begins so", async () => {
  expect((await suggest("futrue of", me)).topics).toEqual([{ slug: "future-of-work", name: "future of work" }]);
  expect((await suggest("agnets", me)).topics).toEqual([{ slug: "agents", name: "agents" }]);
  expect((await suggest("lovelcae", me)).authors).toMatchObject([{ handle: "ada-lovelace" }]);
  expect((await suggest("age", me)).topics).toEqual([{ slug: "agents", name: "agents" }]);
  for (const typed of ["xyz", "zebra", "wor zyx"]) {
    const { topics, authors } = await suggest(typed, me);
    expect({ typed, topics, authors }).toEqual({ typed, topics: [], authors: [] });
  }
});

test("links are only one's own", async () => {
  expect((await suggest("agenda", me)).links).toEqual([{ id: expect.any(String), title: "An agenda" }]);
  for (const reader of [null, await aReader()]) expect((await suggest("agenda", reader)).links).toEqual([]);
});

test("takes one round trip, and none for a letter", async () => {
  world.statements.length = 0;
  await suggest("agents", me);
  await suggest("a", me);
  expect(world.statements).toHaveLength(1);
});

test("whatever is typed", async () => {
  const typed = ["'", "'' \\ \\'", "a'b\\", "%_", "\u0000aa", "\ud800aa", "🦊🦊", "日本語", "ß".repeat(300)];
  for (const each of [...typed, ...corpus("naughty-strings").map(({ value = "" }) => value)]) await suggest(each, me);
});
