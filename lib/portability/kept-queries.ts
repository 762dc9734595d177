import { databaseNow, db } from "#lib/db.ts";
import type { Archive } from "#lib/portability/archive.ts";
import { absolute } from "#lib/site.ts";

/** A reader's lists, each with what stands in it in its order, and their history. What is not published is left out. */
export async function keptOf(userId: string): Promise<Pick<Archive, "lists" | "history">> {
  const published = { publishedAt: { lte: await databaseNow() } };
  const shown = { OR: [{ post: published }, { sharedLinkId: { not: null } }] };
  const lists = await db().savedList.findMany({
    where: { userId },
    relationLoadStrategy: "join",
    orderBy: { position: "asc" },
    include: {
      entries: {
        where: { bookmark: shown },
        orderBy: { position: "asc" },
        select: {
          addedAt: true,
          bookmark: { select: { post: { select: { slug: true } }, sharedLink: { select: { url: true } } } },
        },
      },
    },
  });
  const openings = await db().opening.findMany({
    where: { userId, OR: [{ post: published }, { sharedLink: { removedAt: null } }] },
    relationLoadStrategy: "join",
    orderBy: { openedAt: "asc" },
    select: { day: true, openedAt: true, post: { select: { slug: true } }, sharedLink: { select: { url: true } } },
  });
  return {
    lists: lists.map(({ name, description, showsNotes, token, createdAt, entries }) => ({
      ...{ name, description, showsNotes, url: token ? absolute(`/lists/${token}`) : null },
      createdAt: createdAt.toISOString(),
      entries: entries.map(({ addedAt, bookmark: { post, sharedLink } }) => ({
        ...(post ? { slug: post.slug } : { url: sharedLink?.url ?? "" }),
        addedAt: addedAt.toISOString(),
      })),
    })),
    history: openings.map(({ day, openedAt, post, sharedLink }) => ({
      ...{
        slug: post?.slug,
        url: sharedLink?.url,
        day: day.toISOString().slice(0, 10),
        openedAt: openedAt.toISOString(),
      },
    })),
  };
}
