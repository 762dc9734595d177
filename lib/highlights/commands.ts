import { type Db, db } from "#lib/db.ts";
import { done, notFound, type Result, refused } from "#lib/errors.ts";
import { findPassage } from "#lib/highlights/anchor.ts";
import { readArticleText } from "#lib/highlights/article-text.ts";
import { fingerprintOf } from "#lib/highlights/fingerprint.ts";
import {
  describePassage,
  folded,
  isRepeated,
  MOST_IN_ONE,
  MOST_QUOTED,
  oneLine,
  type Selector,
} from "#lib/highlights/selector.ts";

/** What a reader marks: words, and what their page knows of where they are; by hand, the words alone. */
type Marked = { postId: string; note: string | null } & Omit<Selector, "repeats">;

/**
 * Keeps a passage of a briefing for a reader, described anew from the text itself. The same passage twice is one, with
 * the newer note; one that was taken away comes back. Refused where the text does not have these words, has them
 * several times and nothing says which are meant, or after 500 of one briefing.
 */
export async function addHighlight(userId: string, marked: Marked): Promise<Result<{ id: string }>> {
  const { postId, note } = marked;
  const post = await readablePost(postId);
  if (!post) return notFound("briefing");
  const { text } = readArticleText(post.bodyHtml);
  const wanted = { ...marked, exact: oneLine(marked.exact), repeats: false };
  if (!wanted.prefix && !wanted.suffix && isRepeated(folded(text), folded(wanted.exact)))
    return no("These words stand more than once in the text. Add the words before or after them.");
  const passage = findPassage(text, wanted);
  if (!passage || folded(text.slice(passage.at, passage.until)) !== folded(wanted.exact))
    return no("These words are not in the text as it is now. Copy them from the page.");
  const selector = describePassage(text, passage.at, passage.until);
  if (selector.exact.length > MOST_QUOTED) return no(`Keep at most ${MOST_QUOTED} characters at once.`);
  const fingerprint = fingerprintOf(selector);
  return oneAtATime(userId, async (tx) => {
    const others = { userId, postId, removedAt: null, NOT: { fingerprint } };
    if ((await tx.highlight.count({ where: others })) >= MOST_IN_ONE) return full();
    const kept = await tx.highlight.upsert({
      where: { userId_postId_fingerprint: { userId, postId, fingerprint } },
      create: { userId, postId, ...selector, fingerprint, note, settledFor: post.sourceHash, ...passage },
      update: { removedAt: null, ...(note ? { note } : {}), settledFor: post.sourceHash, ...passage },
      select: { id: true },
    });
    return done(kept);
  });
}

/** Writes, changes or, with null, takes away the note on a highlight. */
export async function noteHighlight(userId: string, id: string, note: string | null): Promise<Result<undefined>> {
  const { count } = await db().highlight.updateMany({ where: { id, userId, removedAt: null }, data: { note } });
  return count > 0 ? done() : notFound("highlight");
}

/** Takes a highlight away; for a day it can be had back. */
export async function removeHighlight(userId: string, id: string): Promise<Result<{ id: string }>> {
  const count = await db().$executeRaw`
    UPDATE "Highlight" SET "removedAt" = coalesce("removedAt", now())
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid`;
  return count > 0 ? done({ id }) : notFound("highlight");
}

/** Brings a highlight back that was taken away, with its note. */
export async function restoreHighlight(userId: string, id: string): Promise<Result<undefined>> {
  return oneAtATime(userId, async (tx) => {
    const found = await tx.highlight.findFirst({ where: { id, userId }, select: { postId: true } });
    if (!found) return notFound("highlight");
    const others = { userId, postId: found.postId, removedAt: null, NOT: { id } };
    if ((await tx.highlight.count({ where: others })) >= MOST_IN_ONE) return full();
    await tx.highlight.updateMany({ where: { id, userId }, data: { removedAt: null } });
    return done();
  });
}

/** Deletes what was taken away more than a day ago. Answers that there is no more. */
export async function forgetRemovedHighlights(): Promise<boolean> {
  await db().$executeRaw`DELETE FROM "Highlight" WHERE "removedAt" < now() - interval '1 day'`;
  return false;
}

async function readablePost(postId: string) {
  const [post] = await db().$queryRaw<{ bodyHtml: string; sourceHash: string }[]>`
    SELECT "bodyHtml", "sourceHash" FROM "Post" WHERE id = ${postId}::uuid AND "publishedAt" <= now()`;
  return post;
}

/** Counting and adding are one step for each reader: two clicks at once cannot pass the limit together. */
function oneAtATime<Value>(userId: string, run: (tx: Db) => Promise<Result<Value>>): Promise<Result<Value>> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    return run(tx);
  });
}

const no = (message: string) => refused("invalid", message, { fields: { exact: message } });
const full = () => refused("conflict", `That would be more than ${MOST_IN_ONE} highlights in one briefing.`);
