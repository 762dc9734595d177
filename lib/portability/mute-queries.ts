import { db } from "#lib/db.ts";
import type { Archive } from "#lib/portability/archive.ts";

/** All mutes of a reader, also those that have ended, the oldest first; not those that they took away. */
export async function gatherMutes(userId: string): Promise<Archive["mutes"]> {
  const rows = await db().mute.findMany({
    where: { userId, removedAt: null },
    relationLoadStrategy: "join",
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ kind: true, value: true, until: true, createdAt: true },
      tag: { select: { slug: true, name: true } },
      author: { select: { handle: true, name: true } },
    },
  });
  return rows.map(({ kind, value, tag, author, until, createdAt }) => ({
    kind,
    key: tag?.slug ?? author?.handle ?? value ?? "",
    name: tag?.name ?? author?.name ?? value ?? "",
    until: until?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}
