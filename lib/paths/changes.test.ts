import { beforeEach, describe, expect, test } from "vitest";
import * as paths from "#lib/paths/commands.ts";
import { MOST_PATHS, MOST_STEPS } from "#lib/paths/path.ts";
import { findPath, findRemovedSteps, listPaths, listRemovedPaths } from "#lib/paths/queries.ts";
import * as steps from "#lib/paths/step-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPath, details, slugsOf, somebody, stepOf } from "#lib/testing/paths.ts";
import { ago, ahead, aPost, DAY, MINUTE, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

describe("steps", () => {
  test("move one place at a time and stay at the ends", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 3);
    const [a, b, c] = path.pieces.map(({ slug }) => slug);
    const move = async (at: number, to: "up" | "down") =>
      steps.moveStep(maker.id, await stepOf(path, path.pieces[at]), to);
    expect(await move(2, "up")).toEqual({ ok: true, value: { number: 2, total: 3 } });
    expect(await slugsOf(path, maker)).toEqual([a, c, b]);
    await move(0, "down");
    expect(await slugsOf(path, maker)).toEqual([c, a, b]);
    await move(2, "up");
    expect(await move(1, "down")).toEqual({ ok: true, value: { number: 3, total: 3 } });
    expect(await slugsOf(path, maker)).toEqual([c, a, b]);
  });

  test("move past a step that is not shown", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 3);
    await world.db.post.update({ where: { id: path.pieces[1]?.id ?? "" }, data: { publishedAt: null } });
    await steps.moveStep(maker.id, await stepOf(path, path.pieces[2]), "up");
    expect(await slugsOf(path, maker)).toEqual([path.pieces[2]?.slug, path.pieces[0]?.slug]);
  });

  test("all moved at once are all still there, in one order", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 5);
    const ids = await Promise.all(path.pieces.map((piece) => stepOf(path, piece)));
    await Promise.all(ids.flatMap((id) => [steps.moveStep(maker.id, id, "up"), steps.moveStep(maker.id, id, "down")]));
    const rows = await world.db.pathStep.findMany({ where: { pathId: path.id }, orderBy: { position: "asc" } });
    expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
  });

  test("are put back where they were, for a day", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 3);
    const [a, b, c] = path.pieces.map(({ slug }) => slug);
    const step = await stepOf(path, path.pieces[1]);
    await steps.noteStep(maker.id, step, "Kept");
    await steps.removeStep(maker.id, step);
    expect(await slugsOf(path, maker)).toEqual([a, c]);
    expect(await findRemovedSteps(maker.id, path.id)).toMatchObject([{ id: step }]);
    await steps.restoreStep(maker.id, step);
    expect(await slugsOf(path, maker)).toEqual([a, b, c]);
    expect((await findPath(path.slug, maker.id))?.steps[1]?.note).toBe("Kept");
    await steps.removeStep(maker.id, step);
    await world.db.pathStep.update({ where: { id: step }, data: { removedAt: ago(DAY + MINUTE) } });
    expect(await findRemovedSteps(maker.id, path.id)).toEqual([]);
    await paths.forgetRemovedPaths();
    expect(await world.db.pathStep.count()).toBe(2);
  });

  test("come after all others, whatever was taken out before", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 4);
    for (const at of [0, 1, 2]) await steps.removeStep(maker.id, await stepOf(path, path.pieces[at]));
    const piece = await aPost();
    await steps.addStep(maker.id, path.id, piece.id);
    expect(await slugsOf(path, maker)).toEqual([path.pieces[3]?.slug, piece.slug]);
  });

  test("are added once, however often it is asked, and not beyond the most", async () => {
    const maker = await somebody();
    const path = await aPath(maker, MOST_STEPS - 1);
    const [piece, tooMany] = [await aPost(), await aPost()];
    await twentyTimes(() => steps.addStep(maker.id, path.id, piece.id));
    expect(await slugsOf(path, maker)).toHaveLength(MOST_STEPS);
    expect(await steps.addStep(maker.id, path.id, tooMany.id)).toMatchObject({ ok: false, code: "conflict" });
    for (const hidden of [NOBODY, (await aPost({ at: null })).id, (await aPost({ at: ahead(MINUTE) })).id])
      expect(await steps.addStep(maker.id, path.id, hidden)).toMatchObject({ code: "not-found" });
  });
});

describe("removing a path", () => {
  test("hides it, and putting it back shows it as it was, for a day", async () => {
    const maker = await somebody();
    const path = await aPath(maker, 2, "link");
    await paths.removePath(maker.id, path.id);
    expect([await slugsOf(path, maker), await slugsOf(path)]).toEqual([null, null]);
    expect(await listRemovedPaths(maker.id)).toMatchObject([{ id: path.id }]);
    await paths.restorePath(maker.id, path.id);
    expect(await slugsOf(path)).toHaveLength(2);
    await paths.removePath(maker.id, path.id);
    await world.db.readingPath.update({ where: { id: path.id }, data: { removedAt: ago(DAY + MINUTE) } });
    await paths.forgetRemovedPaths();
    expect(await world.db.readingPath.count()).toBe(0);
  });

  test("makes room for another, of which there are only so many, also at once", async () => {
    const maker = await somebody();
    const row = () => ({ ...details, userId: maker.id, slug: `p-${Math.random().toString(36).slice(2)}` });
    await world.db.readingPath.createMany({ data: Array.from({ length: MOST_PATHS - 1 }, row) });
    const made = await twentyTimes(() => paths.createPath(maker, details));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    const [one] = await listPaths(maker.id);
    await paths.removePath(maker.id, one?.id ?? "");
    expect(await paths.createPath(maker, details)).toMatchObject({ ok: true });
    expect(await paths.restorePath(maker.id, one?.id ?? "")).toMatchObject({ ok: false, code: "conflict" });
  });
});
