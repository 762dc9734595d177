import { expect, test } from "vitest";
import type { DeskItem } from "#lib/desk/item.ts";
import { type Profile, profileOf } from "#lib/desk/profile.ts";
import { countTerms, type Rarity, rarityOf } from "#lib/desk/rarity.ts";
import { weighed } from "#lib/desk/weighed.ts";
import { WEIGHTS } from "#lib/desk/weights.ts";
import { wordScore } from "#lib/desk/word-score.ts";
import { chance, seeds } from "#lib/testing/chance.ts";

const WORDS = ["apples", "Scout", "pears", "Maverick", "plums", "$5 billion", "figs", "Sonnet", "dates", "limes"];

/** Cosine and how many terms are shared, multiplied out term by term; between two languages of names alone. */
function multiplied(one: Profile, other: Profile, rarity: Rarity) {
  const isAbroad = one.language !== other.language;
  const valuesOf = (from: Profile, to: Profile) =>
    [...from.terms]
      .filter(([term, { isName }]) => !isAbroad || isName || to.terms.get(term)?.isName)
      .map(([term, { weight }]) => [term, weight * rarity(term)] as const);
  const [mine, theirs] = [valuesOf(one, other), new Map(valuesOf(other, one))];
  const shared = mine.filter(([term]) => theirs.has(term));
  const dot = shared.reduce((sum, [term, value]) => sum + value * (theirs.get(term) ?? 0), 0);
  const length = (values: Iterable<number>) => Math.hypot(...values) || 1;
  const cosine = dot / (length(mine.map(([, value]) => value)) * length(theirs.values()));
  const ofFew = shared.length > 1 ? 1 : one.terms.get(shared[0]?.[0] ?? "")?.isName ? 0.6 : WEIGHTS.oneWord;
  return cosine * WEIGHTS.words * ofFew * (isAbroad ? WEIGHTS.abroad : 1);
}

test.each(seeds(10))("is the cosine multiplied out, whichever pairs were asked for before (seed %i)", (seed) => {
  const { below, oneOf } = chance(seed);
  const anItem = (at: number): DeskItem => {
    const id = `${at}`;
    const title = `so ${Array.from({ length: 1 + below(6) }, () => oneOf(below(4) ? WORDS : [`word${below(90)}`])).join(" ")}`;
    const rest = { feedId: null, url: `https://site.example/${at}`, summary: "", text: "", links: [] };
    return { id, guid: id, title, language: oneOf(["en", "de", "fr"]), at, ...rest };
  };
  const profiles = Array.from({ length: 40 }, (_, at) => profileOf(anItem(at)));
  const rarity = rarityOf(countTerms(profiles), profiles.length);
  for (let round = 0; round < 400; round++) {
    const [one, other] = [oneOf(profiles.slice(0, 1 + round)), oneOf(profiles)];
    const score = wordScore(weighed(one, rarity), weighed(other, rarity), WEIGHTS);
    expect(score, `${one.title} | ${other.title}`).toBeCloseTo(multiplied(one, other, rarity), 12);
  }
});
