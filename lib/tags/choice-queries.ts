import { Prisma, rowsOf } from "#lib/db.ts";
import { hides, isMuted, withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import { topicPosts } from "#lib/tags/queries.ts";
import type { TopicCard } from "#lib/tags/topic.ts";

/**
 * A topic as somebody chooses it: with the newest title in it, and whether they follow it already. `latest` is null where
 * mutes hide all of its newest.
 */
export type TopicChoice = TopicCard & { latest: string | null; followed: boolean };

/** For a title that is not muted so many of a topic's newest are looked at. */
const LOOKED_THROUGH = 20;

/** Every topic that has something published, by name, as this reader may choose it. One round trip. */
export async function listChoices(reader: NonNullable<ListReader>): Promise<TopicChoice[]> {
  const newest = (columns: string, most: number) => Prisma.sql`
      SELECT ${Prisma.raw(columns)} FROM "PostTag" pt JOIN "Post" p ON p.id = pt."postId"
      WHERE pt."tagId" = t.id AND pt."publishedAt" <= now()
      ORDER BY pt."publishedAt" DESC, pt."postId" DESC LIMIT ${most}`;
  const latest = hides(reader)
    ? Prisma.sql`SELECT (SELECT n.title FROM (${newest(`p.id, p.title, pt."publishedAt"`, LOOKED_THROUGH)}) n
        WHERE NOT ${isMuted(reader, "n.id")} ORDER BY n."publishedAt" DESC, n.id DESC LIMIT 1) AS title
      FROM (${newest("p.id", 1)}) published`
    : newest("p.title", 1);
  return rowsOf<TopicChoice>(
    withMutes(
      reader,
      Prisma.sql`
    SELECT t.id, t.slug, t.name, t.description, t.hue, t.section, newest.title AS latest,
      ${topicPosts} AS posts,
      EXISTS (SELECT 1 FROM "TagFollow" f WHERE f."userId" = ${reader.id}::uuid AND f."tagId" = t.id) AS followed
    FROM "Tag" t CROSS JOIN LATERAL (${latest}) newest ORDER BY t.name`,
    ),
  );
}
