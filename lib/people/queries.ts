import { readEmailToken } from "#lib/accounts/email-tokens.ts";
import { db, Prisma } from "#lib/db.ts";
import { hasAdmin } from "#lib/people/has-admin.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";

const PAGE = 50;

export type Person = {
  id: string;
  email: string;
  name: string;
  handle: string | null;
  role: "reader" | "editor" | "admin";
  createdAt: Date;
  bannedAt: Date | null;
  banReason: string | null;
  eraseAfter: Date | null;
};

type Search = { q?: string; before?: unknown; size?: number };

/** One page of the accounts, newest first: all, or those whose address, name or handle contains `q`. */
export async function listPeople({ q = "", before, size = PAGE }: Search) {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`AND ("createdAt", id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const part = `%${q
    .trim()
    .slice(0, 100)
    .replaceAll("\u0000", "")
    .replace(/[\\%_]/g, "\\$&")}%`;
  const found = q.trim()
    ? Prisma.sql`AND (email ILIKE ${part} OR name ILIKE ${part} OR handle ILIKE ${part})`
    : Prisma.empty;
  const rows = await db().$queryRaw<Person[]>`
    SELECT id, email, name, handle, role, "createdAt", "bannedAt", "banReason", "eraseAfter" FROM "User"
    WHERE true ${found} ${beyond} ORDER BY "createdAt" DESC, id DESC LIMIT ${size + 1}`;
  return pageOf(
    rows,
    size,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => row,
  );
}

export type LogEntry = {
  id: string;
  actorName: string;
  act: string;
  subjectId: string | null;
  subjectName: string | null;
  detail: Record<string, string>;
  createdAt: Date;
};

/** One page of the log of privileged acts, newest first. The name of whom an act concerned is the one of today. */
export async function listActs({ before, size = PAGE }: Omit<Search, "q">) {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`AND (e."createdAt", e.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<LogEntry[]>`
    SELECT e.id, e."actorName", e.act, e."subjectId", u.name AS "subjectName", e.detail, e."createdAt"
    FROM "AuditEntry" e LEFT JOIN "User" u ON u.id = e."subjectId"
    WHERE true ${beyond} ORDER BY e."createdAt" DESC, e.id DESC LIMIT ${size + 1}`;
  return pageOf(
    rows,
    size,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => row,
  );
}

/** Whether this setup link still makes the first admin. */
export async function isSetupLink(token: string): Promise<boolean> {
  return (await readEmailToken(db(), ["setup"], token)) !== null && !(await hasAdmin());
}
