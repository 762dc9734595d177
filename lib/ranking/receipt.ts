import type { Mix } from "#lib/ranking/mix.ts";
import { amountsOf, type Facts, TERMS } from "#lib/ranking/terms.ts";

/** One line of a receipt: `amount` × `weight` = `points`, all whole numbers. */
export type Line = { name: string; amount: number; weight: number; points: number };

/** Why a briefing stands where it does: the lines add up to the score. */
export type Receipt = { score: number; lines: Line[] };

/** The receipt of one briefing; terms that come to nothing are left out. */
function receiptOf(facts: Facts, mix: Mix, began: Date): Receipt {
  const amounts = amountsOf(facts, began);
  const lines = TERMS.flatMap(({ key, name }): Line[] => {
    const [amount, weight] = [amounts[key], mix[key] ?? 0];
    return amount === 0 || weight === 0 ? [] : [{ name, amount, weight, points: amount * weight }];
  });
  return { score: lines.reduce((sum, line) => sum + line.points, 0), lines };
}

export type Ranked<Item> = Item & { receipt: Receipt };

/** A place in a ranked list. */
export type RankPlace = { score: number; at: Date; id: string };

/** Highest score first, then the newest, then by id: never by chance. */
export const compareRanks = (a: RankPlace, b: RankPlace): number =>
  b.score - a.score || b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

export const rankPlace = (item: Ranked<{ facts: Facts }>): RankPlace => ({
  score: item.receipt.score,
  at: item.facts.publishedAt,
  id: item.facts.id,
});

/** The items in the order of a mix, each with its receipt. The order follows from the receipts alone. */
export function ranked<Item extends { facts: Facts }>(items: Item[], mix: Mix, began: Date): Ranked<Item>[] {
  return items
    .map((item) => ({ ...item, receipt: receiptOf(item.facts, mix, began) }))
    .sort((a, b) => compareRanks(rankPlace(a), rankPlace(b)));
}

/** The place as a short text for an address: "r47.mij3k2c0.0199…". */
export const encodeRank = ({ score, at, id }: RankPlace) => `r${score}.${at.getTime().toString(36)}.${id}`;

/** The place that `encodeRank` wrote; null for anything else. */
export function decodeRank(value: unknown): RankPlace | null {
  const match = typeof value === "string" ? /^r(-?\d{1,6})\.([0-9a-z]{1,9})\.([0-9a-f-]{36})$/.exec(value) : null;
  if (!match?.[1] || !match[2] || !match[3]) return null;
  return { score: Number(match[1]), at: new Date(Number.parseInt(match[2], 36)), id: match[3] };
}

/** One page of a ranked list after a place, and where the next begins. */
export function rankedPage<Item extends { facts: Facts }>(
  items: Ranked<Item>[],
  after: RankPlace | null,
  size: number,
): { items: Ranked<Item>[]; next: string | null } {
  const rest = after ? items.filter((item) => compareRanks(after, rankPlace(item)) < 0) : items;
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  return { items: shown, next: rest.length > size && last ? encodeRank(rankPlace(last)) : null };
}
