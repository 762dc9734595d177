import { COUNTED } from "#lib/following/counted.ts";
import type { Followed, Visit } from "#lib/following/visits.ts";

/** Why a new briefing does not stand in a list, and the address where it does. */
export type LeftOut = {
  reason: "not-followed" | "muted" | "read" | "minutes" | "window" | "links";
  posts: number;
  href: string;
};

/** What was considered for a list: each new briefing of the site and each new link is shown or left out, for one reason. */
export type Account = {
  considered: number;
  shown: number;
  /** How many of the shown are links. */
  links: number;
  leftOut: LeftOut[];
  /** More was published than is counted: the numbers are of what is followed alone. */
  countless: boolean;
};

type Fresh = Visit["fresh"];

export const NOTHING_MUTED: Fresh = { posts: 0, links: 0, minutes: 0, read: 0 };

/** What is new for a reader once their mutes are applied. */
export const withoutMuted = (fresh: Fresh, muted: Fresh): Fresh => ({
  posts: fresh.posts - muted.posts,
  links: fresh.links - muted.links,
  minutes: fresh.minutes - muted.minutes,
  read: fresh.read - muted.read,
});

/** What is followed, with what is new in each once the reader's mutes are applied; what has the most new first, as it came. */
export const followsWithout = (follows: Followed[], muted: { id: string; posts: number }[]): Followed[] =>
  follows
    .map((follow) => ({ ...follow, fresh: follow.fresh - (muted.find(({ id }) => id === follow.id)?.posts ?? 0) }))
    .sort((a, b) => b.fresh - a.fresh);

/**
 * Accounts for a list of what is new: of what is followed it does not show `muted`, nor those of `apart`. Whatever else was
 * published in the time is not followed. considered = shown + left out, always.
 */
export function accountFor(
  visit: Pick<Visit, "fresh" | "published">,
  muted: Pick<Fresh, "posts" | "links">,
  apart: LeftOut[] = [],
): Account {
  const without = (of: (reason: LeftOut["reason"]) => boolean) =>
    apart.filter(({ reason }) => of(reason)).reduce((sum, { posts }) => sum + posts, 0);
  const posts = visit.fresh.posts - muted.posts - without((reason) => reason !== "links");
  const links = visit.fresh.links - muted.links - without((reason) => reason === "links");
  const countless = visit.published >= COUNTED;
  const notFollowed = countless ? 0 : Math.max(0, visit.published - visit.fresh.posts);
  const leftOut: LeftOut[] = [
    ...apart,
    { reason: "muted", posts: muted.posts + muted.links, href: "/following?order=newest&muted=show" },
    { reason: "not-followed", posts: notFollowed, href: "/" },
  ];
  return {
    considered: visit.fresh.posts + visit.fresh.links + notFollowed,
    ...{ shown: posts + links, links },
    leftOut: leftOut.filter(({ posts }) => posts > 0),
    countless,
  };
}
