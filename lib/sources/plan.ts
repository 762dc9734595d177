import { isDated, publishedAt, type Sighting, textOf } from "#lib/sources/item.ts";
import type { ParsedFeed } from "#lib/sources/parsed-feed.ts";

/** What is kept of a thing that was seen before. */
export type KeptItem = {
  id: string;
  guid: string;
  url: string;
  title: string;
  contentHash: string;
  publishedAt: Date;
};

type Row = ReturnType<typeof rowOf>;

/** What a poll writes: rows that are new, and rows that take the place of what their item said before. */
export type Plan = { added: Row[]; changed: (Row & { id: string })[]; seen: string[] };

/**
 * Compares what a feed says with what is kept of it. A thing is the one of its guid; where a guid is new, it is the kept
 * thing of the same address and the same title or date whose guid the feed says no more.
 */
export function planOf(feed: ParsedFeed, sightings: Sighting[], kept: KeptItem[], now: Date): Plan {
  const find = matcher(sightings, kept, now);
  const plan: Plan = { added: [], changed: [], seen: [] };
  for (const sighting of sightings) {
    const item = find(sighting);
    if (!item) {
      plan.added.push(rowOf(sighting, feed, publishedAt(sighting, now)));
      continue;
    }
    plan.seen.push(item.id);
    if (item.guid === sighting.guid && item.contentHash === sighting.contentHash) continue;
    const at = isDated(sighting, now) ? publishedAt(sighting, now) : item.publishedAt;
    plan.changed.push({ id: item.id, ...rowOf(sighting, feed, at) });
  }
  return plan;
}

function rowOf(sighting: Sighting, feed: ParsedFeed, at: Date) {
  const { guid, url, title, contentHash } = sighting;
  return { guid, url, title, contentHash, publishedAt: at, ...textOf(sighting, feed) };
}

function matcher(sightings: Sighting[], kept: KeptItem[], now: Date): (sighting: Sighting) => KeptItem | undefined {
  const byGuid = new Map(kept.map((item) => [item.guid, item]));
  const said = new Set(sightings.map(({ guid }) => guid));
  const left = Map.groupBy(
    kept.filter(({ guid }) => !said.has(guid)),
    ({ url }) => url,
  );
  return (sighting) => {
    const own = byGuid.get(sighting.guid);
    if (own) return own;
    const there = left.get(sighting.url) ?? [];
    const at = Number(publishedAt(sighting, now));
    const place = there.findIndex((item) => item.title === sighting.title || Number(item.publishedAt) === at);
    return place < 0 ? undefined : there.splice(place, 1)[0];
  };
}
