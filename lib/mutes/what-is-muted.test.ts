import { beforeEach, describe, expect, test } from "vitest";
import { addMute } from "#lib/mutes/commands.ts";
import type { MuteKind } from "#lib/mutes/mute.ts";
import type { List } from "#lib/posts/lists.ts";
import { listItems } from "#lib/reading/list-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aPost, aReader, aReaderWhoMuted, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const slugs = (items: { slug: string }[]) => items.map((post) => post.slug);
const ALL: List = { kind: "all" };

/** Words, a title, and whether the words hide it. */
const WORDS: [string, string, boolean][] = [
  ["agent", "Agents at work", false],
  ["agents", "AGENTS at work", true],
  ["agents", "The agents’ turn", true],
  ["cafe", "A naïve CAFÉ", true],
  ["café", "A naive cafe", true],
  ["cafe\u0301", "Ein Café", true],
  ["strasse", "Die Straße", true],
  ["open ai", "Open-AI, again", true],
  ["open-ai", "OpenAI again", false],
  ["prompt injection", "Prompt: injection", true],
  ["prompt injection", "Prompt of injection", false],
  ["c", "C++ is here", false],
  ["c++", "Modern C++, again", true],
  ["#agents", "Some agents", true],
  ["100", "100% sure", true],
  ["a%", "banana", false],
  ["n_n", "nan", false],
  ["(?i).*", "Anything you like", false],
  [".*|x", "Anything", false],
  ["智能", "人工智能正在改变工作", true],
  ["智慧", "人工智能正在改变工作", false],
  ["ёлка", "Ёлка в офисе", true],
  ["ａｇｅｎｔｓ", "agents", true],
  ["co\u00adoperation", "Cooperation", true],
];

describe("what is muted", () => {
  const seen = async (kind: MuteKind, key: string) =>
    slugs((await listItems(ALL, await aReaderWhoMuted([kind, key]))).items).sort();

  test("is found by topic, also where it is not the first one", async () => {
    await aPost({ slug: "both", topics: ["work", "agents"] });
    await aPost({ slug: "other", topics: ["work"] });
    expect(await seen("topic", "agents")).toEqual(["other"]);
  });

  test("is found by author", async () => {
    await aPost({ slug: "one", author: "one" });
    await aPost({ slug: "two", author: "two" });
    expect(await seen("author", "one")).toEqual(["two"]);
  });

  test("is found by a source's publisher, host, and the hosts above it", async () => {
    await aPost({ slug: "a", sources: 2 });
    const { id } = await aPost({ slug: "b", sources: 2 });
    await world.db.citation.updateMany({
      where: { postId: id, position: 1 },
      data: { url: "https://user@Blog.Nature.com:443/x", publisher: "Natüre News" },
    });
    for (const key of ["nature news", "nature.com", "blog.nature.com", "https://www.nature.com/elsewhere"])
      expect(await seen("source", key), key).toEqual(["a"]);
    for (const key of ["nature", "news", "ture.com", "a.blog.nature.com"])
      expect(await seen("source", key), key).toEqual(["a", "b"]);
  });

  test("is found by words and phrases of the title: whole ones, without regard to case, accents and signs", async () => {
    const { id } = await aPost({ slug: "told" });
    const reader = await aReaderWhoMuted();
    for (const [word, title, hidden] of WORDS) {
      await world.db.mute.deleteMany();
      await world.db.post.update({ where: { id }, data: { title } });
      await addMute(reader.id, { kind: "word", key: word }, { length: "ever" });
      expect((await listItems(ALL, { ...reader, muteCount: 1 })).hidden, `${word} in ${title}`).toBe(hidden ? 1 : 0);
    }
  });

  test("by words of the subtitle and The Short Version, not of the text", async () => {
    await aPost({ slug: "subtitle", subtitle: "About wombats" });
    await aPost({ slug: "short", shortVersion: "Wombats did it." });
    await aPost({ slug: "text", body: "Wombats are only mentioned." });
    expect(await seen("word", "wombats")).toEqual(["text"]);
  });

  test("stays out until the mute's end, by the database's clock, and not for other readers", async () => {
    await aPost();
    const reader = await aReaderWhoMuted(["topic", "work"]);
    expect(await listItems(ALL, reader)).toMatchObject({ items: [], hidden: 1, older: null });
    expect((await listItems(ALL, { ...(await aReader()), muteCount: 1 })).items).toHaveLength(1);
    await world.db.mute.updateMany({ data: { until: ago(MINUTE) } });
    expect(await listItems(ALL, reader)).toMatchObject({ items: [{}], hidden: 0 });
    await world.db.mute.updateMany({ data: { until: null, removedAt: new Date() } });
    expect(await listItems(ALL, reader)).toMatchObject({ items: [{}], hidden: 0 });
  });
});
