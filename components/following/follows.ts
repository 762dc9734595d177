import type { ServerAction } from "#lib/action.ts";
import {
  followAuthor,
  followFeed,
  followTopic,
  unfollowAuthor,
  unfollowFeed,
  unfollowTopic,
} from "#lib/following/actions.ts";
import type { Followed } from "#lib/following/visits.ts";

/** What begins to follow each kind, and what ends it: for the form that a page shows, and for the script that answers it. */
export const FOLLOWS: Record<Followed["kind"], [ServerAction, ServerAction]> = {
  topic: [followTopic, unfollowTopic],
  author: [followAuthor, unfollowAuthor],
  source: [followFeed, unfollowFeed],
};
