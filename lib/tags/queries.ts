import { cache } from "react";
import { db } from "#lib/db.ts";

export type TopicCard = { id: string; slug: string; name: string; description: string; hue: number; posts: number };

/** Every topic that has something published, by name, with how many briefings it has. One round trip. */
export async function listTopics(): Promise<TopicCard[]> {
  return db().$queryRaw<TopicCard[]>`
    SELECT t.id, t.slug, t.name, t.description, t.hue, count(*)::int AS posts
    FROM "Tag" t JOIN "PostTag" pt ON pt."tagId" = t.id AND pt."publishedAt" <= now()
    GROUP BY t.id ORDER BY t.name`;
}

/** A topic by its slug, with how many published briefings it has (none is not an error); null where there is no such topic. */
export const findTopic = cache(async (slug: string): Promise<TopicCard | null> => {
  const rows = await db().$queryRaw<TopicCard[]>`
    SELECT t.id, t.slug, t.name, t.description, t.hue,
      (SELECT count(*)::int FROM "PostTag" pt WHERE pt."tagId" = t.id AND pt."publishedAt" <= now()) AS posts
    FROM "Tag" t WHERE t.slug = ${slug}`;
  return rows[0] ?? null;
});
