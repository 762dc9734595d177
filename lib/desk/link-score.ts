import type { LinkKey } from "#lib/desk/link-key.ts";
import type { Profile } from "#lib/desk/profile.ts";
import type { Reason } from "#lib/desk/reason.ts";
import type { Weights } from "#lib/desk/weights.ts";

/**
 * One leads to the other, or both to one thing. What leads to very many things leads to none of them; a page that is linked
 * days later, or under a headline that tells of another happening (`factor`), is background. Writes what it found to `reason`.
 */
export function linkScore(
  one: Profile,
  other: Profile,
  hours: number,
  factor: number,
  weights: Weights,
  reason?: Reason,
): number {
  if (one.isRoundup || other.isRoundup) return 0;
  const aged = ({ of }: LinkKey) => (of === "page" || of === "video" ? factor * 2 ** -(hours / 72) : 1);
  if (leadsTo(one, other)) {
    if (reason) reason.linksTo = "that";
    return weights.linksTo * aged(other.own as LinkKey) * thinned(one);
  }
  if (leadsTo(other, one)) {
    if (reason) reason.linksTo = "this";
    return weights.linksTo * aged(one.own as LinkKey) * thinned(other);
  }
  if (one.links.length === 0 || other.links.length === 0) return 0;
  const value = (link: LinkKey) => worth(link, weights) * aged(link);
  const both = one.links.filter(({ key }) => other.linkKeys.has(key)).sort((a, b) => value(b) - value(a));
  const [best, ...more] = both;
  if (!best) return 0;
  if (reason) reason.links = both.slice(0, 2).map(({ key }) => key);
  return (value(best) + Math.min(0.3, 0.1 * more.length)) * Math.min(thinned(one), thinned(other));
}

/** Whether the text of one leads to what the other is. */
export const leadsTo = (from: Profile, to: Profile) => to.own !== null && from.linkKeys.has(to.own.key);

const thinned = ({ links }: Profile) => Math.min(1, Math.sqrt(6 / Math.max(1, links.length)));

const worth = ({ of }: LinkKey, weights: Weights) =>
  of === "page" || of === "video" ? weights.page : of === "repository" ? weights.repository : weights.source;
