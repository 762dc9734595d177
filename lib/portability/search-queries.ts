import { db } from "#lib/db.ts";
import type { Archive } from "#lib/portability/archive.ts";

/** The searches that a reader keeps, the oldest first. The secret of a feed's address stays here. */
export async function gatherSearches(userId: string): Promise<Archive["searches"]> {
  const rows = await db().savedSearch.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { name: true, query: true, order: true, createdAt: true },
  });
  return rows.map(({ order, createdAt, ...search }) => ({
    ...search,
    order: order === "newest" ? "newest" : "best",
    createdAt: createdAt.toISOString(),
  }));
}
