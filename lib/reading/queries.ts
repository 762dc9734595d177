import { Prisma } from "#lib/db.ts";
import { readRows } from "#lib/read-together.ts";

export type ArticleState = {
  saved: boolean;
  /** Under which their note and lists are found. */
  bookmarkId: string | null;
  read: boolean;
  /** The words where the reader stopped; null also for one who has nothing remembered. */
  anchor: string | null;
  /** Whether their place is kept. */
  keepsPlace: boolean;
  followsTopic: boolean;
  followsAuthor: boolean;
  shareToken: string | null;
  highlights: KeptHighlight[];
};

/** A passage that the reader marked: its place in the text, unless that has it no more; or was changed since it was looked for. */
type KeptHighlight = { id: string; note: string | null; at: number | null; until: number | null; isUnsettled: boolean };

export const NO_STATE: ArticleState = {
  saved: false,
  bookmarkId: null,
  read: false,
  anchor: null,
  keepsPlace: false,
  followsTopic: false,
  followsAuthor: false,
  shareToken: null,
  highlights: [],
};

type Asked = { id: string; topic: { slug: string }; author: { id: string } };

/** All that a reader did with one article, its first topic and its author. One round trip. */
export async function findArticleState(userId: string, article: Asked): Promise<ArticleState> {
  const rows = await readRows<ArticleState>(articleStateSql(userId, article));
  return rows[0] ?? NO_STATE;
}

export const articleStateSql = (userId: string, article: Asked): Prisma.Sql => Prisma.sql`
    SELECT
      b.id IS NOT NULL AS saved, b.id AS "bookmarkId",
      r."readAt" IS NOT NULL AS read, r.anchor, u."readingMemory" <> 'nothing' AS "keepsPlace",
      EXISTS (SELECT 1 FROM "TagFollow" f JOIN "Tag" t ON t.id = f."tagId"
        WHERE f."userId" = u.id AND t.slug = ${article.topic.slug}) AS "followsTopic",
      EXISTS (SELECT 1 FROM "AuthorFollow" WHERE "userId" = u.id AND "authorId" = ${article.author.id}::uuid) AS "followsAuthor",
      (SELECT token FROM "ShareLink" WHERE "userId" = u.id AND "postId" = ${article.id}::uuid AND active) AS "shareToken",
      (SELECT coalesce(json_agg(json_build_object('id', h.id, 'note', h.note, 'at', h.at, 'until', h.until,
          'isUnsettled', h."settledFor" IS DISTINCT FROM p."sourceHash")), '[]')
        FROM "Highlight" h JOIN "Post" p ON p.id = h."postId"
        WHERE h."userId" = u.id AND h."postId" = ${article.id}::uuid AND h."removedAt" IS NULL) AS highlights
    FROM "User" u LEFT JOIN "ReadState" r ON r."userId" = u.id AND r."postId" = ${article.id}::uuid
    LEFT JOIN "Bookmark" b ON b."userId" = u.id AND b."postId" = ${article.id}::uuid
    WHERE u.id = ${userId}::uuid`;
