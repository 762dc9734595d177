import { db, Prisma } from "#lib/db.ts";
import { mailAsShown } from "#lib/mail.ts";
import { decodeCursor, pageOf } from "#lib/posts/cursor.ts";

const PAGE = 50;

export type OutgoingMail = {
  id: string;
  recipient: string;
  subject: string;
  attempts: number;
  sentAt: Date | null;
  failedAt: Date | null;
  lastError: string | null;
  createdAt: Date;
};

/** One page of the mails of the last month, newest first, without their text. */
export async function listMail({ before, size = PAGE }: { before?: unknown; size?: number }) {
  const place = decodeCursor(before);
  const beyond = place
    ? Prisma.sql`WHERE ("createdAt", "id") < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<OutgoingMail[]>`
    SELECT "id"::text, "recipient", "subject", "attempts", "sentAt", "failedAt", "lastError", "createdAt" FROM "Mail"
    ${beyond} ORDER BY "createdAt" DESC, "id" DESC LIMIT ${size + 1}`;
  return pageOf(
    rows,
    size,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => row,
  );
}

/**
 * One mail with its text: "" once it was sent or given up, and without the secrets of its links where mail leaves this
 * machine, because these are their reader's alone.
 */
export async function findMail(id: string): Promise<(OutgoingMail & { text: string }) | null> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) return null;
  const mail = await db().mail.findUnique({ where: { id }, omit: { html: true } });
  return mail && { ...mail, text: mailAsShown(mail.text) };
}
