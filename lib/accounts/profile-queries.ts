import { db } from "#lib/db.ts";

export type OwnProfile = {
  name: string;
  handle: string | null;
  timeZone: string;
  language: string;
  image: string | null;
};

/** What a reader said about themselves; null when the account is gone. */
export async function findProfile(userId: string): Promise<OwnProfile | null> {
  return db().user.findUnique({
    where: { id: userId },
    select: { name: true, handle: true, timeZone: true, language: true, image: true },
  });
}

/** The portrait of an account as WebP, for its owner and for admins; null for everyone else and where there is none. */
export async function findPortrait(
  userId: string,
  viewer: { id: string; role: string } | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!viewer || (viewer.id !== userId && viewer.role !== "admin")) return null;
  const found = await db().portrait.findUnique({ where: { userId }, select: { image: true } });
  return found?.image ?? null;
}
