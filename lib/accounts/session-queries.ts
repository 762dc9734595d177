import { deviceWords } from "#lib/accounts/devices.ts";
import { db } from "#lib/db.ts";

/** A browser in which a reader is signed in. */
export type OpenSession = {
  id: string;
  device: string;
  network: string;
  lastUsedAt: Date;
  createdAt: Date;
  isCurrent: boolean;
};

/** Where a reader is signed in: the browser that asks first, then by last use. */
export async function listSessions(userId: string, current: string): Promise<OpenSession[]> {
  const rows = await db().session.findMany({
    where: { userId, expires: { gt: new Date() } },
    orderBy: { lastUsedAt: "desc" },
    select: { id: true, userAgent: true, network: true, lastUsedAt: true, createdAt: true },
    take: 200,
  });
  const sessions = rows.map(({ userAgent, ...row }) => ({
    ...row,
    device: deviceWords(userAgent),
    isCurrent: row.id === current,
  }));
  return sessions.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
