import { SOURCE_KINDS } from "#lib/posts/post.ts";

// The terms of the ranked order. Each is a whole number that can be read off the briefing, its sources and what the
// reader follows, read and saved. How often anybody opened, liked, shared or stayed is known to none of them.

type Kind = (typeof SOURCE_KINDS)[number];

export type TermKey =
  | "topics"
  | "author"
  | Kind
  | "publishers"
  | "corrected"
  | "fresh"
  | "quiet"
  | "short"
  | "saved"
  | "read";

export type Term = {
  key: TermKey;
  name: string;
  /** What its number counts. */
  says: string;
};

/** The kinds of sources that are what others write about. */
export const PRIMARY = ["paper", "report", "dataset", "documentation", "repository"] as const satisfies Kind[];

const KIND_NAMES: Record<Kind, string> = {
  ...{ paper: "Papers", report: "Reports", dataset: "Datasets", book: "Books", post: "Posts", video: "Videos" },
  ...{
    podcast: "Podcasts",
    thread: "Threads",
    press: "Press",
    repository: "Repositories",
    documentation: "Documentation",
  },
};

const KINDS_BY_RANK: Kind[] = [...PRIMARY, ...SOURCE_KINDS.filter((kind) => !PRIMARY.some((each) => each === kind))];

/** In days: what is so old counts half as fresh. */
const HALF_LIFE = 2;
const SHORT = 5;
const DAY = 86_400_000;

/** All terms, grouped as they are edited. */
export const GROUPS: { name: string; terms: Term[] }[] = [
  {
    name: "What you follow",
    terms: [
      { key: "topics", name: "Followed topics", says: "how many of its topics you follow" },
      { key: "author", name: "Followed author", says: "1 when you follow who wrote it" },
    ],
  },
  {
    name: "What it rests on",
    terms: [
      { key: "publishers", name: "Independent sources", says: "how many different publishers it cites" },
      { key: "corrected", name: "Corrected", says: "1 when it was corrected" },
    ],
  },
  {
    name: "When and how long",
    terms: [
      { key: "fresh", name: "Fresh", says: `10 when new, half of that for each ${HALF_LIFE} days before your visit` },
      { key: "quiet", name: "Quiet topic", says: "10 shared by what its quietest topic had lately" },
      { key: "short", name: "Short", says: `1 when it takes ${SHORT} minutes or less` },
    ],
  },
  {
    name: "What you did",
    terms: [
      { key: "read", name: "Already read", says: "1 when you had read it before this visit" },
      { key: "saved", name: "Saved", says: "1 when you had saved it before this visit" },
    ],
  },
  {
    name: "Kinds of source",
    terms: KINDS_BY_RANK.map((key) => ({ key, name: KIND_NAMES[key], says: "how many of them it cites" })),
  },
];

export const TERMS: Term[] = GROUPS.flatMap((group) => group.terms);

/** What the terms know of a briefing, for one reader at the beginning of one visit. */
export type Facts = {
  id: string;
  publishedAt: Date;
  readingMinutes: number;
  followedTopics: number;
  followsAuthor: boolean;
  sources: { kind: Kind; publisher: string }[];
  correctedAt: Date | null;
  /** How many briefings of those that are ranked its quietest topic has, itself included. */
  inQuietestTopic: number;
  readBefore: boolean;
  savedBefore: boolean;
};

/** The number of each term: whole, and the same whenever it is asked for in the same visit. */
export function amountsOf(facts: Facts, began: Date): Record<TermKey, number> {
  const kinds = Object.fromEntries(SOURCE_KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const { kind } of facts.sources) kinds[kind] += 1;
  const publishers = new Set(facts.sources.map(({ publisher }) => publisher.normalize("NFKC").trim().toLowerCase()));
  const days = Math.max(0, began.getTime() - facts.publishedAt.getTime()) / DAY;
  return {
    ...kinds,
    topics: facts.followedTopics,
    author: Number(facts.followsAuthor),
    publishers: publishers.size,
    corrected: Number(facts.correctedAt !== null && facts.correctedAt <= began),
    fresh: Math.round(10 * 2 ** (-days / HALF_LIFE)),
    quiet: Math.floor(10 / Math.max(1, facts.inQuietestTopic)),
    short: Number(facts.readingMinutes <= SHORT),
    saved: Number(facts.savedBefore),
    read: Number(facts.readBefore),
  };
}
