import { readArticleText } from "#lib/highlights/article-text.ts";
import { highlightPath } from "#lib/highlights/highlight.ts";
import { type Placed, paint } from "#lib/highlights/paint.ts";

type Kept = { id: string; note: string | null; at: number | null; until: number | null; isUnsettled: boolean };

/** An article with its reader's highlights in its body. Without any it is what it was, at no cost. */
export function withHighlights<Article extends { slug: string; bodyHtml: string }>(
  article: Article,
  highlights: Kept[],
): Article {
  const placed = highlights.filter(
    (one): one is Kept & Placed => one.at !== null && one.until !== null && !one.isUnsettled,
  );
  if (placed.length === 0) return article;
  const href = (id: string) => highlightPath(article.slug, id);
  return { ...article, bodyHtml: paint(article.bodyHtml, readArticleText(article.bodyHtml), placed, href) };
}

/** The notes on highlights, by their id. */
export const notesOf = (highlights: Kept[]): Record<string, string> =>
  Object.fromEntries(highlights.flatMap(({ id, note }) => (note ? [[id, note]] : [])));
