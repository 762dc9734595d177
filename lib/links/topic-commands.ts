import type { Db } from "#lib/db.ts";

const MOST = 4;

/** Gives a link that has no topic yet those of the site's topics that its page names, at most four. */
export async function matchTopics(tx: Db, sharedLinkId: string, named: string[]): Promise<void> {
  const words = named.slice(0, 50).map(folded).filter(Boolean);
  if (words.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "SharedLinkTag" ("sharedLinkId", "tagId")
    SELECT ${sharedLinkId}::uuid, t.id FROM "Tag" t
    WHERE NOT EXISTS (SELECT FROM "SharedLinkTag" st WHERE st."sharedLinkId" = ${sharedLinkId}::uuid)
      AND (replace(t.slug, '-', '') = ANY(${words}) OR array_to_string(search_words(t.name), '') = ANY(${words}))
    ORDER BY array_position(${words}, replace(t.slug, '-', '')), t.slug LIMIT ${MOST}`;
}

/** "#Future-of-Work", "FutureOfWork" and "future of work" are one topic. */
const folded = (topic: string) =>
  topic
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
