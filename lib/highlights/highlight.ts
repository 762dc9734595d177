/**
 * A highlight as its reader's page shows it. `isLost`: the text was changed, and has the passage no more; `isUnsettled`:
 * the text was changed since this was last known.
 */
export type Highlight = {
  id: string;
  exact: string;
  note: string | null;
  createdAt: string;
  isLost: boolean;
  isUnsettled: boolean;
};

/** A reader's highlights in one briefing, in the order of its text; `count` may be more than are shown. */
export type HighlightGroup = {
  post: { id: string; slug: string; title: string };
  count: number;
  highlights: Highlight[];
};

/** A highlight as files hold it. */
export type ExportedHighlight = {
  id: string;
  slug: string;
  title: string;
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  repeats: boolean;
  note: string | null;
  createdAt: Date;
  updatedAt: Date;
};

/** Where a highlight stands on its article's page. */
export const passagePath = (slug: string, id: string) => `/posts/${slug}#highlight-${id}`;

/** Where a highlight stands among the others of its briefing. */
export const highlightPath = (slug: string, id: string) => `/highlights?in=${slug}#kept-${id}`;
