import { deviceWords } from "#lib/accounts/devices.ts";
import { tokenDigest } from "#lib/accounts/token-digest.ts";
import { Prisma, rowsOf } from "#lib/db.ts";
import { readRows } from "#lib/read-together.ts";

/** What a request's cookie leads to. `provedAgo`: the seconds since they last proved who they are. */
export type FoundSession = {
  id: string;
  provedAgo: number;
  /** Whether its last use was noted a minute ago or more. */
  isUseDue: boolean;
  user: {
    id: string;
    name: string;
    email: string;
    role: "reader" | "editor" | "admin";
    image: string | null;
    /** As it is stored. */
    ranking: unknown;
    muteCount: number;
  };
};

/** The session of this token and its reader; null when it is over, ended or theirs who are banned. One round trip. */
export async function findSession(token: string): Promise<FoundSession | null> {
  const [found] = await readRows<FoundSession>(Prisma.sql`
    SELECT s.id, extract(epoch FROM now() - s."authenticatedAt")::float8 AS "provedAgo",
      s."lastUsedAt" < now() - interval '1 minute' AS "isUseDue",
      json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'role', u.role, 'image', u.image,
        'ranking', u.ranking, 'muteCount', u."muteCount") AS user
    FROM "Session" s JOIN "User" u ON u.id = s."userId"
    WHERE s."sessionToken" = ${tokenDigest(token)} AND s.expires > now() AND u."bannedAt" IS NULL`);
  return found ?? null;
}

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
  const rows = await rowsOf<Omit<OpenSession, "device" | "isCurrent"> & { userAgent: string }>(Prisma.sql`
    SELECT id, "userAgent", network, "lastUsedAt", "createdAt" FROM "Session"
    WHERE "userId" = ${userId}::uuid AND expires > now() ORDER BY "lastUsedAt" DESC LIMIT 200`);
  const sessions = rows.map(({ userAgent, ...row }) => ({
    ...row,
    device: deviceWords(userAgent),
    isCurrent: row.id === current,
  }));
  return sessions.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
