import { db, Prisma } from "#lib/db.ts";
import { done, type Result } from "#lib/errors.ts";
import { type Ranking, storedRanking } from "#lib/ranking/mix.ts";

/** Makes this the order of the reader; a mix in which nothing weighs anything is newest first, everywhere. */
export async function chooseRanking(userId: string, ranking: Ranking): Promise<Result<undefined>> {
  const stored = storedRanking(ranking);
  await db().user.updateMany({ where: { id: userId }, data: { ranking: stored ?? Prisma.DbNull } });
  return done();
}
