import { Prisma } from "#lib/db.ts";
import type { MuteName } from "#lib/mutes/mute.ts";
import type { PostLine, PostSummary } from "#lib/posts/post.ts";
import { momentOf } from "#lib/read-together.ts";

/** The row behind a summary, as readRows has it: the columns a list needs, never a body. */
export type SummaryRow = {
  id: string;
  slug: string;
  title: string;
  shortVersion: string;
  publishedAt: string;
  readingMinutes: number;
  handle: string;
  authorName: string;
  topicSlug: string;
  topicName: string;
  hue: number;
  mutedBy?: MuteName[] | null;
};

export const summaryColumns = Prisma.raw(`p.id, p.slug, p.title, p."shortVersion", p."publishedAt", p."readingMinutes",
  a.handle, a.name AS "authorName", t.slug AS "topicSlug", t.name AS "topicName", t.hue`);

/** Joins a post `p` with its author and its first topic. */
export const summaryJoins = Prisma.raw(`JOIN "Author" a ON a.id = p."authorId"
  JOIN "PostTag" first ON first."postId" = p.id AND first.position = 0
  JOIN "Tag" t ON t.id = first."tagId"`);

/** The row behind a line, of the same joins. */
export type LineRow = Pick<SummaryRow, "id" | "slug" | "title" | "publishedAt" | "readingMinutes" | "authorName">;

export const lineColumns = Prisma.raw(
  `p.id, p.slug, p.title, p."publishedAt", p."readingMinutes", a.name AS "authorName"`,
);

export const lineOf = ({ id, slug, title, publishedAt, readingMinutes, authorName }: LineRow): PostLine => ({
  ...{ id, slug, title, readingMinutes },
  publishedAt: momentOf(publishedAt),
  author: { name: authorName },
});

export const summaryOf = (row: SummaryRow): PostSummary => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  shortVersion: row.shortVersion,
  publishedAt: momentOf(row.publishedAt),
  readingMinutes: row.readingMinutes,
  author: { handle: row.handle, name: row.authorName },
  topic: { slug: row.topicSlug, name: row.topicName, hue: row.hue },
  ...(row.mutedBy ? { mutedBy: row.mutedBy } : {}),
});
