import { COUNTED, type Visit } from "#lib/following/visits.ts";

/** Why a new briefing does not stand in a list, and the address where it does. */
export type LeftOut = {
  reason: "not-followed" | "muted" | "read" | "minutes" | "window";
  posts: number;
  href: string;
};

/** What was considered for a list: each new briefing of the site is shown or left out, for one reason. */
export type Account = {
  considered: number;
  shown: number;
  leftOut: LeftOut[];
  /** More was published than is counted: the numbers are of what is followed alone. */
  countless: boolean;
};

/**
 * Accounts for a list of what is new: `apart` are the pieces of what is followed that it does not show. Whatever else was
 * published in the time is not followed. considered = shown + left out, always.
 */
export function accountFor(visit: Pick<Visit, "fresh" | "published">, apart: LeftOut[] = []): Account {
  const shown = visit.fresh.posts - apart.reduce((sum, { posts }) => sum + posts, 0);
  const countless = visit.published >= COUNTED;
  const notFollowed = countless ? 0 : visit.published - visit.fresh.posts;
  const leftOut: LeftOut[] = [...apart, { reason: "not-followed" as const, posts: notFollowed, href: "/" }];
  return {
    considered: countless ? visit.fresh.posts : visit.published,
    shown,
    leftOut: leftOut.filter(({ posts }) => posts > 0),
    countless,
  };
}
