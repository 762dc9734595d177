import { randomBytes } from "node:crypto";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { db, isUniqueViolation } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { isPublished } from "#lib/posts/published.ts";
import { normaliseOutsideUrl } from "#lib/url.ts";

/** A reader's live share link to a post; the same one when there is one already. */
export async function createShareLink(userId: string, postId: string): Promise<Result<{ token: string }>> {
  if (!(await isPublished(postId))) return notFound("briefing");
  const limited = await tooManyShares(userId);
  if (limited) return limited;
  // 72 random bits: short enough to say, too many to guess.
  const token = randomBytes(9).toString("base64url");
  await db().shareLink.createMany({ data: { token, userId, postId }, skipDuplicates: true });
  const link = await db().shareLink.findFirst({ where: { userId, postId, active: true }, select: { token: true } });
  return link ? done(link) : notFound("briefing");
}

/** Withdraws a reader's own share link: who opens it from now on is told so. */
export async function revokeShareLink(userId: string, id: string): Promise<Result<undefined>> {
  const { count } = await db().shareLink.updateMany({
    where: { id, userId, active: true },
    data: { active: null, revokedAt: new Date() },
  });
  if (count > 0) return done();
  const owned = await db().shareLink.count({ where: { id, userId } });
  return owned > 0 ? done() : notFound("share link");
}

export type HandedIn = { url: string; title: string; comment?: string | undefined; topics: string[] };

/** Keeps an outside link among what a reader saved; handing in the same address again changes its title and comment. */
export async function handInLink(userId: string, link: HandedIn): Promise<Result<undefined>> {
  const url = normaliseOutsideUrl(link.url);
  if (!url) {
    const message = "Enter the address of a public page, beginning with https:// or http://.";
    return refused("invalid", message, { fields: { url: message } });
  }
  const limited = await tooManyShares(userId);
  if (limited) return limited;
  const tags = await db().tag.findMany({ where: { slug: { in: link.topics } }, select: { id: true } });
  const data = { title: link.title, comment: link.comment || null };
  const write = () =>
    db().$transaction(async (tx) => {
      const { id } = await tx.sharedLink.upsert({
        where: { userId_url: { userId, url } },
        create: { userId, url, ...data },
        update: data,
        select: { id: true },
      });
      await tx.sharedLinkTag.deleteMany({ where: { sharedLinkId: id } });
      await tx.sharedLinkTag.createMany({
        data: tags.map((tag) => ({ sharedLinkId: id, tagId: tag.id })),
        skipDuplicates: true,
      });
      await tx.bookmark.createMany({ data: { userId, sharedLinkId: id }, skipDuplicates: true });
    });
  // Two forms at once may both find nothing and insert; the second then finds the row of the first.
  await write().catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    return write();
  });
  return done();
}

/** Removes a reader's own shared link, and with it the place among what they saved. */
export async function removeSharedLink(userId: string, id: string): Promise<Result<undefined>> {
  const { count } = await db().sharedLink.deleteMany({ where: { id, userId } });
  return count > 0 ? done() : notFound("link");
}

async function tooManyShares(userId: string) {
  const wait = await countAttempt("share", userId);
  return wait
    ? refused("rate-limited", "That is a lot of links for an hour. Try again later.", { retryAfter: wait })
    : null;
}
