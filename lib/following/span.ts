/**
 * What a list of new pieces is about: what was published after `since`, as it was shown at `until`, in a visit that
 * began at `began`. Its pages carry it in their address, so that a list goes on as it began, also when the visit is over.
 */
export type Span = { since: Date; until: Date; began: Date };

/**
 * Whether it is a reader's first visit: its line is the moment at which they came. Every later visit begins at least half
 * an hour after its line (visit-clock.ts).
 */
export const isFirstVisit = ({ since, began }: Pick<Span, "since" | "began">) =>
  began.getTime() - since.getTime() < 30 * 60_000;

/** The span as a short text for an address. */
export const encodeSpan = ({ since, until, began }: Span) =>
  [since, until, began].map((date) => date.getTime().toString(36)).join("-");

/** The span that `encodeSpan` wrote; null for anything else. */
export function decodeSpan(value: unknown): Span | null {
  if (typeof value !== "string" || !/^[0-9a-z]{1,9}(-[0-9a-z]{1,9}){2}$/.test(value)) return null;
  const [since, until, began] = value.split("-").map((part) => new Date(Number.parseInt(part, 36)));
  if (!since || !until || !began) return null;
  return [since, until, began].every((date) => date.getUTCFullYear() <= 9999) ? { since, until, began } : null;
}
