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

/**
 * A piece that has highlights: a briefing, or a shared link. `key` is its slug, or the link's id; `path` its page.
 */
export type MarkedPiece = { id: string; key: string; path: string; title: string };

/** A reader's highlights in one piece, in the order of its text; `count` may be more than are shown. */
export type HighlightGroup = {
  piece: MarkedPiece;
  count: number;
  highlights: Highlight[];
};

/** A highlight as files hold it: of a briefing, or of what was read at an outside address. */
export type ExportedHighlight = {
  id: string;
  slug: string | null;
  url: string | null;
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

/** Where a highlight stands on the page of its piece. */
export const passagePath = (path: string, id: string) => `${path}#highlight-${id}`;

/** Where a highlight stands among the others of its piece. */
export const highlightPath = (key: string, id: string) => `/highlights?in=${key}#kept-${id}`;
