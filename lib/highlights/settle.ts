import { db, Prisma } from "#lib/db.ts";
import { findPassage } from "#lib/highlights/anchor.ts";
import { readArticleText } from "#lib/highlights/article-text.ts";
import type { HighlightGroup } from "#lib/highlights/highlight.ts";
import { type Asked, listHighlights } from "#lib/highlights/queries.ts";
import type { Selector } from "#lib/highlights/selector.ts";
import type { Page } from "#lib/posts/post.ts";

/** The most that one page looks for; a page that is opened again goes on with the rest. */
const MOST_AT_ONCE = 100;

type Unsettled = Selector & { id: string; piece: string };
type Body = { id: string; html: string; hash: string };

/**
 * Finds a reader's highlights again in those of these pieces (posts and links, by id) whose text has changed since, and
 * records where they are now, or that they are gone. What a reader marked stays as it was: the next correction is compared
 * with that. Three round trips, and only once for each correction.
 */
export async function settleHighlights(userId: string, ids: string[]): Promise<void> {
  const unsettled = await db().$queryRaw<Unsettled[]>`
    SELECT h.id, coalesce(h."postId", h."sharedLinkId") AS piece, h.exact, h.prefix, h.suffix, h.start, h.repeats
    FROM "Highlight" h LEFT JOIN "Post" p ON p.id = h."postId" LEFT JOIN "LinkReading" l ON l."sharedLinkId" = h."sharedLinkId"
    WHERE h."userId" = ${userId}::uuid AND (h."postId" = ANY(${ids}::uuid[]) OR h."sharedLinkId" = ANY(${ids}::uuid[]))
      AND h."removedAt" IS NULL AND h."settledFor" IS DISTINCT FROM coalesce(p."sourceHash", l.hash)
    ORDER BY piece, h.start LIMIT ${MOST_AT_ONCE}`;
  if (unsettled.length === 0) return;
  const pieces = unsettled.map(({ piece }) => piece);
  const bodies = await db().$queryRaw<Body[]>`
    SELECT id, "bodyHtml" AS html, "sourceHash" AS hash FROM "Post" WHERE id = ANY(${pieces}::uuid[])
    UNION ALL SELECT "sharedLinkId", html, hash FROM "LinkReading" WHERE "sharedLinkId" = ANY(${pieces}::uuid[])`;
  const settled = bodies.flatMap(({ id, html, hash }) => {
    const { text } = readArticleText(html);
    const here = unsettled.filter(({ piece }) => piece === id);
    return here.map((one) => ({ id: one.id, hash, ...(findPassage(text, one) ?? { at: null, until: null }) }));
  });
  const rows = settled.map(({ id, hash, at, until }) => Prisma.sql`(${id}::uuid, ${hash}, ${at}::int, ${until}::int)`);
  await db().$executeRaw`
    UPDATE "Highlight" h SET "settledFor" = v.hash, at = v.at, until = v.until
    FROM (VALUES ${Prisma.join(rows)}) v (id, hash, at, until)
    WHERE h.id = v.id AND h."userId" = ${userId}::uuid`;
}

/** A page of what a reader marked, settled for the texts as they are. One round trip, five after a correction. */
export async function settledHighlights(userId: string, asked: Asked): Promise<Page<HighlightGroup>> {
  const page = await listHighlights(userId, asked);
  const changed = page.items.filter(({ highlights }) => highlights.some(({ isUnsettled }) => isUnsettled));
  if (changed.length === 0) return page;
  await settleHighlights(
    userId,
    changed.map(({ piece }) => piece.id),
  );
  return listHighlights(userId, asked);
}
