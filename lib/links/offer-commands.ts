import { createHash } from "node:crypto";
import { db } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { cleanUrl } from "#lib/extraction/clean-url.ts";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { keptHtml, keptText } from "#lib/sources/item.ts";
import { kindOf } from "#lib/sources/item-kind.ts";

/** Offers a reader's own link to the editors; twice is as once. */
export async function offerLink(userId: string, id: string): Promise<Result<undefined>> {
  const count = await db().$executeRaw`
    UPDATE "SharedLink" SET "offeredAt" = coalesce("offeredAt", now())
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND "removedAt" IS NULL`;
  return count > 0 ? done() : notFound("link");
}

/** Takes an offer back, as long as no editor took it up. */
export async function withdrawOffer(userId: string, id: string): Promise<Result<undefined>> {
  const where = { id, userId, removedAt: null };
  const { count } = await db().sharedLink.updateMany({
    where: { ...where, takenUpAt: null },
    data: { offeredAt: null },
  });
  if (count > 0) return done();
  const there = await db().sharedLink.count({ where });
  return there > 0 ? refused("conflict", "An editor has taken it up by now.") : notFound("link");
}

/**
 * Takes up a link that a reader offers: it becomes an item among those that source feeds bring, without its pictures, and
 * without who offered it, as long as items may be. Answers the item's id, the same for every offer of one address; an offer
 * that was taken back or up meanwhile is none.
 */
export async function takeUpOffer(id: string): Promise<Result<{ itemId: string }>> {
  return db().$transaction(async (tx) => {
    const taken = await tx.$executeRaw`
      UPDATE "SharedLink" SET "takenUpAt" = now()
      WHERE id = ${id}::uuid AND "offeredAt" IS NOT NULL AND "takenUpAt" IS NULL AND "removedAt" IS NULL`;
    if (taken === 0) return notFound("offer");
    const link = await tx.sharedLink.findUniqueOrThrow({ where: { id }, include: { reading: true } });
    const { reading } = link;
    const url = cleanUrl(reading?.canonical ?? link.url) ?? link.url;
    const [title, text] = [reading?.title ?? link.title, keptText(reading?.text ?? "")];
    // Another reader may have offered the same page before: it is one item.
    await tx.feedItem.createMany({
      skipDuplicates: true,
      data: {
        ...{ guid: link.url, url, title, text, author: reading?.byline ?? null, summary: reading?.excerpt ?? "" },
        html: keptHtml(
          rewriteImages(reading?.html ?? "", () => null),
          url,
        ),
        language: reading?.language ?? null,
        kind: kindOf(url, []),
        publishedAt: momentOf(reading?.published ?? null, link.createdAt),
        contentHash: createHash("sha256").update(`${url}\n${title}\n${text}`).digest("base64url"),
      },
    });
    const item = await tx.feedItem.findFirstOrThrow({ where: { url, feedId: null }, select: { id: true } });
    return done({ itemId: item.id });
  });
}

/** The beginning of when it was published, or, where that is not known or has not come, when it was handed in. */
function momentOf(published: string | null, handedIn: Date): Date {
  const moment = published ? new Date(published) : handedIn;
  return moment < handedIn ? moment : handedIn;
}
