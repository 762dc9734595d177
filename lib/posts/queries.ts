import { cache } from "react";
import { Prisma } from "#lib/db.ts";
import { withMutes } from "#lib/mutes/hiding.ts";
import type { ListReader } from "#lib/mutes/mute.ts";
import type { Place } from "#lib/posts/cursor.ts";
import { type List, listSql } from "#lib/posts/lists.ts";
import type { Article, PostLine, PostSummary } from "#lib/posts/post.ts";
import {
  type LineRow,
  lineColumns,
  lineOf,
  type SummaryRow,
  summaryColumns,
  summaryJoins,
  summaryOf,
} from "#lib/posts/summaries.ts";
import { momentOf, readRows } from "#lib/read-together.ts";

type ArticleRow = Omit<Article, "publishedAt" | "correctedAt" | "firstPublished" | "topic" | "topics"> & {
  publishedAt: string;
  correctedAt: string | null;
  firstPublisher: string | null;
  firstPublishedOn: string | null;
  firstUrl: string | null;
  firstByline: string | null;
  firstCutOff: boolean;
  topics: Article["topics"] | null;
};

/**
 * A published briefing as its page shows it; null for a draft, and where there is none. One round trip; the database's
 * clock says what is published.
 */
export const findArticle = cache(async (slug: string): Promise<Article | null> => {
  const [row] = await readRows<ArticleRow>(Prisma.sql`
    SELECT p.id, p.slug, p.title, p.subtitle, p."shortVersion", p."shortVersionHtml", p."bodyHtml", p.contents, p.numbers,
      p.takeaways, p."wordCount", p."readingMinutes", p."publishedAt", p."correctedAt", p.correction,
      p."firstPublisher", p."firstPublishedOn", p."firstUrl", p."firstByline", p."firstCutOff",
      json_build_object('id', a.id, 'handle', a.handle, 'name', a.name, 'bio', a.bio) AS author,
      (SELECT json_agg(json_build_object('slug', t.slug, 'name', t.name, 'hue', t.hue) ORDER BY pt.position)
        FROM "PostTag" pt JOIN "Tag" t ON t.id = pt."tagId" WHERE pt."postId" = p.id) AS topics,
      coalesce((SELECT json_agg(json_build_object('key', c.key, 'number', c.position + 1, 'kind', c.kind, 'title', c.title,
          'publisher', c.publisher, 'date', c.date, 'url', c.url, 'note', c.note) ORDER BY c.position)
        FROM "Citation" c WHERE c."postId" = p.id), '[]') AS sources
    FROM "Post" p JOIN "Author" a ON a.id = p."authorId" WHERE p.slug = ${slug} AND p."publishedAt" <= now()`);
  const topic = row?.topics?.[0];
  if (!row?.topics || !topic) return null;
  const { firstPublisher: publisher, firstPublishedOn: date, firstUrl: url, ...others } = row;
  const { firstByline: byline, firstCutOff: isCutOff, ...article } = others;
  return {
    ...article,
    ...{ topic, topics: row.topics },
    publishedAt: momentOf(row.publishedAt),
    correctedAt: row.correctedAt && momentOf(row.correctedAt),
    firstPublished: publisher && date && url ? { publisher, date, url, byline, isCutOff } : null,
  };
});

export type Surroundings = {
  newer: PostLine | null;
  older: PostLine | null;
  sameTopic: PostLine[];
  latest: PostLine[];
  bestSourced: PostLine[];
};

/** Of each; the best sourced are looked up four times over, since all others, and the article itself, may be among them. */
const SHOWN = 3;

/**
 * What stands around an article: its neighbours in `list`, more on its topic, the latest, and those with the most
 * sources; nothing twice, each at most three, and nothing that the reader muted. One round trip.
 */
export async function findSurroundings(article: Article, list: List, reader: ListReader): Promise<Surroundings> {
  const place: Place = { at: new Date(article.publishedAt), id: article.id };
  // Beside an article nothing is shown that is muted: there is no way to say so, nor a reason to.
  const around = reader && { ...reader, seeMuted: false };
  const near = (direction: "older" | "newer") => listSql(list, { place, direction, limit: 1 }, around);
  const newest = (from: List, limit: number) => listSql(from, { place: null, direction: "older", limit }, around);
  const rows = await readRows<LineRow & { part: keyof Surroundings }>(
    withMutes(
      around,
      Prisma.sql`
    WITH parts AS (
      (SELECT 'newer' AS part, id, "publishedAt", 0 AS weight FROM (${near("newer")}) x)
      UNION ALL (SELECT 'older', id, "publishedAt", 0 FROM (${near("older")}) x)
      UNION ALL (SELECT 'sameTopic', id, "publishedAt", 0 FROM (${newest({ kind: "topic", slug: article.topic.slug }, SHOWN + 3)}) x)
      UNION ALL (SELECT 'latest', id, "publishedAt", 0 FROM (${newest({ kind: "all" }, SHOWN * 3)}) x)
      UNION ALL (SELECT 'bestSourced', x.id, x."publishedAt", (SELECT count(*) FROM "Citation" c WHERE c."postId" = x.id) AS weight
        FROM (${newest({ kind: "all" }, 60)}) x ORDER BY weight DESC, x."publishedAt" DESC, x.id DESC LIMIT ${SHOWN * 4})
    )
    SELECT parts.part, ${lineColumns} FROM parts JOIN "Post" p ON p.id = parts.id ${summaryJoins}
    WHERE p.id <> ${article.id}::uuid ORDER BY parts.weight DESC, p."publishedAt" DESC, p.id DESC`,
    ),
  );

  const shown = new Set<string>();
  const take = (part: keyof Surroundings, most: number) => {
    const fresh = rows.filter((row) => row.part === part && !shown.has(row.id)).slice(0, most);
    for (const row of fresh) shown.add(row.id);
    return fresh.map(lineOf);
  };
  const [newer = null] = take("newer", 1);
  const [older = null] = take("older", 1);
  const sameTopic = take("sameTopic", SHOWN);
  return { newer, older, sameTopic, latest: take("latest", SHOWN), bestSourced: take("bestSourced", SHOWN) };
}

/** The same with the neighbours of another list, and nothing twice all the same. */
export function withNeighbours(around: Surroundings, near: Pick<Surroundings, "newer" | "older">): Surroundings {
  const isNew = (post: PostLine) => post.id !== near.newer?.id && post.id !== near.older?.id;
  const { sameTopic, latest, bestSourced } = around;
  return {
    ...near,
    sameTopic: sameTopic.filter(isNew),
    latest: latest.filter(isNew),
    bestSourced: bestSourced.filter(isNew),
  };
}

/** The slug, title and topic that a drawing or a share page needs of a published post; null where there is none. */
export const findPostCard = cache(async (slug: string): Promise<PostSummary | null> => {
  const rows = await readRows<SummaryRow>(Prisma.sql`
    SELECT ${summaryColumns} FROM "Post" p ${summaryJoins}
    WHERE p.slug = ${slug} AND p."publishedAt" <= now()`);
  return rows[0] ? summaryOf(rows[0]) : null;
});
