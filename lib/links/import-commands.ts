import { createHash, randomUUID } from "node:crypto";
import { type Db, db, isUniqueViolation } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { siteOf } from "#lib/links/address.ts";
import { markdownOf } from "#lib/links/markdown-of.ts";
import { savePost } from "#lib/posts/commands.ts";
import { MarkdownProblem } from "#lib/posts/markdown.ts";
import { kindOf } from "#lib/sources/item-kind.ts";

/** What an editor says of a page that they import; the words of the text are those of its original. */
export type ImportDraft = {
  title: string;
  subtitle: string;
  shortVersion: string;
  /** The handle of the author of this site who stands for the import. */
  author: string;
  topics: string[];
  publisher: string;
  byline: string;
  /** When it was first published, as exactly as it is known: "2024", "2024-03" or "2024-03-05". */
  date: string;
};

const picturePath = (id: string) => `/posts/images/${id}`;

/**
 * Publishes what an editor read at the address of a link of theirs as an imported briefing: with the original's text and
 * pictures, its writer and first publication, and itself as the source. Answers where it stands. An address that was
 * imported before is refused.
 */
export async function importLink(editorId: string, id: string, draft: ImportDraft): Promise<Result<{ slug: string }>> {
  const link = await db().sharedLink.findFirst({
    where: { id, userId: editorId, removedAt: null },
    include: { reading: true, images: true },
  });
  const reading = link?.reading;
  if (!link || !reading) return notFound("reading");
  const url = reading.canonical ?? link.url;
  const before = await importedAs(db(), url);
  if (before) return refused("conflict", `This was imported before: /posts/${before}.`);
  const unknown = await whatIsUnknown(draft);
  if (unknown) return unknown;

  const pictures = link.images.map(({ id: from, type, width, height, bytes }) => ({
    ...{ from: `/links/images/${from}`, row: { id: randomUUID(), type, width, height, bytes } },
  }));
  const at = new Map(pictures.map(({ from, row }) => [from, picturePath(row.id)]));
  const sizes = new Map(pictures.map(({ row: { id, width, height } }) => [picturePath(id), { width, height }]));
  const body = markdownOf(rewriteImages(reading.html, (src) => at.get(src) ?? null));
  const now = new Date();
  const slug = await freeSlug(draft.title);
  const publisher = draft.publisher || reading.site || siteOf(url);
  const original = { kind: kindOf(url, []), title: reading.title, publisher, date: draft.date, url };
  const meta = {
    ...{ title: draft.title, subtitle: draft.subtitle || undefined, shortVersion: draft.shortVersion },
    ...{
      date: now.toISOString(),
      author: draft.author,
      topics: draft.topics,
      draft: false,
      numbers: [],
      takeaways: {},
    },
    sources: [{ id: "original", ...original }],
    firstPublished: {
      ...{ publisher, date: draft.date, url, byline: draft.byline || undefined },
      cutOff: reading.truncated,
    },
  };
  const sourceHash = createHash("sha256")
    .update(JSON.stringify([meta, body]))
    .digest("hex");
  try {
    await savePost(
      db(),
      { slug, meta, body, sourceHash },
      {
        ...{ now, live: true, imageSize: (path) => sizes.get(path) ?? null },
        also: async (tx, postId) => {
          await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${url}, 0))`;
          if (await importedAs(tx, url, postId)) throw new ImportedMeanwhile();
          await tx.postImage.createMany({ data: pictures.map(({ row }) => ({ postId, ...row })) });
        },
      },
    );
  } catch (error) {
    if (error instanceof ImportedMeanwhile || isUniqueViolation(error))
      return refused("conflict", "This was imported a moment ago.");
    if (!(error instanceof MarkdownProblem)) throw error;
    return refused("invalid", `The text cannot be shown: ${error.message}.`);
  }
  return done({ slug });
}

/** Two editors at once: thrown to take back all that the second wrote. */
class ImportedMeanwhile extends Error {}

async function importedAs(tx: Db, firstUrl: string, but?: string): Promise<string | null> {
  const where = { firstUrl, ...(but && { id: { not: but } }) };
  return (await tx.post.findFirst({ where, select: { slug: true } }))?.slug ?? null;
}

async function whatIsUnknown({ author, topics }: ImportDraft) {
  const field = (name: string, message: string) => refused("invalid", message, { fields: { [name]: message } });
  const isThere = await db().author.count({ where: { handle: author } });
  if (!isThere) return field("author", "Choose who stands for it here.");
  const known = await db().tag.count({ where: { slug: { in: topics } } });
  return known === topics.length ? null : field("topics", "Choose topics from the list.");
}

/** An address made of a title's words that no briefing has. */
async function freeSlug(title: string): Promise<string> {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[’']/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, "");
  const base = words || "imported";
  const taken = await db().post.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map(({ slug }) => slug));
  let slug = base;
  for (let count = 2; slugs.has(slug); count++) slug = `${base}-${count}`;
  return slug;
}
