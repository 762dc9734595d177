import type { Mix } from "#lib/ranking/mix.ts";
import type { Candidate } from "#lib/ranking/queries.ts";
import { type Line, ranked } from "#lib/ranking/receipt.ts";

/** One row of a preview: `place` from 1, and `was` under the weights before. */
export type PreviewRow = { slug: string; title: string; score: number; lines: Line[]; place: number; was: number };

export type Preview = {
  before: PreviewRow[];
  after: PreviewRow[];
  /** How many stand elsewhere, of `of` that were ranked. */
  moved: number;
  of: number;
};

const SHOWN = 10;

/** The first of a list under the weights of now and under others. */
export function previewOf(candidates: Candidate[], now: Mix, then: Mix, began: Date): Preview {
  const [first, second] = [ranked(candidates, now, began), ranked(candidates, then, began)];
  const placeIn = (list: Candidate[]) => new Map(list.map((each, at) => [each.post.id, at + 1]));
  const was = placeIn(first);
  const rows = (list: typeof first) =>
    list.map(({ post, receipt }, at) => ({
      ...{ slug: post.slug, title: post.title, ...receipt },
      ...{ place: at + 1, was: was.get(post.id) ?? 0 },
    }));
  const after = rows(second);
  return {
    before: rows(first).slice(0, SHOWN),
    after: after.slice(0, SHOWN),
    moved: after.filter(({ place, was }) => place !== was).length,
    of: after.length,
  };
}
