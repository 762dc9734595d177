import { copyOf } from "#lib/desk/copy.ts";
import { otherHappening } from "#lib/desk/happening.ts";
import { leadsTo, linkScore } from "#lib/desk/link-score.ts";
import { numbered } from "#lib/desk/names.ts";
import type { Profile } from "#lib/desk/profile.ts";
import type { Rarity } from "#lib/desk/rarity.ts";
import type { Reason } from "#lib/desk/reason.ts";
import { type Weighed, weighed } from "#lib/desk/weighed.ts";
import { WEIGHTS, type Weights } from "#lib/desk/weights.ts";
import { type Shared, wordScore } from "#lib/desk/word-score.ts";

/** How much speaks for two items being about one event: from 1 on surely, 0 nothing, below 0 against it. */
type Evidence = { score: number; reason: Reason };

const HOUR = 3_600_000;
/** Hours after which words in common count half, and after which nothing does any more. */
const [HALF_LIFE, LONGEST_WORDS, LONGEST_LINKS] = [60, 24 * 7, 24 * 30];

/** Weighs what two items have in common against what sets them apart, with the reason in terms. */
export function evidence(one: Profile, other: Profile, rarity: Rarity, weights = WEIGHTS): Evidence {
  const reason: Reason = { hours: hoursBetween(one, other) };
  return { score: scoreOf(weighed(one, rarity), weighed(other, rarity), weights, reason), reason };
}

/**
 * The score of `evidence` for two items that were weighed by one rarity. Without a `reason` to write to, nothing is kept of
 * what it was made from: clustering asks for very many scores and shows none of them.
 */
export function scoreOf(mine: Weighed, theirs: Weighed, weights: Weights, reason?: Reason): number {
  const [one, other] = [mine.item, theirs.item];
  const hours = hoursBetween(one, other);
  const copy = copyOf(one, other);
  if (copy && reason) reason.copy = copy;
  if (copy) return 2;
  if (hours > LONGEST_LINKS) return 0;
  const apart = otherHappening(one.happenings, other.happenings);
  const factor = apart ? weights[apart] : 1;
  const links = linkScore(one, other, hours, factor, weights, reason);
  const shared: Shared[] | undefined = reason && [];
  const areWordsOver = hours > LONGEST_WORDS;
  const words = areWordsOver && !shared ? 0 : wordScore(mine, theirs, weights, shared);
  if (reason && shared?.length) reason.shared = told(shared, one);
  let said = areWordsOver || words === 0 ? 0 : words * factor * 2 ** -(hours / HALF_LIFE);
  if (one.feedId !== null && one.feedId === other.feedId) said *= weights.sameFeed;
  if (one.isRoundup || other.isRoundup) said *= weights.roundup;
  const isOther = numbered(one.named, other.named) === "other version";
  return (links + said) * ofItsOwn(one, other, weights) + (isOther ? weights.otherVersion : 0);
}

const hoursBetween = (one: Profile, other: Profile) => Math.abs(one.at - other.at) / HOUR;

/** What two items have in common as it is shown, the most telling first. */
function told(shared: Shared[], { terms }: Profile): string[] {
  const all = [...terms];
  const found = shared.map(({ place, product }) => ({
    product,
    term: all[place]?.[0] ?? "",
    shown: all[place]?.[1].shown ?? "",
  }));
  found.sort((a, b) => b.product - a.product || (a.term < b.term ? -1 : 1));
  return found.slice(0, 4).map(({ shown }) => shown);
}

/** A release note is about that release: what does not lead to it is about something else that it mentions. */
function ofItsOwn(one: Profile, other: Profile, weights: Weights): number {
  const isStray = (note: Profile, rest: Profile) => note.own?.of === "release" && !leadsTo(rest, note);
  return isStray(one, other) || isStray(other, one) ? weights.ownRelease : 1;
}
