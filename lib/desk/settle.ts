import { cluster, ENOUGH } from "#lib/desk/cluster.ts";
import { copyOf } from "#lib/desk/copy.ts";
import { evidence } from "#lib/desk/evidence.ts";
import type { ItemKind } from "#lib/desk/item.ts";
import { byStrength } from "#lib/desk/item-kind.ts";
import type { Profile } from "#lib/desk/profile.ts";
import type { Rarity } from "#lib/desk/rarity.ts";
import { LONGEST_BESIDE, type Reason } from "#lib/desk/reason.ts";

/** An item among others that it may share a story with. `storyId` is where it stands, `isArranged` that an editor put that together. */
export type Standing = { profile: Profile; kind: ItemKind; storyId: string | null; isArranged: boolean };
/** An item in its story, with the reason, and which other item it is a copy of. */
type Placed = { id: string; kind: ItemKind; at: number; reason: Reason; copyOf: string | null };
/** A story as it should be: `storyId` null is a new one; the strongest witness comes first. */
export type Settled = { storyId: string | null; members: Placed[] };

/** Puts items into stories: what an editor arranged stays, each other group goes on as the story that most of it stands in. */
export function settle(standing: Standing[], rarity: Rarity): Settled[] {
  const of = new Map(standing.map((each) => [each.profile.id, each]));
  const fixed = new Map(
    standing.flatMap(({ profile, storyId, isArranged }) =>
      isArranged && storyId ? [[profile.id, storyId] as const] : [],
    ),
  );
  const groups = cluster(
    standing.map(({ profile }) => profile),
    rarity,
    { fixed },
  );
  const taken = new Set<string>();
  return groups
    .map((group) => group.map(({ id }) => of.get(id) as Standing))
    .sort((a, b) => Number(b.some(isFixed)) - Number(a.some(isFixed)) || b.length - a.length)
    .map((group) => {
      const storyId = storyFor(group, taken);
      if (storyId) taken.add(storyId);
      return { storyId, members: place(group, rarity) };
    });
}

const isFixed = ({ isArranged }: Standing) => isArranged;

function storyFor(group: Standing[], taken: Set<string>): string | null {
  const arranged = group.find(isFixed)?.storyId;
  if (arranged) return arranged;
  const counts = new Map<string, number>();
  for (const { storyId } of group)
    if (storyId && !taken.has(storyId)) counts.set(storyId, (counts.get(storyId) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? null;
}

function place(group: Standing[], rarity: Rarity): Placed[] {
  const items = group.map(({ profile, kind }) => ({ profile, kind, id: profile.id, at: profile.at })).sort(byStrength);
  const originals: Profile[] = [];
  return items.map(({ profile, kind, id, at }) => {
    const original = originals.find((other) => copyOf(profile, other));
    const reason = reasonFor(profile, original ? [original] : [...originals], items, rarity);
    if (!original) originals.push(profile);
    return { id, kind, at, copyOf: original?.id ?? null, reason };
  });
}

/** What ties an item most to what stands above it, or, where that is nothing, to any other of its story. */
function reasonFor(profile: Profile, before: Profile[], all: { profile: Profile }[], rarity: Rarity): Reason {
  if (all.length === 1 || before.length === 0) return { by: "first", hours: 0 };
  const strongest = (others: Profile[]) =>
    others
      .map((other) => ({ other, ...evidence(profile, other, rarity) }))
      .reduce((a, b) => (b.score > a.score ? b : a));
  const above = strongest(before);
  const others = all.map((item) => item.profile).filter(({ id }) => id !== profile.id);
  const best = above.score >= ENOUGH ? above : strongest(others);
  return { ...best.reason, beside: best.other.title.slice(0, LONGEST_BESIDE) };
}
