import { db } from "#lib/db.ts";

export type OwnExport = {
  id: string;
  state: "waiting" | "working" | "ready" | "failed";
  progress: number;
  createdAt: Date;
  expiresAt: Date | null;
};

/** A reader's newest export; null where they made none or it is over. */
export async function findExport(userId: string): Promise<OwnExport | null> {
  const [found] = await db().$queryRaw<OwnExport[]>`
    SELECT id, state, progress, "createdAt", "expiresAt" FROM "Export"
    WHERE "userId" = ${userId}::uuid AND ("expiresAt" IS NULL OR "expiresAt" > now())
    ORDER BY "createdAt" DESC LIMIT 1`;
  return found ?? null;
}

/** The archive of a reader's own export; null for one of somebody else, and when its days are over. */
export async function findArchive(userId: string, id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const [found] = await db().$queryRaw<{ archive: Uint8Array<ArrayBuffer> }[]>`
    SELECT archive FROM "Export"
    WHERE id = ${id}::uuid AND "userId" = ${userId}::uuid AND state = 'ready' AND "expiresAt" > now()`;
  return found?.archive ?? null;
}
