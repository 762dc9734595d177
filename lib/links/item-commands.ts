import { bringBack } from "#lib/bookmarks/commands.ts";
import { db } from "#lib/db.ts";
import { done, notFound, type Result } from "#lib/errors.ts";
import { handedInAddress } from "#lib/extraction/outside-address.ts";
import { handInLink, removeSharedLink } from "#lib/links/commands.ts";
import { TITLE_MOST } from "#lib/links/link.ts";

/**
 * Saves what a source feed brought that a reader follows: its address is handed in, to be read here. Saving it again
 * changes nothing; what was taken off within the hour comes back with its note and its lists.
 */
export async function saveItem(userId: string, itemId: string): Promise<Result<undefined>> {
  const item = await db().feedItem.findFirst({
    where: { id: itemId, feed: { removedAt: null, follows: { some: { userId } } } },
    select: { url: true, title: true },
  });
  if (!item) return notFound("link");
  const link = await linkAt(userId, item.url);
  if (link?.bookmark && !link.removedAt) return done();
  if (link) await bringBack(userId, link.id);
  const kept = await handInLink(userId, { url: item.url, foundAs: item.title.slice(0, TITLE_MOST) });
  return kept.ok ? done() : kept;
}

/** Takes what a source feed brought off what a reader saved; when it is not there, nothing changes. */
export async function unsaveItem(userId: string, itemId: string): Promise<Result<undefined>> {
  const item = await db().feedItem.findUnique({ where: { id: itemId }, select: { url: true } });
  const link = item && (await linkAt(userId, item.url));
  if (!link?.bookmark) return done();
  const removed = await removeSharedLink(userId, link.id);
  return removed.ok ? done() : removed;
}

/** A reader's own link to an address of another site, where they ever handed it in. */
function linkAt(userId: string, url: string) {
  return db().sharedLink.findFirst({
    where: { userId, url: handedInAddress(url) ?? "" },
    select: { id: true, removedAt: true, bookmark: { select: { id: true } } },
  });
}
