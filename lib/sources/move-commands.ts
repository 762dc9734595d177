import type { Db } from "#lib/db.ts";
import { feedAddress } from "#lib/sources/feed-address.ts";

/**
 * Gives a feed another address. Where another feed has that already, both become one: its followers follow the other, what
 * only it brought goes over, and it is gone (or only out of sight, where a story rests on what both brought).
 */
export async function joinOrMove(tx: Db, feed: { id: string; url: string }, to: string): Promise<void> {
  const url = feedAddress(to);
  if (!url || url === feed.url) return;
  const other = await tx.feed.findUnique({ where: { url }, select: { id: true, state: true } });
  if (!other) return void (await tx.feed.update({ where: { id: feed.id }, data: { url }, select: { id: true } }));
  await tx.$executeRaw`
    INSERT INTO "FeedFollow" ("userId", "feedId", "createdAt")
    SELECT "userId", ${other.id}::uuid, "createdAt" FROM "FeedFollow" WHERE "feedId" = ${feed.id}::uuid
    ON CONFLICT DO NOTHING`;
  await tx.feedFollow.deleteMany({ where: { feedId: feed.id } });
  await tx.$executeRaw`
    UPDATE "FeedItem" i SET "feedId" = ${other.id}::uuid WHERE i."feedId" = ${feed.id}::uuid
      AND NOT EXISTS (SELECT 1 FROM "FeedItem" o WHERE o."feedId" = ${other.id}::uuid AND o.guid = i.guid)`;
  // It answers at this address, so it is not gone; and who moved it here did not take it away.
  await tx.feed.update({
    where: { id: other.id },
    data: { removedAt: null, ...(other.state === "gone" && { state: "active", dueAt: new Date(0) }) },
    select: { id: true },
  });
  await forgetFeed(tx, feed.id);
}

/** Deletes a feed with its items; one that has items in stories that an editor arranged or took up keeps these, and stays out of sight. */
export async function forgetFeed(tx: Db, id: string): Promise<void> {
  await tx.feedItem.deleteMany({
    where: {
      feedId: id,
      NOT: { storyItem: { story: { OR: [{ arrangedAt: { not: null } }, { state: "taken_up" }] } } },
    },
  });
  const { count } = await tx.feed.deleteMany({ where: { id, items: { none: {} } } });
  if (count > 0) return;
  await tx.feedFollow.deleteMany({ where: { feedId: id } });
  await tx.feed.updateMany({ where: { id, removedAt: null }, data: { removedAt: new Date() } });
}
