import { otherHappening } from "#lib/desk/happening.ts";
import type { LinkKey } from "#lib/desk/link-key.ts";
import { otherVersion } from "#lib/desk/names.ts";
import { isNear } from "#lib/desk/near-identical.ts";
import type { Profile } from "#lib/desk/profile.ts";
import type { Rarity } from "#lib/desk/rarity.ts";
import type { Reason } from "#lib/desk/reason.ts";
import { plain } from "#lib/desk/words.ts";

/** How much speaks for two items being about one event: from 1 on surely, 0 nothing, below 0 against it. */
export type Evidence = { score: number; reason: Reason };

const HOUR = 3_600_000;
/** Hours after which words in common count half, and after which nothing does any more. */
const [HALF_LIFE, LONGEST_WORDS, LONGEST_LINKS] = [60, 24 * 7, 24 * 30];

/** What the signals weigh; chosen on the development half of the labelled set (`npm run bench:grouping`). */
export const WEIGHTS = {
  ...{ linksTo: 1, source: 1, repository: 0.3, page: 0.6, words: 2, thing: 0.15 },
  ...{
    otherVersion: -0.9,
    other: 0.5,
    perhaps: 0.7,
    sameFeed: 0.85,
    roundup: 0.5,
    abroad: 0.85,
    ownRelease: 0.3,
    otherThing: 0.5,
    oneWord: 0.4,
  },
};

/** Two texts that are one: by the publisher's own id, by address, or word for word. Null when they are two. */
export function copyOf(one: Profile, other: Profile): Reason["copy"] {
  if (one.guid === other.guid && one.guid.length >= 8 && plain(one.title) === plain(other.title)) return "id";
  if (isOneAddress(one, other)) return "address";
  const isOther = otherVersion(one.named, other.named) !== null || numbersOf(one) !== numbersOf(other);
  return !isOther && isNear(one.signature, other.signature) ? "text" : undefined;
}

/**
 * One address of both. Some feeds give one to all that they bring: a page counts only where the titles have a word in common
 * and, in one feed, are the same.
 */
function isOneAddress(one: Profile, other: Profile): boolean {
  if (!one.own || one.own.key !== other.own?.key || one.own.of === "repository") return false;
  if (one.own.of !== "page") return true;
  if (one.feedId === other.feedId) return plain(one.title) === plain(other.title);
  const inTitle = ({ terms }: Profile) => [...terms].filter(([, { weight }]) => weight >= 1).map(([term]) => term);
  const theirs = new Set(inTitle(other));
  return inTitle(one).some((term) => theirs.has(term));
}

/** The numbers of a title: releases and episodes are written alike but for these. */
const numbersOf = ({ title }: Profile) => (title.match(/\d+/g) ?? []).join(" ");

/** Weighs what two items have in common against what sets them apart, with the reason in terms. */
export function evidence(one: Profile, other: Profile, rarity: Rarity, weights = WEIGHTS): Evidence {
  const hours = Math.abs(one.at - other.at) / HOUR;
  const copy = copyOf(one, other);
  if (copy) return { score: 2, reason: { copy, hours } };
  if (hours > LONGEST_LINKS) return { score: 0, reason: { hours } };
  const apart = otherHappening(one.happenings, other.happenings);
  const factor = apart ? weights[apart] : 1;
  const links = linkEvidence(one, other, hours, factor, weights);
  const words = wordEvidence(one, other, rarity, weights);
  let told = hours > LONGEST_WORDS ? 0 : words.score * factor * 2 ** -(hours / HALF_LIFE);
  if (one.feedId !== null && one.feedId === other.feedId) told *= weights.sameFeed;
  if (one.isRoundup || other.isRoundup) told *= weights.roundup;
  const isOther = otherVersion(one.named, other.named) !== null;
  const score = (links.score + told) * ofItsOwn(one, other, weights) + (isOther ? weights.otherVersion : 0);
  return { score, reason: { ...links.reason, ...(words.shared.length ? { shared: words.shared } : {}), hours } };
}

/** A release note is about that release: what does not lead to it is about something else that it mentions. */
function ofItsOwn(one: Profile, other: Profile, weights: typeof WEIGHTS): number {
  const leads = (from: Profile, to: Profile) => from.links.some(({ key }) => key === to.own?.key);
  const stray = (note: Profile, rest: Profile) => note.own?.of === "release" && !leads(rest, note);
  return stray(one, other) || stray(other, one) ? weights.ownRelease : 1;
}

/**
 * One leads to the other, or both to one thing. What leads to very many things leads to none of them; a page that is linked
 * days later, or under a headline that tells of another happening, is background.
 */
function linkEvidence(one: Profile, other: Profile, hours: number, factor: number, weights: typeof WEIGHTS): Evidence {
  if (one.isRoundup || other.isRoundup) return { score: 0, reason: { hours } };
  const thinned = (links: LinkKey[]) => Math.min(1, Math.sqrt(6 / Math.max(1, links.length)));
  const aged = (link: LinkKey) => (link.of === "page" || link.of === "video" ? factor * 2 ** -(hours / 72) : 1);
  const leads = (from: Profile, to: Profile) => from.links.find(({ key }) => key === to.own?.key);
  const [there, back] = [leads(one, other), leads(other, one)];
  if (there) return { score: weights.linksTo * aged(there) * thinned(one.links), reason: { linksTo: "that", hours } };
  if (back) return { score: weights.linksTo * aged(back) * thinned(other.links), reason: { linksTo: "this", hours } };
  const theirs = new Set(other.links.map(({ key }) => key));
  const value = (link: LinkKey) => worth(link, weights) * aged(link);
  const both = one.links.filter(({ key }) => theirs.has(key)).sort((a, b) => value(b) - value(a));
  const [best, ...more] = both;
  if (!best) return { score: 0, reason: { hours } };
  const score = (value(best) + Math.min(0.3, 0.1 * more.length)) * Math.min(thinned(one.links), thinned(other.links));
  return { score, reason: { links: both.slice(0, 2).map(({ key }) => key), hours } };
}

const worth = ({ of }: LinkKey, weights: typeof WEIGHTS) =>
  of === "page" || of === "video" ? weights.page : of === "repository" ? weights.repository : weights.source;

/** Cosine of the weighted terms; between two languages only of what is the same in both: names, numbers, sums. */
function wordEvidence(one: Profile, other: Profile, rarity: Rarity, weights: typeof WEIGHTS) {
  const isAbroad = one.language !== other.language;
  const [mine, theirs] = isAbroad
    ? [abroad(one, other, rarity), abroad(other, one, rarity)]
    : [weighed(one, rarity), weighed(other, rarity)];
  const [few, many] = mine.of.size < theirs.of.size ? [mine, theirs] : [theirs, mine];
  const shared: { term: string; product: number }[] = [];
  for (const [term, weight] of few.of) {
    const product = weight * (many.of.get(term) ?? 0);
    if (product > 0) shared.push({ term, product });
  }
  shared.sort((a, b) => b.product - a.product || (a.term < b.term ? -1 : 1));
  const cosine = shared.reduce((sum, { product }) => sum + product, 0) / (mine.length * theirs.length || 1);
  const isOtherThing =
    one.named.versions.size > 0 &&
    other.named.versions.size > 0 &&
    ![...one.named.versions.keys()].some((base) => other.named.versions.has(base));
  const things = [...one.named.versions].some(([base, numbers]) =>
    [...numbers].some((number) => other.named.versions.get(base)?.has(number)),
  );
  const ofFew = shared.length > 1 ? 1 : one.terms.get(shared[0]?.term ?? "")?.isName ? 0.6 : weights.oneWord;
  const apart = isOtherThing ? weights.otherThing : 1;
  const score =
    (cosine * weights.words * ofFew + (things ? weights.thing : 0)) * (isAbroad ? weights.abroad : 1) * apart;
  return { score, shared: shared.slice(0, 4).map(({ term }) => one.terms.get(term)?.shown ?? term) };
}

/** An item's terms by how much each tells here, and the length of that vector. */
type Weighed = { of: Map<string, number>; length: number };

function weigh(from: Profile, rarity: Rarity, counts: (term: string, isName: boolean) => boolean): Weighed {
  const of = new Map<string, number>();
  let square = 0;
  for (const [term, { weight, isName }] of from.terms) {
    if (!counts(term, isName)) continue;
    const value = weight * rarity(term);
    of.set(term, value);
    square += value * value;
  }
  return { of, length: Math.sqrt(square) };
}

// An item is compared with hundreds: what does not depend on the other one is made once, and goes with the item.
const known = new WeakMap<Rarity, WeakMap<Profile, Weighed>>();

function weighed(one: Profile, rarity: Rarity): Weighed {
  const here = known.get(rarity) ?? new WeakMap<Profile, Weighed>();
  if (!known.has(rarity)) known.set(rarity, here);
  const made = here.get(one) ?? weigh(one, rarity, () => true);
  here.set(one, made);
  return made;
}

const abroad = (from: Profile, to: Profile, rarity: Rarity) =>
  weigh(from, rarity, (term, isName) => isName || to.terms.get(term)?.isName === true);
