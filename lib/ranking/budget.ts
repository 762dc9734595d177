/** What a reader may say: whole minutes up to two hours. */
export const MINUTES = { least: 1, most: 120 } as const;

/** The choices that are offered as links. */
export const CHOICES = [5, 10, 20] as const;

/** The minutes of an address; null for anything that is none, which means all. */
export function readMinutes(value: unknown): number | null {
  if (typeof value !== "string" || !/^\d{1,3}$/.test(value)) return null;
  const minutes = Number(value);
  return minutes >= MINUTES.least && minutes <= MINUTES.most ? minutes : null;
}

/**
 * The longest beginning of a list that can be read in so many minutes. It stops at the first piece that does not fit and
 * does not look for a shorter one behind it: the order says what matters most, and so more minutes always contain what
 * fewer held. `needed` is what the next one would take in all; null when everything fits.
 */
export function withinMinutes<Item>(
  items: Item[],
  minutes: number,
  length: (item: Item) => number,
): { kept: Item[]; cut: Item[]; total: number; needed: number | null } {
  let total = 0;
  let at = 0;
  for (const item of items) {
    if (total + length(item) > minutes) break;
    total += length(item);
    at += 1;
  }
  const next = items[at];
  return { kept: items.slice(0, at), cut: items.slice(at), total, needed: next ? total + length(next) : null };
}
