import { db } from "#lib/db.ts";
import type { Importable } from "#lib/portability/archive.ts";

/** Follows the source feeds of an archive that this site reads too. Answers how many were new. */
export async function addSources(userId: string, sources: Importable["sources"]): Promise<number> {
  const urls = [...new Set(sources.map(({ key }) => key))].slice(0, 5_000);
  const feeds = await db().feed.findMany({
    where: { url: { in: urls }, removedAt: null },
    select: { id: true, url: true },
  });
  const ids = new Map(feeds.map(({ id, url }) => [url, id]));
  const data = sources.flatMap(({ key, since }) => {
    const feedId = ids.get(key);
    return feedId ? [{ userId, feedId, createdAt: new Date(since) }] : [];
  });
  const { count } = await db().feedFollow.createMany({ data, skipDuplicates: true });
  return count;
}
