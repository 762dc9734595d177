import { db } from "#lib/db.ts";
import { fingerprintOf } from "#lib/highlights/fingerprint.ts";
import { MOST_IN_ONE, type Selector } from "#lib/highlights/selector.ts";

type Archived = Selector & { postId: string; note: string | null; createdAt: Date };

const BATCH = 1_000;

/**
 * Keeps highlights that were taken along from here or elsewhere; those that are there already, and more than 500 of one
 * briefing, are left out. Where they are in the text is looked for when they are next shown. Answers how many were new.
 */
export async function keepArchived(userId: string, highlights: Archived[]): Promise<number> {
  const where = { userId, postId: { not: null } };
  const kept = await db().highlight.findMany({ where, select: { postId: true, fingerprint: true } });
  const room = new Map<string | null, number>();
  for (const { postId } of kept) room.set(postId, (room.get(postId) ?? MOST_IN_ONE) - 1);
  const there = new Set(kept.map(key));
  const fresh = highlights.flatMap((one) => {
    const row = { ...one, userId, fingerprint: fingerprintOf(one) };
    const left = room.get(one.postId) ?? MOST_IN_ONE;
    if (left <= 0 || there.has(key(row))) return [];
    there.add(key(row));
    room.set(one.postId, left - 1);
    return [row];
  });
  let added = 0;
  for (let at = 0; at < fresh.length; at += BATCH) {
    const data = fresh.slice(at, at + BATCH);
    added += (await db().highlight.createMany({ data, skipDuplicates: true })).count;
  }
  return added;
}

const key = ({ postId, fingerprint }: { postId: string | null; fingerprint: string }) => `${postId} ${fingerprint}`;
