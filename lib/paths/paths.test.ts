import { beforeEach, describe, expect, test } from "vitest";
import * as paths from "#lib/paths/commands.ts";
import { progressIn } from "#lib/paths/path.ts";
import {
  findPath,
  findPathPlace,
  findPathState,
  findRemovedSteps,
  listPaths,
  listRemovedPaths,
} from "#lib/paths/queries.ts";
import * as steps from "#lib/paths/step-commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPath, details, slugsOf, somebody, stepOf } from "#lib/testing/paths.ts";
import { ago, ahead, aPost, MINUTE, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

describe("a path", () => {
  test("has its steps in the order in which they were added, each with its note", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 3);
    await steps.noteStep(maker.id, await stepOf(path, path.pieces[1]), "Begin here.");
    const found = await findPath(path.slug, maker.id);
    expect(found?.steps.map(({ post, note }) => [post.slug, note])).toEqual(
      path.pieces.map(({ slug }, at) => [slug, at === 1 ? "Begin here." : ""]),
    );
  });

  test("is seen by whom its visibility says", async () => {
    const [maker, other] = [await somebody("editor"), await somebody()];
    for (const [visibility, isSeen, isListed] of [
      ["private", false, false],
      ["link", true, false],
      ["listed", true, true],
    ] as const) {
      const path = await aPath(maker, 1, visibility);
      expect((await slugsOf(path, maker)) !== null).toBe(true);
      for (const who of [other, undefined]) {
        expect((await slugsOf(path, who)) !== null).toBe(isSeen);
        expect((await listPaths(who?.id)).some(({ id }) => id === path.id)).toBe(isListed);
        const place = await findPathPlace(path.slug, path.pieces[0]?.id ?? "", who?.id);
        expect(place !== null).toBe(isSeen);
      }
    }
  });

  test("of a maker who is banned is shown to nobody, and listed no more when they stop being an editor", async () => {
    const maker = await somebody("editor");
    const path = await aPath(maker, 1, "listed");
    await world.db.user.update({ where: { id: maker.id }, data: { role: "reader" } });
    expect(await listPaths(undefined)).toEqual([]);
    expect(await slugsOf(path)).not.toBeNull();
    await world.db.user.update({
      where: { id: maker.id },
      data: { role: "editor", bannedAt: new Date(), banReason: "x" },
    });
    expect([await slugsOf(path), await listPaths(undefined)]).toEqual([null, []]);
  });

  test("is listed by editors only", async () => {
    const reader = await somebody();
    const wish = { ...details, visibility: "listed" as const };
    expect(await paths.createPath(reader, wish)).toMatchObject({ ok: false, code: "invalid" });
    const { id } = await aPath(reader, 0);
    expect(await paths.changePath(reader, id, wish)).toMatchObject({ ok: false, code: "invalid" });
  });

  test("shows no draft and nothing to come, and has them when they are published", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 3);
    const hide = (at: number, publishedAt: Date | null) =>
      world.db.post.update({ where: { id: path.pieces[at]?.id ?? "" }, data: { publishedAt } });
    await hide(0, null);
    await hide(2, ahead(MINUTE));
    expect(await slugsOf(path, maker)).toEqual([path.pieces[1]?.slug]);
    await hide(0, ago(MINUTE));
    expect(await slugsOf(path, maker)).toHaveLength(2);
  });

  test("of somebody else answers as not there, whatever is tried", async () => {
    const [maker, other] = [await somebody(), await somebody("editor")];
    const path = await aPath(maker, 2, "link");
    const step = await stepOf(path, path.pieces[0]);
    await steps.removeStep(maker.id, await stepOf(path, path.pieces[1]));
    const tried = [
      await paths.changePath(other, path.id, details),
      await paths.removePath(other.id, path.id),
      await steps.addStep(other.id, path.id, (await aPost()).id),
      await steps.noteStep(other.id, step, "Mine now"),
      await steps.moveStep(other.id, step, "up"),
      await steps.removeStep(other.id, step),
      await steps.restoreStep(other.id, await stepOf(path, path.pieces[1])),
    ];
    expect(tried).toMatchObject(tried.map(() => ({ ok: false, code: "not-found" })));
    await paths.removePath(maker.id, path.id);
    expect(await paths.restorePath(other.id, path.id)).toMatchObject({ code: "not-found" });
    expect(await listRemovedPaths(other.id)).toEqual([]);
    expect(await findRemovedSteps(other.id, path.id)).toEqual([]);
    for (const id of [NOBODY, path.id])
      expect(await steps.addStep(maker.id, id, path.pieces[0]?.id ?? "")).toMatchObject({ code: "not-found" });
  });

  test("goes with its maker, and leaves the briefings", async () => {
    const [maker, other] = [await somebody(), await somebody()];
    const path = await aPath(maker, 2, "link");
    await paths.followPath(other.id, path.id);
    await world.db.user.delete({ where: { id: maker.id } });
    const left = [
      await world.db.readingPath.count(),
      await world.db.pathStep.count(),
      await world.db.pathFollow.count(),
      await world.db.post.count(),
    ];
    expect(left).toEqual([0, 0, 0, 2]);
  });
});

test("an address cannot be guessed, and is one whatever the name", async () => {
  const maker = await somebody();
  const seen = new Set<string>();
  for (const title of ["On agents", "On agents", "Über Öl & Café", "日本語", "💥".repeat(60), "-", "new"]) {
    const made = await paths.createPath(maker, { ...details, title });
    const slug = made.ok ? made.value.slug : "";
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-[a-z0-9]{12}$/);
    expect((await findPath(slug, maker.id))?.title).toBe(title);
    seen.add(slug);
  }
  expect(seen.size).toBe(7);
});

describe("progress", () => {
  test("is what was read of the steps, and the next is the first that was not", async () => {
    const [maker, other] = [await somebody(), await somebody()];
    const made = await aPath(maker, 3, "link");
    await markRead(other.id, made.pieces[0]?.id ?? "");
    await markRead(other.id, made.pieces[2]?.id ?? "");
    const path = await findPath(made.slug, other.id);
    if (!path) throw new Error("no path");
    const of = async (who: { id: string }) => progressIn(path.steps, (await findPathState(who.id, path)).read);
    expect(await of(other)).toMatchObject({ read: 2, total: 3, minutes: 3, minutesLeft: 1 });
    expect((await of(other)).next?.post.slug).toBe(made.pieces[1]?.slug);
    expect(await of(maker)).toMatchObject({ read: 0, total: 3, minutesLeft: 3 });
    await markRead(other.id, made.pieces[1]?.id ?? "");
    expect(await of(other)).toMatchObject({ read: 3, minutesLeft: 0, next: null });
  });

  test("stands in the list, for its reader alone", async () => {
    const [maker, other] = [await somebody("editor"), await somebody()];
    const made = await aPath(maker, 2, "listed");
    await markRead(other.id, made.pieces[0]?.id ?? "");
    const card = async (id?: string) => (await listPaths(id))[0];
    expect(await card(other.id)).toMatchObject({ steps: 2, minutes: 2, read: 1, mine: false, followed: false });
    expect(await card(maker.id)).toMatchObject({ read: 0, mine: true });
    expect(await card()).toMatchObject({ read: 0, mine: false, followed: false });
  });
});

describe("following a path", () => {
  test("puts it among one's own, once, until it is taken back or hidden", async () => {
    const [maker, other] = [await somebody(), await somebody()];
    const path = await aPath(maker, 1, "link");
    expect((await twentyTimes(() => paths.followPath(other.id, path.id))).every(({ ok }) => ok)).toBe(true);
    expect(await listPaths(other.id)).toMatchObject([{ id: path.id, followed: true, maker: expect.any(String) }]);
    await paths.changePath(maker, path.id, details);
    expect(await listPaths(other.id)).toEqual([]);
    await paths.changePath(maker, path.id, { ...details, visibility: "link" });
    await paths.unfollowPath(other.id, path.id);
    expect(await listPaths(other.id)).toEqual([]);
  });

  test("that one may not see answers as not found", async () => {
    const [maker, other] = [await somebody(), await somebody()];
    const path = await aPath(maker, 1);
    for (const id of [path.id, NOBODY])
      expect(await paths.followPath(other.id, id)).toMatchObject({ ok: false, code: "not-found" });
    expect(await world.db.pathFollow.count()).toBe(0);
  });
});

test("who jumps to the last step is led to the first that is unread, and to none when it was the last", async () => {
  const maker = await somebody();
  const path = await aPath(maker, 4, "link");
  const [first, second, third, last] = path.pieces.map(({ id }) => id);
  const unread = async () => (await findPathPlace(path.slug, last ?? "", maker.id))?.unread?.id ?? null;
  expect(await unread()).toBe(first);
  await markRead(maker.id, first ?? "");
  expect(await unread()).toBe(second);
  await markRead(maker.id, third ?? "");
  await markRead(maker.id, second ?? "");
  expect(await unread()).toBeNull();
});

test("an article knows its place in the path that it was opened from", async () => {
  const maker = await somebody();
  const path = await aPath(maker, 3, "link");
  await steps.noteStep(maker.id, await stepOf(path, path.pieces[1]), "Look for the coin.");
  const at = async (index: number) => findPathPlace(path.slug, path.pieces[index]?.id ?? "", undefined);
  expect(await at(0)).toMatchObject({ number: 1, total: 3, previous: null, next: { slug: path.pieces[1]?.slug } });
  expect(await at(1)).toMatchObject({ number: 2, note: "Look for the coin.", title: "On agents" });
  expect(await at(2)).toMatchObject({ number: 3, previous: { slug: path.pieces[1]?.slug }, next: null });
  expect((await at(2))?.unread).toBeNull();
  expect(await findPathPlace(path.slug, (await aPost()).id, undefined)).toBeNull();
  expect(await findPathPlace("none", path.pieces[0]?.id ?? "", undefined)).toBeNull();
});
