import { db } from "#lib/db.ts";
import { MOST_COUNTED, type TopicCard } from "#lib/tags/topic.ts";

/** A topic as somebody chooses it: with the newest title in it, and whether they follow it already. */
export type TopicChoice = TopicCard & { latest: string; followed: boolean };

/** Every topic that has something published, by name, as this reader may choose it. One round trip. */
export async function listChoices(userId: string): Promise<TopicChoice[]> {
  return db().$queryRaw<TopicChoice[]>`
    SELECT t.id, t.slug, t.name, t.description, t.hue, t.section, newest.title AS latest,
      (SELECT count(*)::int FROM (SELECT 1 FROM "PostTag" pt
        WHERE pt."tagId" = t.id AND pt."publishedAt" <= now() LIMIT ${MOST_COUNTED + 1}) upto) AS posts,
      EXISTS (SELECT 1 FROM "TagFollow" f WHERE f."userId" = ${userId}::uuid AND f."tagId" = t.id) AS followed
    FROM "Tag" t CROSS JOIN LATERAL (
      SELECT p.title FROM "PostTag" pt JOIN "Post" p ON p.id = pt."postId"
      WHERE pt."tagId" = t.id AND pt."publishedAt" <= now()
      ORDER BY pt."publishedAt" DESC, pt."postId" DESC LIMIT 1
    ) newest ORDER BY t.name`;
}
