import { type Db, db, type Prisma } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { forgetFeed } from "#lib/sources/move-commands.ts";

// What an editor does with a source feed. Each twice is as once.

async function change(id: string, data: Prisma.FeedUncheckedUpdateManyInput): Promise<Result<undefined>> {
  const { count } = await db().feed.updateMany({ where: { id, removedAt: null }, data });
  return count > 0 ? done() : notFound("source feed");
}

/** Asks a feed no more until it is resumed; what it brought stays. */
export const pauseFeed = (id: string) => change(id, { state: "paused" });

/** Makes a feed due now, also one that was paused or gone. */
export async function pollNow(id: string): Promise<Result<undefined>> {
  const count = await db().$executeRaw`
    UPDATE "Feed" SET state = 'active', "dueAt" = now() WHERE id = ${id}::uuid AND "removedAt" IS NULL`;
  return count > 0 ? done() : notFound("source feed");
}

/** Gives a feed a name of the desk's own, which polls leave alone. */
export const renameFeed = (id: string, title: string) => change(id, { title, named: true });

/** Takes a feed out of all lists; for a day it can be put back, with its items and followers. */
export async function removeFeed(id: string): Promise<Result<undefined>> {
  const count = await db().$executeRaw`
    UPDATE "Feed" SET "removedAt" = coalesce("removedAt", now()) WHERE id = ${id}::uuid`;
  return count > 0 ? done() : notFound("source feed");
}

/** Puts back what was removed, due now. */
export async function restoreFeed(id: string): Promise<Result<undefined>> {
  const count = await db().$executeRaw`
    UPDATE "Feed" SET "removedAt" = NULL, "dueAt" = CASE WHEN "removedAt" IS NULL THEN "dueAt" ELSE now() END
    WHERE id = ${id}::uuid`;
  return count > 0 ? done() : notFound("source feed");
}

/** Feeds as they are known before the first poll; those that are there stay as they are, those that were removed come back. */
export async function addFeeds(tx: Db, feeds: { url: string; title: string }[]): Promise<{ added: number }> {
  const wanted = feeds.map(({ url, title }) => ({ url, title: title || new URL(url).hostname }));
  const urls = wanted.map(({ url }) => url);
  const back = await tx.$executeRaw`
    UPDATE "Feed" SET "removedAt" = NULL, "dueAt" = now() WHERE url = ANY (${urls}) AND "removedAt" IS NOT NULL`;
  const { count } = await tx.feed.createMany({ data: wanted, skipDuplicates: true });
  return { added: count + back };
}

/** Deletes feeds that were removed more than a day ago. Answers that there is no more. */
export async function forgetRemovedFeeds(): Promise<boolean> {
  const over = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM "Feed" f WHERE "removedAt" < now() - interval '1 day' AND (
      EXISTS (SELECT 1 FROM "FeedFollow" w WHERE w."feedId" = f.id)
      OR NOT EXISTS (SELECT 1 FROM "FeedItem" i JOIN "StoryItem" s ON s."itemId" = i.id JOIN "Story" t ON t.id = s."storyId"
        WHERE i."feedId" = f.id AND (t."arrangedAt" IS NOT NULL OR t.state = 'taken_up'))) LIMIT 50`;
  for (const { id } of over) await db().$transaction((tx) => forgetFeed(tx, id));
  return over.length === 50;
}
