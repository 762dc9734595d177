import { readMinutes } from "#lib/ranking/budget.ts";
import { BALANCED, isNewestFirst, type Mix, type Ranking } from "#lib/ranking/mix.ts";

/** How a list stands: by these weights, or newest first (null); `minutes` cuts it to what can be read in them. */
export type Order = { mix: Mix | null; minutes: number | null };

export const NEWEST: Order = { mix: null, minutes: null };

/**
 * The order of one look at a list: what its address asks for (`order=newest`, `order=ranked`, `minutes=10`), else what
 * the reader chose for it. Who has no weights of their own gets the balanced ones where a ranked order is asked for.
 */
export function orderOf(
  asked: { order?: unknown; minutes?: unknown },
  ranking: Ranking,
  place: "following" | "feed",
): Order {
  const minutes = readMinutes(asked.minutes);
  const isRanked = minutes !== null || asked.order === "ranked" || (asked.order !== "newest" && ranking[place]);
  if (!isRanked) return NEWEST;
  return { mix: isNewestFirst(ranking.mix) ? BALANCED : ranking.mix, minutes };
}
