import { PRIMARY, TERMS, type TermKey } from "#lib/ranking/terms.ts";

/** How much each term weighs, from -MOST to MOST; those that are not named weigh nothing. */
export type Mix = Partial<Record<TermKey, number>>;

/** The order that a reader chose, and where it is used. */
export type Ranking = { mix: Mix; following: boolean; feed: boolean };

export const MOST = 100;

export const NEWEST_FIRST: Ranking = { mix: {}, following: false, feed: false };

export type Preset = { key: string; name: string; says: string; mix: Mix };

const primary = (weight: number): Mix => Object.fromEntries(PRIMARY.map((kind) => [kind, weight]));

/** For "I have 10 minutes", where a reader has no order of their own. */
export const BALANCED: Mix = { topics: 10, author: 15, publishers: 3, corrected: 5, read: -50, ...primary(2) };

export const PRESETS: Preset[] = [
  { key: "newest", name: "Newest first", says: "Nothing weighs anything: the date alone decides.", mix: {} },
  {
    key: "primary",
    name: "Primary sources first",
    says: "Papers, reports, datasets, documentation and code before what was written about them.",
    mix: { ...primary(10), publishers: 5, read: -50 },
  },
  {
    key: "quiet",
    name: "Quiet topics first",
    says: "What comes seldom before what comes every day.",
    mix: { quiet: 10, fresh: 2, read: -50 },
  },
  {
    key: "balanced",
    name: "Closest to what you follow",
    says: "Your topics and authors first, then what is well sourced.",
    mix: BALANCED,
  },
];

export const isNewestFirst = (mix: Mix) => TERMS.every(({ key }) => !mix[key]);

/** A weight as it may come from anywhere: a whole number within bounds; anything else weighs nothing. */
function weightOf(value: unknown): number {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^[+-]?\d{1,4}$/.test(text.trim())) return 0;
  return Math.max(-MOST, Math.min(MOST, Number(text))) || 0;
}

/** A mix out of named values (a form, an address, what is stored). `primary` stands for all kinds of primary sources. */
export function readMix(values: Record<string, unknown>): Mix {
  const mix: Mix = {};
  for (const { key } of TERMS) {
    const isPrimary = PRIMARY.some((kind) => kind === key);
    const value = Object.hasOwn(values, key)
      ? values[key]
      : isPrimary && Object.hasOwn(values, "primary")
        ? values.primary
        : 0;
    const weight = weightOf(value);
    if (weight !== 0) mix[key] = weight;
  }
  return mix;
}

/** Whether any weight is named at all; without one an address shows the reader's own order. */
export const namesWeights = (values: Record<string, unknown>) =>
  "primary" in values || TERMS.some(({ key }) => key in values);

/** The mix as the query of an address, readable: "primary=10&publishers=5&read=-50". Newest first is "topics=0". */
export function mixQuery(mix: Mix): string {
  const [first] = PRIMARY;
  const shared = PRIMARY.every((kind) => mix[kind] === mix[first]) ? mix[first] : undefined;
  const pairs = TERMS.flatMap(({ key }): [string, number][] => {
    const weight = mix[key];
    if (!weight || (shared && PRIMARY.some((kind) => kind === key))) return [];
    return [[key, weight]];
  });
  if (shared) pairs.push(["primary", shared]);
  return pairs.length === 0 ? "topics=0" : pairs.map(([key, weight]) => `${key}=${weight}`).join("&");
}

/** The order out of what is stored with the account; newest first for anything that this version does not know. */
export function readRanking(stored: unknown): Ranking {
  const value = (stored ?? {}) as { version?: unknown; mix?: unknown; following?: unknown; feed?: unknown };
  if (typeof value !== "object" || value.version !== 1 || typeof value.mix !== "object" || !value.mix)
    return NEWEST_FIRST;
  const mix = readMix(value.mix as Record<string, unknown>);
  if (isNewestFirst(mix)) return NEWEST_FIRST;
  return { mix, following: value.following === true, feed: value.feed === true };
}

/** The order as it is stored and exported; null for newest first. */
export const storedRanking = ({ mix, following, feed }: Ranking) =>
  isNewestFirst(mix) ? null : { version: 1 as const, mix, following, feed };
