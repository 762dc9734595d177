import { rowsOf } from "#lib/db.ts";
import { readRows } from "#lib/read-together.ts";
import { openingSql } from "#lib/reading/opening-sql.ts";
import type { Piece } from "#lib/reading/piece.ts";
import { type ArticleState, articleStateSql, NO_STATE } from "#lib/reading/queries.ts";

/**
 * Notes that a reader opened a piece, while its page is made for them. A page that a script asked for may never be shown:
 * that it was, the page says itself (noteOpening in actions.ts).
 */
export async function recordOpening(userId: string, piece: Piece): Promise<void> {
  await rowsOf(openingSql(userId, piece));
}

/** The same for an article, with all that findArticleState tells of it, in the round trip of what is read beside it. */
export async function openArticle(
  userId: string,
  article: Parameters<typeof articleStateSql>[1],
): Promise<ArticleState> {
  const [state] = await readRows<ArticleState>(articleStateSql(userId, article), openingSql(userId, article.id));
  return state ?? NO_STATE;
}
