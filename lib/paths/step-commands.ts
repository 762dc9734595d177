import { type Db, db } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { MOST_STEPS } from "#lib/paths/path.ts";
import { isPublished } from "#lib/posts/published.ts";

type Step = { id: string; postId: string; position: number; shown: boolean };

/** Adds a briefing at the end of a reader's own path. Where it is a step already, nothing changes. */
export async function addStep(userId: string, pathId: string, postId: string): Promise<Result<undefined>> {
  if (!(await isPublished(postId))) return notFound("briefing");
  return inOwnPath(userId, pathId, async (tx, steps) => {
    if (steps.some((step) => step.postId === postId)) return done();
    if (steps.length >= MOST_STEPS) return refused("conflict", `A path ends: this one has ${MOST_STEPS} steps.`);
    await tx.pathStep.deleteMany({ where: { pathId, postId } });
    const position = (steps.at(-1)?.position ?? -1) + 1;
    await tx.pathStep.create({ data: { pathId, postId, position }, select: { id: true } });
    return done();
  });
}

/** Writes the note of a step. */
export const noteStep = (userId: string, id: string, note: string): Promise<Result<undefined>> =>
  withOwnStep(userId, id, false, async (tx) => {
    await tx.pathStep.update({ where: { id }, data: { note }, select: { id: true } });
    return done();
  });

/**
 * Moves a step one place up or down, past whatever the maker does not see. At its end of the path it stays. Answers its
 * place among those that are shown, from 1.
 */
export const moveStep = (
  userId: string,
  id: string,
  to: "up" | "down",
): Promise<Result<{ number: number; total: number }>> =>
  withOwnStep(userId, id, false, async (tx, steps, pathId) => {
    const from = steps.findIndex((step) => step.id === id);
    const aim = to === "up" ? steps.findLastIndex((s, at) => at < from && s.shown) : findAfter(steps, from);
    const [moved] = aim < 0 ? [] : steps.splice(from, 1);
    if (moved) steps.splice(aim, 0, moved);
    if (moved) await writeOrder(tx, pathId, steps);
    const shown = steps.filter((step) => step.shown);
    return done({ number: shown.findIndex((step) => step.id === id) + 1, total: shown.length });
  });

/** Takes a step out; for a day it can be put back where it was. */
export const removeStep = (userId: string, id: string): Promise<Result<undefined>> =>
  withOwnStep(userId, id, false, async (tx) => {
    await tx.$executeRaw`UPDATE "PathStep" SET "removedAt" = now() WHERE id = ${id}::uuid`;
    return done();
  });

export const restoreStep = (userId: string, id: string): Promise<Result<undefined>> =>
  withOwnStep(userId, id, true, async (tx, steps) => {
    if (steps.length >= MOST_STEPS) return refused("conflict", `A path ends: this one has ${MOST_STEPS} steps.`);
    await tx.pathStep.update({ where: { id }, data: { removedAt: null }, select: { id: true } });
    return done();
  });

const findAfter = (steps: Step[], from: number) => steps.findIndex((step, at) => at > from && step.shown);

type Write<Value> = (tx: Db, steps: Step[], pathId: string) => Promise<Result<Value>>;

/** Runs a write on the path of a step that belongs to this reader; `removed` says which steps it is for. */
async function withOwnStep<Value>(userId: string, id: string, removed: boolean, write: Write<Value>) {
  const where = { id, removedAt: removed ? { not: null } : null, path: { userId, removedAt: null } };
  const step = await db().pathStep.findFirst({ where, select: { pathId: true } });
  if (!step) return notFound("step");
  return inOwnPath<Value>(userId, step.pathId, async (tx, steps, pathId) => {
    // Somebody may have been quicker, before the path was locked.
    if (steps.some((other) => other.id === id) === removed) return notFound("step");
    return write(tx, steps, pathId);
  });
}

/** Runs a write on a reader's own path, one at a time for each path, with its steps in order. */
async function inOwnPath<Value>(userId: string, pathId: string, write: Write<Value>): Promise<Result<Value>> {
  return db().$transaction(async (tx) => {
    const own = await tx.$queryRaw<unknown[]>`SELECT id FROM "ReadingPath"
      WHERE id = ${pathId}::uuid AND "userId" = ${userId}::uuid AND "removedAt" IS NULL FOR UPDATE`;
    if (own.length === 0) return notFound("path");
    const steps = await tx.$queryRaw<Step[]>`
      SELECT s.id, s."postId", s.position, coalesce(b."publishedAt" <= now(), false) AS shown
      FROM "PathStep" s JOIN "Post" b ON b.id = s."postId"
      WHERE s."pathId" = ${pathId}::uuid AND s."removedAt" IS NULL ORDER BY s.position, s.id`;
    return write(tx, steps, pathId);
  });
}

const writeOrder = (tx: Db, pathId: string, steps: Step[]) => tx.$executeRaw`
  UPDATE "PathStep" s SET position = x.place - 1
  FROM unnest(${steps.map((step) => step.id)}::uuid[]) WITH ORDINALITY x (id, place)
  WHERE s.id = x.id AND s."pathId" = ${pathId}::uuid`;
