import { cluster } from "#lib/desk/cluster.ts";
import type { DeskItem } from "#lib/desk/item.ts";
import { profileOf } from "#lib/desk/profile.ts";
import { countTerms, rarityOf } from "#lib/desk/rarity.ts";
import { plain, termOf, tokensOf } from "#lib/desk/words.ts";

type Method = (items: DeskItem[]) => string[][];

/** What the product does, and two plain ways to do the same, each from items to groups of their ids. */
export const grouped: Record<"same title" | "plain cosine" | "stories", Method> = {
  "same title": (items) => joinedBy(items, (one, other) => plain(one.title) === plain(other.title)),
  "plain cosine": (items) => {
    const vectors = tfIdf(items);
    const cosine = (one: DeskItem, other: DeskItem) => dot(vectors.get(one.id), vectors.get(other.id));
    return joinedBy(items, (one, other) => Math.abs(one.at - other.at) < WEEK && cosine(one, other) >= ALIKE);
  },
  stories: (items) => {
    const profiles = items.map(profileOf);
    const rarity = rarityOf(countTerms(profiles), profiles.length);
    return cluster(profiles, rarity).map((group) => group.map(({ id }) => id));
  },
};

const WEEK = 7 * 86_400_000;
/** The cosine that does best on the development half, of steps of 0.04. */
const ALIKE = 0.28;

/** Groups by a relation of two, through any chain of such. */
function joinedBy(items: DeskItem[], isSame: (one: DeskItem, other: DeskItem) => boolean): string[][] {
  let groups: DeskItem[][] = [];
  for (const item of items) {
    const near = groups.filter((group) => group.some((other) => isSame(item, other)));
    groups = [...groups.filter((group) => !near.includes(group)), [...near.flat(), item]];
  }
  return groups.map((group) => group.map(({ id }) => id));
}

/** Unit vectors of term frequency times inverse document frequency over title and summary. */
function tfIdf(items: DeskItem[]): Map<string, Map<string, number>> {
  const texts = items.map(({ id, title, summary }) => {
    const counts = new Map<string, number>();
    for (const word of tokensOf(`${title} ${summary}`, 200)) {
      const term = termOf(word);
      if (term) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    return { id, terms: counts };
  });
  const all = countTerms(texts);
  return new Map(
    texts.map(({ id, terms }) => {
      const vector = [...terms].map(
        ([term, count]) => [term, count * Math.log(items.length / (all.get(term) ?? 1))] as const,
      );
      const length = Math.hypot(...vector.map(([, value]) => value)) || 1;
      return [id, new Map(vector.map(([term, value]) => [term, value / length]))];
    }),
  );
}

const dot = (one: Map<string, number> = new Map(), other: Map<string, number> = new Map()) =>
  [...one].reduce((sum, [term, value]) => sum + value * (other.get(term) ?? 0), 0);
