import { db } from "#lib/db.ts";
import { fingerprintOf } from "#lib/highlights/fingerprint.ts";
import { MOST_IN_ONE, type Selector } from "#lib/highlights/selector.ts";

type Archived = Selector & Of & { note: string | null; createdAt: Date };
/** The post or the link that a highlight is in. */
type Of = { postId?: string | null; sharedLinkId?: string | null };

const BATCH = 1_000;

/**
 * Keeps highlights that were taken along from here or elsewhere; those that are there already, and more than 500 of one
 * piece, are left out. Where they are in the text is looked for when they are next shown. Answers how many were new.
 */
export async function keepArchived(userId: string, highlights: Archived[]): Promise<number> {
  const select = { postId: true, sharedLinkId: true, fingerprint: true };
  const kept = await db().highlight.findMany({ where: { userId }, select });
  const room = new Map<string, number>();
  for (const one of kept) room.set(pieceOf(one), (room.get(pieceOf(one)) ?? MOST_IN_ONE) - 1);
  const there = new Set(kept.map(key));
  const fresh = highlights.flatMap((one) => {
    const row = { ...one, userId, fingerprint: fingerprintOf(one) };
    const left = room.get(pieceOf(one)) ?? MOST_IN_ONE;
    if (left <= 0 || there.has(key(row))) return [];
    there.add(key(row));
    room.set(pieceOf(one), left - 1);
    return [row];
  });
  let added = 0;
  for (let at = 0; at < fresh.length; at += BATCH) {
    const data = fresh.slice(at, at + BATCH);
    added += (await db().highlight.createMany({ data, skipDuplicates: true })).count;
  }
  return added;
}

const pieceOf = ({ postId, sharedLinkId }: Of) => postId ?? sharedLinkId ?? "";
const key = (one: Of & { fingerprint: string }) => `${pieceOf(one)} ${one.fingerprint}`;
