import { db } from "#lib/db.ts";

/** A picture of a published briefing, of its pixels alone. One round trip. */
export async function findPostImage(id: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
  const [image] = await db().$queryRaw<{ bytes: Uint8Array<ArrayBuffer>; type: string }[]>`
    SELECT i.bytes, i.type FROM "PostImage" i WHERE i.id = ${id}::uuid
      AND (SELECT shown."publishedAt" FROM "Post" shown WHERE shown.id = i."postId") <= now()`;
  return image ?? null;
}
