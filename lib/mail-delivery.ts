import { createTransport } from "nodemailer";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { mailIsConfigured, openMail } from "#lib/mail.ts";

const AT_ONCE = 5;
const MOST_ATTEMPTS = 8;
/** What lay longer than this, for instance from before mail was configured, would only surprise. */
const TOO_OLD = "2 days";
/** One mail takes at most this long, in milliseconds; less than the first pause, so that no other worker takes it too. */
const DEADLINE = 15_000;

type DueMail = {
  id: string;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  attempts: number;
};

/**
 * Sends a few of the mails that are due; answers whether there may be more. A claimed mail is put off before it is sent
 * (by 30 s, doubled with each attempt), so that neither a crash nor a refusal can lose it. A crash between sending and
 * noting sends it once more, under the same Message-ID.
 */
export async function deliverMail(): Promise<boolean> {
  if (!mailIsConfigured()) return false;
  const due = await claimDue();
  await Promise.all(due.map(deliver));
  return due.length === AT_ONCE;
}

const claimDue = () => db().$queryRaw<DueMail[]>`
  UPDATE "Mail" SET "attempts" = "attempts" + 1,
    "sendAfter" = now() + least(interval '1 day', interval '30 seconds' * 2 ^ "attempts")
  WHERE "id" IN (
    SELECT "id" FROM "Mail"
    WHERE "sendAfter" BETWEEN now() - ${TOO_OLD}::interval AND now() AND "sentAt" IS NULL AND "failedAt" IS NULL
    ORDER BY "sendAfter" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
  )
  RETURNING "id"::text, "kind", "recipient", "subject", "text", "html", "attempts"`;

async function deliver(mail: DueMail) {
  try {
    await send(mail);
  } catch (error) {
    return noteFailure(mail, error);
  }
  // The links in it are secrets of their reader: what has been sent is not kept.
  await db().$executeRaw`
    UPDATE "Mail" SET "sentAt" = now(), "text" = '', "html" = '', "lastError" = NULL WHERE "id" = ${mail.id}::uuid`;
}

async function noteFailure(mail: DueMail, error: unknown) {
  const { isFinal, reason } = judge(error);
  const gaveUp = isFinal || mail.attempts >= MOST_ATTEMPTS;
  log().warn({ mail: mail.id, kind: mail.kind, attempt: mail.attempts, gaveUp, code: codeOf(error) }, "mail not sent");
  if (!gaveUp) return void (await db().mail.update({ where: { id: mail.id }, data: { lastError: reason } }));
  await db().$executeRaw`
    UPDATE "Mail" SET "failedAt" = now(), "text" = '', "html" = '', "lastError" = ${reason} WHERE "id" = ${mail.id}::uuid`;
}

/** SMTP over one connection, cut at the deadline however slowly the other side drips. */
async function send(mail: DueMail) {
  const [text, html] = [openMail(mail.text), openMail(mail.html)];
  if (text === null || html === null) throw new Unreadable();
  const from = sender();
  const transport = createTransport({
    url: env().SMTP_URL,
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  await transport.sendMail({
    from,
    // An object: an address is never parsed as a list of addresses.
    to: { name: "", address: mail.recipient },
    subject: mail.subject,
    text,
    html,
    messageId: `<${mail.id}@${hostOf(from)}>`,
    signal: AbortSignal.timeout(DEADLINE),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });
}

class Unreadable extends Error {
  code = "EUNREADABLE";
  override message = "It was written under another AUTH_SECRET and cannot be read any more.";
}

/** MAIL_FROM, or an address at the site's own host. */
const sender = () => env().MAIL_FROM ?? `AI Briefing <no-reply@${new URL(env().AUTH_URL).hostname}>`;

const hostOf = (from: string) => /@([^\s@<>]+)>?$/.exec(from)?.[1] ?? "localhost";

/**
 * What a failure means. Only a refusal of this mail or its address for good (5xx to the envelope or the message), and a
 * mail that nobody can read, is final; a wrong password of ours, a full mailbox or a dead server may be mended.
 */
function judge(error: unknown): { isFinal: boolean; reason: string } {
  const { responseCode, response } = error as { responseCode?: number; response?: string };
  const isRefused = !!responseCode && responseCode >= 500 && ["EENVELOPE", "EMESSAGE"].includes(codeOf(error));
  const isFinal = isRefused || error instanceof Unreadable;
  const reason = response ?? (error instanceof Error ? error.message : String(error));
  return { isFinal, reason: reason.slice(0, 500) };
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : "unknown");
