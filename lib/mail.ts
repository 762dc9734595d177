import type { Db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { withoutSecrets } from "#lib/log.ts";
import { isSealed, seal, unseal } from "#lib/sealed.ts";

/** A mail without its way: what it is called in the outbox, and the same words twice. */
export type Letter = { kind: string; subject: string; text: string; html: string };

/** Whether mail leaves this machine. Where it does not it stays in the outbox, and pages offer nothing that needs it. */
export const mailIsConfigured = () => !!env().SMTP_URL;

/**
 * Puts a mail on its way: written by whoever asks, in their transaction, sent by the worker. No page waits for SMTP, and
 * what is rolled back is never sent. A mail that will leave is sealed while it waits: the links in it let in whoever
 * holds them, and neither an admin nor a copy of the database is its recipient.
 */
export async function queueMail(db: Db, { to, kind, subject, ...body }: Letter & { to: string }): Promise<void> {
  const kept = mailIsConfigured() ? { text: seal(SEALED, body.text), html: seal(SEALED, body.html) } : body;
  await db.mail.create({ data: { recipient: to, kind, subject, ...kept }, select: { id: true } });
}

const SEALED = "mail";

/** The text or HTML of a mail for whoever sends it; null when it was sealed under another AUTH_SECRET. */
export const openMail = (body: string) => unseal(SEALED, body);

/** The text of a mail for an admin: with its links only where mail does not leave and they pass it on themselves. */
export function mailAsShown(body: string): string {
  const text = openMail(body) ?? "";
  return mailIsConfigured() || isSealed(body) ? withoutSecrets(text) : text;
}
