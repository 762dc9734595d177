import { readArticleText } from "#lib/highlights/article-text.ts";
import { highlightPath } from "#lib/highlights/highlight.ts";
import { type Placed, paint } from "#lib/highlights/paint.ts";

type Kept = { id: string; note: string | null; at: number | null; until: number | null; isUnsettled: boolean };

/** The body of the piece of this key (see lib/highlights/highlight.ts) with its reader's highlights in it. Without any it is what it was, at no cost. */
export function withMarks(html: string, key: string, highlights: Kept[]): string {
  const placed = highlights.filter(
    (one): one is Kept & Placed => one.at !== null && one.until !== null && !one.isUnsettled,
  );
  if (placed.length === 0) return html;
  return paint(html, readArticleText(html), placed, (id) => highlightPath(key, id));
}

/** The notes on highlights, by their id. */
export const notesOf = (highlights: Kept[]): Record<string, string> =>
  Object.fromEntries(highlights.flatMap(({ id, note }) => (note ? [[id, note]] : [])));
