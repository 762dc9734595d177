import { db } from "#lib/db.ts";
import type { Importable } from "#lib/portability/archive.ts";
import { printQuery } from "#lib/search/print.ts";
import { isEmpty, LONGEST, parseQuery } from "#lib/search/query.ts";
import { MOST_SEARCHES } from "#lib/search/saved-search.ts";

/**
 * Adds the kept searches of an archive to a reader's, as many as they may have; one whose query or name they have already
 * is left out. Answers how many were new.
 */
export async function addSearches(userId: string, searches: Importable["searches"]): Promise<number> {
  const wanted = searches.flatMap(({ name, query, order, createdAt }) => {
    const parsed = parseQuery(query);
    const printed = printQuery(parsed);
    const isFit = !isEmpty(parsed) && printed.length <= LONGEST && name.trim() !== "";
    return isFit ? [{ userId, name: name.trim(), query: printed, order, createdAt: new Date(createdAt) }] : [];
  });
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    const own = await tx.savedSearch.findMany({ where: { userId }, select: { name: true, query: true } });
    const [names, queries] = [new Set(own.map(({ name }) => name)), new Set(own.map(({ query }) => query))];
    const fresh = wanted.filter(({ name, query }) => {
      if (names.has(name) || queries.has(query)) return false;
      names.add(name);
      queries.add(query);
      return true;
    });
    const data = fresh.slice(0, Math.max(0, MOST_SEARCHES - own.length));
    return (await tx.savedSearch.createMany({ data })).count;
  });
}
