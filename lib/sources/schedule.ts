// When a feed is asked next. All lengths in seconds.

const QUARTER = 900;
const DAY = 86_400;

/**
 * How long to wait between two polls: a quarter of the usual time between two items, from fifteen minutes to a day, and
 * never less than what the publisher asks for (up to a day).
 * @param recent how many items were published in the last fortnight
 * @param hint the publisher's own least interval (ttl), if it names one
 */
export function intervalOf(recent: number, hint: number | null): number {
  const usual = recent === 0 ? DAY : (14 * DAY) / recent / 4;
  return Math.round(Math.min(DAY, Math.max(QUARTER, usual, hint ?? 0)));
}

/**
 * How long to wait after so many failures in a row: from fifteen minutes doubling to a day, never less than the feed's
 * interval, nor than the host asked for (Retry-After).
 */
export function backOff(failures: number, interval: number, retryAfter: number | null): number {
  const doubled = Math.min(DAY, QUARTER * 2 ** Math.min(failures - 1, 10));
  return Math.max(doubled, interval, retryAfter ?? 0);
}

/** The same a little later, so that feeds that began together do not go on together; never sooner. */
export const withJitter = (seconds: number, chance = Math.random()) => Math.round(seconds * (1 + chance / 10));
