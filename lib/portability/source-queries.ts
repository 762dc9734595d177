import { db } from "#lib/db.ts";
import type { Archive } from "#lib/portability/archive.ts";

/** The source feeds that a reader follows, the oldest follow first; a feed's key is its address. */
export async function gatherSources(userId: string): Promise<Archive["sources"]> {
  const rows = await db().feedFollow.findMany({
    where: { userId, feed: { removedAt: null } },
    relationLoadStrategy: "join",
    orderBy: [{ createdAt: "asc" }, { feedId: "asc" }],
    select: { createdAt: true, feed: { select: { url: true, title: true } } },
  });
  return rows.map(({ feed, createdAt }) => ({ key: feed.url, name: feed.title, since: createdAt.toISOString() }));
}
