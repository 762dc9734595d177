import { db } from "#lib/db.ts";

export type OwnShareLink = { id: string; token: string; opens: number; createdAt: Date; title: string; slug: string };

/** A reader's live share links, latest first, at most 200. */
export async function listShareLinks(userId: string): Promise<OwnShareLink[]> {
  const links = await db().shareLink.findMany({
    where: { userId, active: true },
    relationLoadStrategy: "join",
    orderBy: { createdAt: "desc" },
    take: 200,
    select: { id: true, token: true, opens: true, createdAt: true, post: { select: { title: true, slug: true } } },
  });
  return links.map(({ post, ...link }) => ({ ...link, ...post }));
}

/** A reader's live share link to one post; null where they made none. */
export async function findShareLink(
  userId: string,
  postId: string,
): Promise<{ id: string; token: string; opens: number } | null> {
  return db().shareLink.findFirst({
    where: { userId, postId, active: true },
    select: { id: true, token: true, opens: true },
  });
}
