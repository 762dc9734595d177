import { beforeEach, describe, expect, test } from "vitest";
import { type Arrangement, arrangeStories } from "#lib/desk/arrange-commands.ts";
import { ACTS } from "#lib/desk/inbox.ts";
import { findStory } from "#lib/desk/queries.ts";
import { forgetOldDeskUndos, undoDesk } from "#lib/desk/undo-commands.ts";
import { chance } from "#lib/testing/chance.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anInboxItem, groupAll } from "#lib/testing/stories.ts";
import { ago, aReader, HOUR, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const THINGS = ["Llama 4", "Claude Opus 5", "Qwen4"];

/** An editor, and three stories of four items each. */
async function aDesk() {
  for (const thing of THINGS)
    for (let at = 0; at < 4; at++) await anInboxItem({ title: `${thing} is released today`, at: ago((at + 1) * HOUR) });
  await groupAll();
  return { editor: await aReader(), ...(await standing()) };
}

/** All that is kept of stories, down to reasons and dates. */
async function standing() {
  const stories = await world.db.story.findMany({ orderBy: { id: "asc" } });
  const items = await world.db.storyItem.findMany({ orderBy: { itemId: "asc" } });
  return { stories, items };
}

async function arranged(userId: string, wish: Partial<Arrangement> & Pick<Arrangement, "act">) {
  const answer = await arrangeStories(userId, { stories: [], items: [], ...wish });
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

test.each([1, 2, 3, 4, 5])(
  "twenty chance presses are taken back one by one, each exactly (chance %i)",
  async (seed) => {
    const { below, oneOf } = chance(seed);
    const { editor } = await aDesk();
    const before: { undo: string; state: object }[] = [];
    for (let at = 0; at < 20; at++) {
      const state = await standing();
      const some = <Row>(rows: Row[], most: number) => rows.filter(() => below(3) === 0).slice(0, most);
      const act = oneOf(ACTS);
      const items = some(state.items, act === "lead" ? 1 : 5).map(({ itemId }) => itemId);
      const stories = some(state.stories, 3).map(({ id }) => id);
      const answer = await arrangeStories(editor.id, { act, stories, items, to: oneOf(state.stories).id });
      if (answer.ok && answer.value.undo) before.push({ undo: answer.value.undo, state });
      else expect(await standing()).toEqual(state);
    }
    expect(before.length).toBeGreaterThan(4);
    for (const { undo, state } of before.reverse()) {
      expect(await undoDesk(editor.id, undo)).toMatchObject({ ok: true });
      expect(await standing()).toEqual(state);
    }
  },
  60_000,
);

describe("what an editor arranged", () => {
  test("stays split when more comes in, and what is new joins one of them", async () => {
    const { editor, stories, items } = await aDesk();
    const story = stories[0];
    const apart = items
      .filter(({ storyId }) => storyId === story?.id)
      .slice(0, 2)
      .map(({ itemId }) => itemId);
    await arranged(editor.id, { act: "split", items: apart });
    const title = `${story?.title}`;
    await anInboxItem({ title });
    await groupAll();
    const after = await world.db.story.findMany({ where: { title }, include: { items: true } });
    expect(after.map((each) => each.items.length).sort()).toEqual([2, 3]);
    await world.db.$executeRaw`INSERT INTO "ItemWaiting" SELECT id, "publishedAt" FROM "FeedItem"`;
    await groupAll();
    expect(await world.db.story.findMany({ where: { title }, include: { items: true } })).toEqual(after);
  });

  test("stays together when nothing speaks for it but the editor", async () => {
    const { editor, stories } = await aDesk();
    const [one, two] = stories;
    await arranged(editor.id, { act: "merge", stories: [one?.id ?? "", two?.id ?? ""] });
    await anInboxItem({ title: `${two?.title}` });
    await world.db
      .$executeRaw`INSERT INTO "ItemWaiting" SELECT id, "publishedAt" FROM "FeedItem" ON CONFLICT DO NOTHING`;
    await groupAll();
    expect(await world.db.storyItem.count({ where: { storyId: one?.id ?? "" } })).toBe(9);
    expect(await world.db.story.count()).toBe(2);
  });

  test("says whose hand it was, and keeps the lead that was chosen", async () => {
    const { editor, items } = await aDesk();
    const [lead] = items.slice(-1);
    await arranged(editor.id, { act: "lead", items: [lead?.itemId ?? ""] });
    await anInboxItem({ title: "Qwen4 is released today", url: "https://github.com/qwen/qwen4/releases/tag/v4" });
    await groupAll();
    expect(await world.db.story.findUniqueOrThrow({ where: { id: lead?.storyId ?? "" } })).toMatchObject({
      leadItemId: lead?.itemId,
    });
    const { storyId } = await arranged(editor.id, { act: "split", items: [lead?.itemId ?? ""] });
    expect(await world.db.storyItem.findFirstOrThrow({ where: { storyId: storyId ?? "" } })).toMatchObject({
      reason: { by: "editor" },
    });
  });
});

test("what a card says stays true whatever is on top", async () => {
  const { editor, stories, items } = await aDesk();
  const [one, other] = stories.map(({ id }) => id) as [string, string];
  const own = items.filter(({ storyId }) => storyId === one).map(({ itemId }) => itemId);
  const said = async (id: string) => (await findStory(id))?.items.map(({ reason }) => reason) ?? [];
  const strongest = (reasons: string[]) => reasons.filter((reason) => /strongest|on top/.test(reason)).length;
  const before = await said(one);
  expect(before[0]).toBe("the strongest source of its story");
  const last = (await findStory(one))?.items.at(-1)?.id ?? "";

  const lead = await arranged(editor.id, { act: "lead", items: [last] });
  expect((await said(one))[0]).toBe("put on top by an editor");
  expect(await said(one)).toContain("this story began with it");
  await undoDesk(editor.id, lead.undo ?? "");
  expect(await said(one)).toEqual(before);

  const steps: (Partial<Arrangement> & Pick<Arrangement, "act">)[] = [
    { act: "merge", stories: [one, other] },
    { act: "move", items: own.slice(0, 2), to: other },
    { act: "split", items: own.slice(1, 3) },
  ];
  for (const step of steps) {
    const { undo, storyId } = await arranged(editor.id, step);
    for (const id of new Set([one, other, storyId ?? one])) {
      const reasons = await said(id);
      if (reasons.length === 0) continue;
      expect(strongest(reasons.slice(1)), `${step.act}: ${reasons.join(" | ")}`).toBe(0);
    }
    await undoDesk(editor.id, undo ?? "");
    expect(await said(one)).toEqual(before);
  }
});

describe("taking back", () => {
  test("keeps what came in since, and puts what joined a story that ends where it belongs", async () => {
    const { editor, stories, items } = await aDesk();
    const own = items.filter(({ storyId }) => storyId === stories[0]?.id).map(({ itemId }) => itemId);
    const { undo } = await arranged(editor.id, { act: "split", items: own.slice(0, 3) });
    const late = await anInboxItem({ title: `${stories[0]?.title}` });
    await groupAll();
    await undoDesk(editor.id, undo ?? "");
    await groupAll();
    expect(await world.db.story.count()).toBe(3);
    expect(await world.db.storyItem.findUniqueOrThrow({ where: { itemId: late.id } })).toMatchObject({
      storyId: stories[0]?.id,
    });
  });

  test("is refused while something later was done with it, for others, and after an hour", async () => {
    const { editor, stories } = await aDesk();
    const chosen = [stories[0]?.id ?? ""];
    const first = await arranged(editor.id, { act: "set-aside", stories: chosen });
    const second = await arranged(editor.id, { act: "take-up", stories: chosen });
    expect(await undoDesk(editor.id, first.undo ?? "")).toMatchObject({ ok: false, code: "conflict" });
    expect(await undoDesk((await aReader()).id, second.undo ?? "")).toMatchObject({ ok: false, code: "not-found" });
    expect(await undoDesk(editor.id, second.undo ?? "")).toMatchObject({ ok: true });
    expect(await undoDesk(editor.id, first.undo ?? "")).toMatchObject({ ok: true });
    await world.db.storyUndo.updateMany({ data: { createdAt: ago(HOUR + 1_000), usedAt: null } });
    expect(await undoDesk(editor.id, first.undo ?? "")).toMatchObject({ ok: false, code: "not-found" });
    await forgetOldDeskUndos();
    expect(await world.db.storyUndo.count()).toBe(0);
  });

  test("twenty equal presses do it once, and twenty undos take it back once", async () => {
    const { editor, stories, items } = await aDesk();
    const before = await standing();
    const apart = [items[0]?.itemId ?? ""];
    const answers = await twentyTimes(() => arrangeStories(editor.id, { act: "split", stories: [], items: apart }));
    const undos = answers.flatMap((answer) => (answer.ok && answer.value.undo ? [answer.value.undo] : []));
    expect(undos).toHaveLength(1);
    expect(await world.db.story.count()).toBe(stories.length + 1);
    await twentyTimes(() => undoDesk(editor.id, undos[0] ?? ""));
    expect(await standing()).toEqual(before);
  });
});

test("refuses in words what cannot be done", async () => {
  const { editor, stories, items } = await aDesk();
  const said = async (wish: Partial<Arrangement> & Pick<Arrangement, "act">) => {
    const answer = await arrangeStories(editor.id, { stories: [], items: [], ...wish });
    return answer.ok ? "done" : answer.message;
  };
  expect(await said({ act: "merge", stories: [stories[0]?.id ?? ""] })).toBe(
    "Select two stories or more, to make them one.",
  );
  expect(await said({ act: "split" })).toBe("Select the items that are to stand apart.");
  const all = items.filter(({ storyId }) => storyId === stories[0]?.id).map(({ itemId }) => itemId);
  expect(await said({ act: "split", items: all })).toBe("Leave at least one item where it is.");
  expect(await said({ act: "lead", items: all })).toBe("Select the one item that is to speak for its story.");
  expect(await said({ act: "set-aside" })).toBe("Select a story first.");
});
