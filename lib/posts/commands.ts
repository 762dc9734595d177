import type { Db, Prisma, PrismaClient } from "#lib/db.ts";
import { citedKeys, inOrderOfCitation, withoutCitations } from "#lib/posts/citations.ts";
import type { FrontMatter } from "#lib/posts/front-matter.ts";
import { renderInline, renderMarkdown } from "#lib/posts/markdown.ts";
import { type ImageSize, type MarginSource, readingMinutes } from "#lib/posts/post.ts";
import { publicationMoment } from "#lib/posts/publication.ts";

export type PostDraft = { slug: string; meta: FrontMatter; body: string; sourceHash: string };

/**
 * Writes a briefing with its topics and sources, whole or not at all, and renders its Markdown.
 * Answers "unchanged" when the same text is stored already. Throws MarkdownProblem for a body that cannot be rendered.
 * The author and the topics must exist. `live`: what is published at `now` is published when the database writes it.
 */
export async function savePost(
  db: PrismaClient,
  draft: PostDraft,
  options: {
    now: Date;
    live?: boolean;
    imageSize: (path: string) => ImageSize | null;
    /** What else is written with it, or not at all. */
    also?: (tx: Db, postId: string) => Promise<void>;
  },
): Promise<"added" | "updated" | "unchanged"> {
  const before = await db.post.findUnique({
    where: { slug: draft.slug },
    select: { id: true, sourceHash: true, publishedAt: true, correctedAt: true },
  });
  if (before?.sourceHash === draft.sourceHash) return "unchanged";
  const date = publicationDate(draft.meta, before, options.now);
  const isNow = options.live && date?.getTime() === options.now.getTime();
  const correctedAt = correctionDate(draft.meta, before, options.now);
  const content = { ...rendered(draft, options.imageSize), correctedAt };

  const write = async (tx: Db) => {
    // With its date that of every bookmark of it changes: of one that many saved this takes longer than a page's statement may.
    await tx.$executeRaw`SET LOCAL statement_timeout = '60s'`;
    const data = { ...content, publishedAt: isNow ? await publicationMoment(tx) : date };
    const author = { author: { connect: { handle: draft.meta.author } } };
    const { id } = before
      ? await tx.post.update({ where: { id: before.id }, data: { ...data, ...author }, select: { id: true } })
      : await tx.post.create({ data: { slug: draft.slug, ...data, ...author }, select: { id: true } });
    await replaceTopics(tx, id, draft.meta.topics);
    await replaceSources(tx, id, ordered(draft));
    await options.also?.(tx, id);
  };
  await db.$transaction(write, { timeout: 120_000 });
  return before ? "updated" : "added";
}

/** What the opening of the page cites, above the text. */
const citedAbove = ({ meta }: PostDraft) => [
  ...citedKeys(meta.shortVersion),
  ...meta.numbers.map((number) => number.source),
];

const ordered = (draft: PostDraft) =>
  inOrderOfCitation(draft.meta.sources, [...citedAbove(draft), ...citedKeys(draft.body)]);

function rendered(draft: PostDraft, imageSize: (path: string) => ImageSize | null) {
  const { meta, body, sourceHash } = draft;
  const sources: MarginSource[] = ordered(draft).map((source, at) => ({
    key: source.id,
    number: at + 1,
    kind: source.kind,
    title: source.title,
    publisher: source.publisher,
    note: source.note ?? null,
  }));
  const article = renderMarkdown(body, { sources, shown: citedAbove(draft), imageSize });
  return {
    title: meta.title,
    subtitle: meta.subtitle ?? null,
    shortVersion: withoutCitations(meta.shortVersion),
    shortVersionHtml: renderInline(meta.shortVersion, sources).html,
    body,
    bodyHtml: article.html,
    bodyText: article.text,
    contents: article.contents as Prisma.InputJsonValue,
    numbers: meta.numbers as Prisma.InputJsonValue,
    takeaways: meta.takeaways as Prisma.InputJsonValue,
    wordCount: article.wordCount,
    readingMinutes: readingMinutes(article.wordCount),
    correction: meta.correction ?? null,
    firstPublisher: meta.firstPublished?.publisher ?? null,
    firstPublishedOn: meta.firstPublished?.date ?? null,
    firstUrl: meta.firstPublished?.url ?? null,
    firstByline: meta.firstPublished?.byline ?? null,
    firstCutOff: meta.firstPublished?.cutOff ?? false,
    sourceHash,
  };
}

/**
 * When the post was published. A day without a time keeps the moment that is stored for that day; today's day, seen for
 * the first time, is this moment, so that a reader who was here this morning finds the piece above the line.
 */
const publicationDate = (meta: FrontMatter, before: { publishedAt: Date | null } | null, now: Date) =>
  meta.draft ? null : momentOfDay(meta.date, before?.publishedAt, now);

/** When the post was last corrected, by the same rule: who read it this morning is told of this afternoon's correction. */
const correctionDate = (meta: FrontMatter, before: { correctedAt: Date | null } | null, now: Date) =>
  meta.updated ? momentOfDay(meta.updated, before?.correctedAt, now) : null;

function momentOfDay(date: string, stored: Date | null | undefined, now: Date): Date {
  if (date.includes("T")) return new Date(date);
  if (stored?.toISOString().startsWith(date)) return stored;
  return now.toISOString().startsWith(date) ? now : new Date(`${date}T00:00:00Z`);
}

async function replaceTopics(tx: Db, postId: string, slugs: string[]) {
  const tags = await tx.tag.findMany({ where: { slug: { in: slugs } }, select: { id: true, slug: true } });
  const ids = new Map(tags.map((tag) => [tag.slug, tag.id]));
  await tx.postTag.deleteMany({ where: { postId } });
  await tx.postTag.createMany({
    data: slugs.map((slug, position) => ({ postId, tagId: ids.get(slug) ?? missing(slug), position })),
  });
}

async function replaceSources(tx: Db, postId: string, sources: FrontMatter["sources"]) {
  await tx.citation.deleteMany({ where: { postId } });
  await tx.citation.createMany({
    data: sources.map(({ id: key, ...source }, position) => ({ postId, key, position, ...source })),
  });
}

function missing(slug: string): never {
  throw new Error(`topic "${slug}" does not exist`);
}
