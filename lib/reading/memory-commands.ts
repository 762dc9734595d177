import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import type { ReadingMemory } from "#lib/reading/memory.ts";

/** Says what is remembered of a reader's reading from now on. What was remembered before stays until it is erased. */
export async function setMemory(userId: string, memory: ReadingMemory): Promise<Result<undefined>> {
  await db().user.update({ where: { id: userId }, data: { readingMemory: memory }, select: { id: true } });
  return done();
}

/** Erases one entry of a reader's history. */
export async function eraseOpening(userId: string, id: string): Promise<Result<undefined>> {
  const { count } = await db().opening.deleteMany({ where: { id, userId } });
  return count > 0 ? done() : notFound("entry");
}

/** Erases one day ("2026-11-24") of a reader's history; a day with nothing in it is erased already. */
export async function eraseDay(userId: string, day: string): Promise<Result<undefined>> {
  await db().opening.deleteMany({ where: { userId, day: new Date(`${day}T00:00:00Z`) } });
  return done();
}

/** Erases all of a reader's history. */
export async function eraseHistory(userId: string): Promise<Result<undefined>> {
  await db().opening.deleteMany({ where: { userId } });
  return done();
}

/** Erases every place of a reader, and what they finished: all is unread again. */
export async function eraseReading(userId: string): Promise<Result<undefined>> {
  await db().readState.deleteMany({ where: { userId } });
  return done();
}
