import { beforeEach, describe, expect, test } from "vitest";
import { arrangeStories } from "#lib/desk/arrange-commands.ts";
import { inboxPath, inboxView } from "#lib/desk/inbox.ts";
import { findItem } from "#lib/desk/item-queries.ts";
import { countInbox, findStory, listFilters, listInbox } from "#lib/desk/queries.ts";
import { withoutPictures } from "#lib/desk/without-pictures.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed } from "#lib/testing/feeds.ts";
import { anInboxItem, groupAll } from "#lib/testing/stories.ts";
import { ago, aReader, HOUR, NOBODY } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const titles = async (asked: Record<string, unknown>, before?: string | null, size?: number) => {
  const { items, older } = await listInbox(inboxView(asked), before, size);
  return { titles: items.map(({ title }) => title), older };
};

describe("the inbox", () => {
  test("shows stories newest first, page by page, each once", async () => {
    for (let at = 0; at < 7; at++)
      await anInboxItem({ title: `Wombat ${"abcdefg"[at]}x sings`, at: ago(at * 200 * HOUR) });
    await groupAll();
    const seen: string[] = [];
    for (let before: string | null = null, page = 0; page < 4; page++) {
      const found = await titles({}, before, 3);
      seen.push(...found.titles);
      before = found.older;
      if (!before) break;
    }
    expect(seen).toEqual([..."abcdefg"].map((letter) => `Wombat ${letter}x sings`));
  });

  test("finds by kind, source, language and words, alone and together", async () => {
    const feed = await aFeed();
    await anInboxItem({ title: "Attention to wombats", url: "https://arxiv.org/abs/2611.00001" });
    await anInboxItem({ title: "Ein Beutelsäuger komponiert", language: "de-AT", feedId: feed.id });
    await anInboxItem({
      title: "Wombats in the press",
      url: "https://www.reuters.com/technology/wombats",
      feedId: feed.id,
    });
    await groupAll();
    expect((await titles({ kind: "paper" })).titles).toEqual(["Attention to wombats"]);
    expect((await titles({ language: "de" })).titles).toEqual(["Ein Beutelsäuger komponiert"]);
    expect((await titles({ source: feed.id })).titles).toHaveLength(2);
    expect((await titles({ q: "WOMBAT" })).titles).toHaveLength(2);
    expect((await titles({ q: "wombats", source: feed.id, kind: "press" })).titles).toEqual(["Wombats in the press"]);
    expect((await titles({ q: "the" })).titles).toEqual([]);
    expect((await listFilters()).languages).toEqual(["de", "en"]);
  });

  test("a story is found once by the newest of its items that is asked for, over pages too", async () => {
    for (const thing of ["Llama 4", "Qwen4", "Claude Opus 5"])
      for (let at = 0; at < 3; at++) await anInboxItem({ title: `${thing} released today`, at: ago((at + 1) * HOUR) });
    await groupAll();
    const first = await titles({ q: "released" }, null, 2);
    const second = await titles({ q: "released" }, first.older, 2);
    expect([...first.titles, ...second.titles].sort()).toEqual(
      ["Claude Opus 5", "Llama 4", "Qwen4"].map((thing) => `${thing} released today`),
    );
    expect(second.older).toBeNull();
  });

  test("counts and shows by state", async () => {
    const editor = await aReader();
    await anInboxItem({ title: "Apples" });
    await anInboxItem({ title: "Pears" });
    await groupAll();
    const [story] = (await listInbox(inboxView({}))).items;
    await arrangeStories(editor.id, { act: "set-aside", stories: [story?.id ?? ""], items: [] });
    expect(await countInbox()).toEqual({ open: 1, set_aside: 1, taken_up: 0 });
    expect((await titles({ show: "set-aside" })).titles).toEqual([story?.title]);
    expect((await titles({ show: "set-aside", q: "apples pears" })).titles).toEqual([]);
  });

  test("a story says how it came about, its copies behind what they repeat", async () => {
    const summary = Array.from({ length: 30 }, (_, at) => `word${at}`).join(" ");
    await anInboxItem({ title: "Llama 4 released", summary, at: ago(2 * HOUR) });
    await anInboxItem({ title: "Llama 4 released", summary, at: ago(HOUR) });
    await anInboxItem({ title: "Meta has released Llama 4" });
    await groupAll();
    const [story] = (await listInbox(inboxView({}))).items;
    expect(story?.items.map(({ title, copyOf }) => [title, copyOf !== null])).toEqual([
      ["Llama 4 released", false],
      ["Meta has released Llama 4", false],
      ["Llama 4 released", true],
    ]);
    expect(story?.items.map(({ reason }) => reason)).toEqual([
      "the strongest source of its story",
      expect.stringMatching(/^both name ‘Llama 4’.*, within 2 hours$/),
      expect.stringContaining("almost word for word the same text"),
    ]);
    expect(await findStory(NOBODY)).toBeNull();
    expect(await findStory("no-id")).toBeNull();
  });
});

test("an address that asks for nonsense asks for the first view", () => {
  const asked = { show: "x", kind: ["paper"], source: "x", language: "'; --", q: { a: 1 } };
  expect(inboxPath(inboxView(asked))).toBe("/desk/inbox");
  const path = inboxPath(inboxView({ show: "taken-up", kind: "paper", q: " a  b " }), "c");
  expect(path).toBe("/desk/inbox?show=taken-up&kind=paper&q=a+b&before=c");
});

test("an item is read without loading anything from elsewhere", async () => {
  const html =
    '<p>Look: <img src="https://img.example/a.png" alt="A chart"></p><a href="https://e.example"><img src="https://img.example/b.png" alt=""></a>';
  const item = await anInboxItem({ title: "Pictures", html });
  const page = await findItem(item.id);
  expect(page?.html).not.toMatch(/<img|src=/);
  expect(page?.html).toContain('<a href="https://img.example/a.png" rel="noreferrer nofollow">[Picture: A chart]</a>');
  expect(withoutPictures('<a href="https://e.example"><img src="https://img.example/b.png" alt=""></a>')).toBe(
    '<a href="https://e.example">[Picture]</a>',
  );
  expect(await findItem(NOBODY)).toBeNull();
  expect(await findItem("no-id")).toBeNull();
});
