import { randomBytes } from "node:crypto";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { db } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { isPublished } from "#lib/posts/published.ts";

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

async function tooManyShares(userId: string) {
  const wait = await countAttempt("share", userId);
  return wait
    ? refused("rate-limited", "That is a lot of links for an hour. Try again later.", { retryAfter: wait })
    : null;
}
