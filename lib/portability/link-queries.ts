import { db } from "#lib/db.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import type { Archive } from "#lib/portability/archive.ts";

/** A reader's links in the order in which they were made, with what was read there; pictures are left out. */
export async function gatherLinks(userId: string): Promise<Archive["links"]> {
  const rows = await db().sharedLink.findMany({
    where: { userId, removedAt: null },
    relationLoadStrategy: "join",
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ url: true, title: true, titled: true, comment: true, createdAt: true },
      bookmark: { select: { createdAt: true, note: true, archived: true } },
      tags: { select: { tag: { select: { slug: true } } } },
      reading: {
        select: {
          ...{
            title: true,
            subtitle: true,
            byline: true,
            published: true,
            language: true,
            site: true,
            canonical: true,
          },
          ...{ html: true, text: true, truncated: true, truncatedWords: true, readAt: true },
        },
      },
    },
  });
  return rows.map(({ url, title, titled, comment, createdAt, bookmark, tags, reading }) => ({
    ...{ url, title, titled, comment },
    topics: tags.map(({ tag }) => tag.slug).sort(),
    savedAt: (bookmark?.createdAt ?? createdAt).toISOString(),
    ...{ note: bookmark?.note ?? null, archived: bookmark?.archived ?? false },
    reading: reading && {
      ...reading,
      html: rewriteImages(reading.html, () => null),
      readAt: reading.readAt.toISOString(),
    },
  }));
}
