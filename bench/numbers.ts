/** The value below which this share of them lies; 0.5 is the median. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: number[]) => quantile(values, 0.5);

/**
 * How well one can tell two samples apart by a threshold: the area under the ROC curve, from 0.5 (not at all) to 1
 * (always), whichever is the larger (Mann and Whitney 1947).
 */
export function separability(one: number[], other: number[]): number {
  let wins = 0;
  for (const a of one) for (const b of other) wins += a > b ? 1 : a === b ? 0.5 : 0;
  const area = wins / (one.length * other.length);
  return Math.max(area, 1 - area);
}
