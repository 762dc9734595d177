import type { PostSummary } from "#lib/posts/post.ts";

/** Who may see a path: its maker; whoever has its address; everybody, where it is listed (editors only). */
export type PathVisibility = "private" | "link" | "listed";

/** What a list shows of a reading path. `minutes` are of all steps; `read` counts those the viewer has read. */
export type PathCard = {
  id: string;
  slug: string;
  title: string;
  description: string;
  visibility: PathVisibility;
  /** Null for one that came with the content. */
  maker: string | null;
  steps: number;
  minutes: number;
  read: number;
  mine: boolean;
  followed: boolean;
};

export type PathStep = { id: string; note: string; post: PostSummary };

/** A path with its steps in order; only briefings that are published are among them. */
export type ReadingPath = {
  id: string;
  slug: string;
  title: string;
  description: string;
  visibility: PathVisibility;
  ownerId: string | null;
  maker: string | null;
  steps: PathStep[];
};

/** What the viewer did with a path: ids of the posts that they read, and whether they follow it. */
export type PathState = { read: Set<string>; followed: boolean };

export const NO_PATH_STATE: PathState = { read: new Set(), followed: false };

/** How far one is: `next` is the first step that is not read, null when all are (and where there is none). */
export type Progress = { read: number; total: number; minutes: number; minutesLeft: number; next: PathStep | null };

export function progressIn(steps: PathStep[], read: Set<string>): Progress {
  const minutesOf = (some: PathStep[]) => some.reduce((sum, { post }) => sum + post.readingMinutes, 0);
  const unread = steps.filter(({ post }) => !read.has(post.id));
  return {
    read: steps.length - unread.length,
    total: steps.length,
    minutes: minutesOf(steps),
    minutesLeft: minutesOf(unread),
    next: unread[0] ?? null,
  };
}

/** Where an article stands in the path that it was opened from; `number` is from 1. */
export type PathPlace = {
  slug: string;
  title: string;
  number: number;
  total: number;
  note: string;
  previous: PostSummary | null;
  next: PostSummary | null;
  /** The first step besides this that the viewer has not read; null where there is none, or nobody is signed in. */
  unread: PostSummary | null;
};

/** The most that one reader's paths may come to; far above any list that somebody walks. */
export const MOST_PATHS = 50;
export const MOST_STEPS = 50;
export const MOST_NOTE = 600;

export const pathPath = (slug: string) => `/paths/${slug}`;

/** "6 steps", "1 step" */
export const stepCount = (count: number) => (count === 1 ? "1 step" : `${count} steps`);

/** "38 minutes", "1 minute" */
export const minuteCount = (count: number) => (count === 1 ? "1 minute" : `${count} minutes`);
