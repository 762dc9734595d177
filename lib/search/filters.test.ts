import { beforeAll, describe, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anAuthor, aPost, aReader, aTopic } from "#lib/testing/world.ts";

const world = testDatabase();
let me: string;

beforeAll(async () => {
  await anAuthor("ada");
  await world.db.author.update({ where: { handle: "ada" }, data: { name: "Ada Lovelace" } });
  await aTopic("future-of-work");
  await aTopic("dead");
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  const first = await aPost({
    slug: "first",
    topics: ["agents"],
    author: "ada",
    at: at("2026-03-01"),
    body: "Llamas.",
  });
  const second = await aPost({
    slug: "second",
    topics: ["future-of-work", "agents"],
    at: at("2026-03-31"),
    body: "Llamas.",
  });
  await aPost({ slug: "third", topics: ["tools"], at: at("2026-04-01"), body: "Llamas and alpacas." });
  await aPost({ slug: "fourth", topics: ["tools"], at: at("2025-12-31"), body: "Nothing." });
  const source = { title: "A paper", date: "2024", kind: "paper", key: "x", position: 9 } as const;
  await world.db.citation.create({
    data: {
      ...source,
      postId: first.id,
      publisher: "The Quarterly Journal of Économics",
      url: "https://papers.ssrn.com/x",
    },
  });
  me = (await aReader()).id;
  await addBookmark(me, first.id);
  await addBookmark(me, second.id);
  await markRead(me, second.id);
});

const found = async (typed: string, userId = me) =>
  (await searchBriefings(typed, { id: userId, muteCount: 0 }, { order: "newest" })).hits.map(({ post }) => post.slug);

describe("a filter alone and with words", () => {
  test.each([
    ["topic:agents", ["second", "first"]],
    ["topic:Agents llamas", ["second", "first"]],
    ["-topic:agents", ["third", "fourth"]],
    ["llamas -topic:agents", ["third"]],
    ["topic:agents topic:future-of-work", ["second"]],
    ['topic:"Future of work"', ["second"]],
    ["topic:tools OR topic:future-of-work llamas", ["third", "second"]],
    ["topic:dead", []],
    ["llamas topic:dead", []],
    ["author:ada", ["first"]],
    ["author:@ada", ["first"]],
    ['author:"ada lovelace"', ["first"]],
    ["llamas -author:ada", ["third", "second"]],
    ["source:ssrn.com", ["first"]],
    ["source:ssrn", ["first"]],
    ["source:papers.ssrn.com", ["first"]],
    ['source:"quarterly journal of economics"', ["first"]],
    ['source:"journal quarterly"', []],
    ["source:sr", []],
    ["llamas -source:ssrn", ["third", "second"]],
    ["llamas after:2026-03-31", ["third", "second"]],
    ["after:2026-04", ["third"]],
    ["before:2026", ["fourth"]],
    ["after:2026-03 before:2026-04", ["second", "first"]],
    ["-after:2026-03", ["fourth"]],
    ["-before:2026-04", ["third"]],
    ["is:saved", ["second", "first"]],
    ["is:saved llamas", ["second", "first"]],
    ["is:saved -llamas", []],
    ["is:saved is:unread", ["first"]],
    ["is:read", ["second"]],
    ["llamas -is:saved", ["third"]],
    ["is:unread llamas", ["third", "first"]],
    ["-llamas", ["fourth"]],
  ])("%j", async (typed, slugs) => expect(await found(typed)).toEqual(slugs));
});

describe("what is wrong is said, and the rest still runs", () => {
  const problems = async (typed: string) => (await searchBriefings(typed, { id: me, muteCount: 0 })).problems;

  test("a topic that there is not, with the nearest", async () => {
    expect(await problems("llamas topic:agnets -alpacas")).toEqual([
      { message: "There is no topic ‘agnets’. Did you mean agents?", fix: "llamas -alpacas topic:agents" },
    ]);
    expect(await found("llamas topic:agnets -alpacas")).toEqual(["second", "first"]);
  });

  test("an author that there is not", async () => {
    expect(await problems("author:adda x")).toMatchObject([
      { message: "There is no author ‘adda’. Did you mean ada?" },
    ]);
    expect(await problems("author:zzzzqqq x")).toEqual([{ message: "There is no author ‘zzzzqqq’." }]);
  });

  test("where nothing of it can be read it asks nothing, and has no more to say", async () => {
    for (const typed of ["before:banana", "is:nothing", "topic:", "topic:zzzzqqq"]) {
      const page = await searchBriefings(typed, { id: me, muteCount: 0 });
      expect(page, typed).toMatchObject({ asksNothing: true, total: 0, problems: [{}] });
    }
    for (const typed of ["", "llamas", "before:banana llamas", "xyzzyplugh"])
      expect((await searchBriefings(typed, { id: me, muteCount: 0 })).asksNothing, typed).toBe(false);
  });

  test("what only a reader who is signed in can ask", async () => {
    const { hits, problems } = await searchBriefings("llamas is:saved", null);
    expect(hits).toHaveLength(3);
    expect(problems).toEqual([{ message: "Sign in to search by what you saved or read." }]);
  });
});

test("nobody's saved are another's", async () => expect(await found("is:saved", (await aReader()).id)).toEqual([]));

test("takes one round trip, and one more for names", async () => {
  for (const [typed, trips] of [
    ["llamas", 1],
    ["llamas topic:agents OR topic:tools", 2],
    ["", 0],
  ] as const) {
    world.statements.length = 0;
    await searchBriefings(typed, { id: me, muteCount: 0 });
    expect(world.statements).toHaveLength(trips);
  }
});
