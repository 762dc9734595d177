import { scoreOf } from "#lib/desk/evidence.ts";
import type { Profile } from "#lib/desk/profile.ts";
import type { Rarity } from "#lib/desk/rarity.ts";
import { type Weighed, weighed } from "#lib/desk/weighed.ts";
import { WEIGHTS, type Weights } from "#lib/desk/weights.ts";

/** From this mean evidence between two groups on they are one story: links reach it alone, the name of a company does not. */
export const ENOUGH = 0.41;
/** The most that one pair can say in a mean, so that two copies do not drag along what else stands beside them. */
const MOST = 1.2;

type Asked = { enough?: number; weights?: Weights; fixed?: ReadonlyMap<string, string> };
type Group = { members: Profile[]; fixed: string | undefined };

/**
 * Groups items about one event: what has most in common is joined first, as long as the mean evidence between two groups
 * is enough (average linkage, Sokal and Michener 1958; means kept up by the formula of Lance and Williams 1967). The mean
 * keeps a chain of small steps from tying two events together. The outcome depends on the items alone, not on their order.
 * `fixed` names for some items the story that an editor arranged: those stay together, and no two such stories are joined.
 * Groups between which no single pair says enough can never be joined, so each connected part is clustered by itself: O(n²)
 * for n items, and O(m³) for the m of the largest part, which are few.
 */
export function cluster(
  profiles: Profile[],
  rarity: Rarity,
  { enough = ENOUGH, weights = WEIGHTS, fixed }: Asked = {},
): Profile[][] {
  const groups = startingGroups(profiles, fixed);
  const asCompared = groups.map(({ members }) => members.map((member) => weighed(member, rarity)));
  return connected(groups, asCompared, weights, enough).flatMap((part) => joined(part, enough));
}

type Part = { groups: Group[]; means: Float64Array[] };

/** The groups in parts that are tied by at least one pair, each with the mean evidence between its groups. */
function connected(groups: Group[], asCompared: Weighed[][], weights: Weights, enough: number): Part[] {
  const partOf = groups.map((_, at) => at);
  const root = (at: number): number => {
    const above = partOf[at] as number;
    return above === at ? at : root(above);
  };
  const means = asCompared.map((one, at) => {
    const row = new Float64Array(at);
    for (let before = 0; before < at; before++) {
      const other = asCompared[before] as Weighed[];
      let [sum, most] = [0, -Infinity];
      for (const mine of one)
        for (const theirs of other) {
          const score = Math.min(MOST, scoreOf(mine, theirs, weights));
          sum += score;
          if (score > most) most = score;
        }
      if (most >= enough) partOf[root(at)] = root(before);
      row[before] = groups[at]?.fixed && groups[before]?.fixed ? -9 : sum / (one.length * other.length);
    }
    return row;
  });
  const parts = Map.groupBy(groups.keys(), root);
  return [...parts.values()].map((ats) => ({
    groups: ats.map((at) => groups[at] as Group),
    means: ats.map((at, place) => Float64Array.from(ats.slice(0, place), (before) => means[at]?.[before] ?? 0)),
  }));
}

/** Joins the closest two groups of a part as long as their mean is enough. */
function joined({ groups, means }: Part, enough: number): Profile[][] {
  const mean = (one: number, other: number) => means[Math.max(one, other)]?.[Math.min(one, other)] ?? 0;
  const alive = new Set(groups.keys());
  for (let best = closest(alive, mean); best && best.mean >= enough; best = closest(alive, mean)) {
    const [kept, gone] = [groups[best.other], groups[best.one]] as [Group, Group];
    const [many, more] = [kept.members.length, gone.members.length];
    alive.delete(best.one);
    for (const each of alive) {
      if (each === best.other) continue;
      const both = (many * mean(each, best.other) + more * mean(each, best.one)) / (many + more);
      const bothFixed = groups[each]?.fixed && (kept.fixed ?? gone.fixed);
      (means[Math.max(each, best.other)] as Float64Array)[Math.min(each, best.other)] = bothFixed ? -9 : both;
    }
    groups[best.other] = { members: [...kept.members, ...gone.members], fixed: kept.fixed ?? gone.fixed };
  }
  return [...alive].map((at) => (groups[at]?.members ?? []).sort(byDate));
}

const byDate = (one: Profile, other: Profile) => one.at - other.at || (one.id < other.id ? -1 : 1);

function startingGroups(profiles: Profile[], fixed?: ReadonlyMap<string, string>): Group[] {
  const groups = new Map<string, Group>();
  for (const profile of [...profiles].sort(byDate)) {
    const name = fixed?.get(profile.id);
    const key = name ?? `item ${profile.id}`;
    groups.set(key, { members: [...(groups.get(key)?.members ?? []), profile], fixed: name });
  }
  return [...groups.values()];
}

/** The two groups with the highest mean; of equals the earliest. */
function closest(alive: Set<number>, mean: (one: number, other: number) => number) {
  let best: { one: number; other: number; mean: number } | null = null;
  for (const one of alive)
    for (const other of alive) {
      if (other >= one) break;
      const found = mean(one, other);
      if (!best || found > best.mean) best = { one, other, mean: found };
    }
  return best;
}
