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
import type { Piece } from "#lib/reading/piece.ts";

/** What a reader marks: words, and what their page knows of where they are; by hand, the words alone. */
type Marked = { piece: Piece; note: string | null } & Omit<Selector, "repeats">;

/**
 * Keeps a passage of a piece for a reader, described anew from the text itself. The same passage twice is one, with
 * the newer note; one that was taken away comes back. Refused where the text does not have these words, has them
 * several times and nothing says which are meant, or after 500 of one piece.
 */
export async function addHighlight(userId: string, marked: Marked): Promise<Result<{ id: string }>> {
  const { piece, note, ...passed } = marked;
  const found = await readableText(userId, piece);
  if (!found) return notFound(typeof piece === "string" ? "briefing" : "link");
  const { text } = readArticleText(found.html);
  const wanted = { ...passed, exact: oneLine(marked.exact), repeats: false };
  if (!wanted.prefix && !wanted.suffix && isRepeated(folded(text), folded(wanted.exact)))
    return no("These words stand more than once in the text. Add the words before or after them.");
  const passage = findPassage(text, wanted);
  if (!passage || folded(text.slice(passage.at, passage.until)) !== folded(wanted.exact))
    return no("These words are not in the text as it is now. Copy them from the page.");
  const selector = describePassage(text, passage.at, passage.until);
  if (selector.exact.length > MOST_QUOTED) return no(`Keep at most ${MOST_QUOTED} characters at once.`);
  const fingerprint = fingerprintOf(selector);
  const of = typeof piece === "string" ? { postId: piece } : piece;
  const place = { settledFor: found.hash, ...passage };
  return oneAtATime(userId, async (tx) => {
    const others = { userId, ...of, removedAt: null, NOT: { fingerprint } };
    if ((await tx.highlight.count({ where: others })) >= MOST_IN_ONE) return full();
    const same = await tx.highlight.findFirst({ where: { userId, ...of, fingerprint }, select: { id: true } });
    if (!same) {
      const data = { userId, ...of, ...selector, fingerprint, note, ...place };
      return done(await tx.highlight.create({ data, select: { id: true } }));
    }
    const data = { removedAt: null, ...(note ? { note } : {}), ...place };
    await tx.highlight.updateMany({ where: same, data });
    return done(same);
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
    const found = await tx.highlight.findFirst({ where: { id, userId }, select: { postId: true, sharedLinkId: true } });
    if (!found) return notFound("highlight");
    const others = { userId, ...found, removedAt: null, NOT: { id } };
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

/** The text of a piece that this reader may read, and what it is known by. */
async function readableText(userId: string, piece: Piece) {
  const [text] =
    typeof piece === "string"
      ? await db().$queryRaw<Text[]>`
          SELECT "bodyHtml" AS html, "sourceHash" AS hash FROM "Post" WHERE id = ${piece}::uuid AND "publishedAt" <= now()`
      : await db().$queryRaw<Text[]>`
          SELECT l.html, l.hash FROM "LinkReading" l JOIN "SharedLink" s ON s.id = l."sharedLinkId"
          WHERE s.id = ${piece.sharedLinkId}::uuid AND s."userId" = ${userId}::uuid AND s."removedAt" IS NULL`;
  return text;
}

type Text = { html: string; hash: string };

/** Counting and adding are one step for each reader: two clicks at once cannot pass the limit together. */
function oneAtATime<Value>(userId: string, run: (tx: Db) => Promise<Result<Value>>): Promise<Result<Value>> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE id = ${userId}::uuid FOR UPDATE`;
    return run(tx);
  });
}

const no = (message: string) => refused("invalid", message, { fields: { exact: message } });
const full = () => refused("conflict", `That would be more than ${MOST_IN_ONE} highlights in one piece.`);
