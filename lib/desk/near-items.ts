import type { Db } from "#lib/db.ts";
import { type Profile, termsIn } from "#lib/desk/profile.ts";
import { type Rarity, rarityOf } from "#lib/desk/rarity.ts";

/** How many items of one key are looked at, how many are compared with a new one, and how common a term is counted to be. */
const [OF_A_KEY, COMPARED, MOST_COUNTED] = [40, 15, 1_000];
/** Words tie items together within a week, links within a month; what is rare is judged by a fortnight to both sides. */
const [NEAR, COUNTED] = ["30 days", "14 days"];

type Found = { key: string; itemIds: string[] };

/** The items that share keys with these, the most telling first, at most 15 for each; found by index, however many there are. */
export async function nearItems(tx: Db, keys: Map<string, string[]>, at: Span, rarity: Rarity): Promise<string[]> {
  const all = [...new Set([...keys.values()].flat())];
  const found = await tx.$queryRaw<Found[]>`
    SELECT q.key, array_agg(k."itemId") AS "itemIds" FROM unnest(${all}::text[]) q(key)
    CROSS JOIN LATERAL (SELECT "itemId" FROM "ItemKey" k WHERE k.key = q.key
      AND k.at BETWEEN ${at.from}::timestamptz - ${NEAR}::interval AND ${at.to}::timestamptz + ${NEAR}::interval
      ORDER BY k.at DESC, k."itemId" DESC LIMIT ${OF_A_KEY}) k
    GROUP BY q.key`;
  const itemsOf = new Map(found.map(({ key, itemIds }) => [key, itemIds]));
  return [...keys].flatMap(([itemId, own]) => {
    const worth = new Map<string, number>();
    for (const key of own)
      for (const other of itemsOf.get(key) ?? [])
        if (other !== itemId) worth.set(other, (worth.get(other) ?? 0) + worthOf(key, rarity));
    const best = [...worth].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return best.slice(0, COMPARED).map(([other]) => other);
  });
}

const worthOf = (key: string, rarity: Rarity) => (key.startsWith("term:") ? rarity(key.slice(5)) : 1.5);

export type Span = { from: Date; to: Date };

/** How rare the terms of these items are among those that were published about when they were. */
export async function rarityAround(tx: Db, profiles: Profile[], { from, to }: Span): Promise<Rarity> {
  const terms = [...new Set(profiles.flatMap(termsIn))];
  const counts = await tx.$queryRaw<{ term: string; count: number }[]>`
    SELECT q.term, (SELECT count(*)::int FROM (SELECT 1 FROM "ItemKey" k WHERE k.key = 'term:' || q.term
      AND k.at BETWEEN ${from}::timestamptz - ${COUNTED}::interval AND ${to}::timestamptz + ${COUNTED}::interval
      LIMIT ${MOST_COUNTED}) c) AS count
    FROM unnest(${terms}::text[]) q(term)`;
  const [all] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM "FeedItem" i WHERE i."publishedAt"
      BETWEEN ${from}::timestamptz - ${COUNTED}::interval AND ${to}::timestamptz + ${COUNTED}::interval
      LIMIT ${MOST_COUNTED}) c`;
  return rarityOf(new Map(counts.map(({ term, count }) => [term, count])), all?.count ?? 0);
}
