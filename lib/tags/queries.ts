import { cache } from "react";
import { Prisma } from "#lib/db.ts";
import { readRows } from "#lib/read-together.ts";
import type { TopicCard } from "#lib/tags/topic.ts";

/** Published briefings of the topic `t`: those with a date, less the few whose date is to come. */
export const topicPosts = Prisma.sql`(t."postCount" - (SELECT count(*) FROM "PostTag" pt
  WHERE pt."tagId" = t.id AND pt."publishedAt" > now()))::int`;

const columns = Prisma.sql`t.id, t.slug, t.name, t.description, t.hue, t.section, ${topicPosts} AS posts`;

/** Every topic that has something published, by name, with how many briefings it has. One round trip. */
export async function listTopics(): Promise<TopicCard[]> {
  return readRows<TopicCard>(
    Prisma.sql`SELECT * FROM (SELECT ${columns} FROM "Tag" t) x WHERE posts > 0 ORDER BY name`,
  );
}

/** How many topics stand beside a list; all of them have a page of their own. */
const BESIDE = 16;

/** The topics with the most briefings, by name. One round trip. */
export async function listBusiestTopics(): Promise<TopicCard[]> {
  return readRows<TopicCard>(Prisma.sql`
    SELECT * FROM (
      SELECT ${columns} FROM (SELECT * FROM "Tag" ORDER BY "postCount" DESC, name LIMIT ${BESIDE}) t
    ) x WHERE posts > 0 ORDER BY name`);
}

/** A topic by its slug, with how many published briefings it has (none is not an error); null where there is no such topic. */
export const findTopic = cache(async (slug: string): Promise<TopicCard | null> => {
  const rows = await readRows<TopicCard>(Prisma.sql`SELECT ${columns} FROM "Tag" t WHERE t.slug = ${slug}`);
  return rows[0] ?? null;
});
