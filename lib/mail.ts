import type { Db } from "#lib/db.ts";
import { env } from "#lib/env.ts";

/** A mail without its way: what it is called in the outbox, and the same words twice. */
export type Letter = { kind: string; subject: string; text: string; html: string };

/** Whether mail leaves this machine. Where it does not it stays in the outbox, and pages offer nothing that needs it. */
export const mailIsConfigured = () => !!env().SMTP_URL;

/**
 * Puts a mail on its way: written by whoever asks, in their transaction, sent by the worker. No page waits for SMTP, and
 * what is rolled back is never sent.
 */
export async function queueMail(db: Db, { to, kind, subject, text, html }: Letter & { to: string }): Promise<void> {
  await db.mail.create({ data: { recipient: to, kind, subject, text, html }, select: { id: true } });
}
