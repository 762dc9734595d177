import type { OutgoingMail } from "#lib/outbox/queries.ts";

/** Where a mail is, in words. `leaves` says whether mail is set up on this site. */
export function mailState(mail: Pick<OutgoingMail, "sentAt" | "failedAt" | "attempts">, leaves: boolean): string {
  if (mail.sentAt) return "Sent";
  if (mail.failedAt) return "Could not be delivered";
  if (!leaves) return "Kept here: mail is not set up";
  if (mail.attempts === 0) return "Waiting";
  return mail.attempts === 1 ? "Waiting, tried once" : `Waiting, tried ${mail.attempts} times`;
}
