import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { mailIsConfigured } from "#lib/mail.ts";
import { mailState } from "#lib/outbox/mail-state.ts";
import { findMail } from "#lib/outbox/queries.ts";
import { nothingHere } from "../../../nothing-here.tsx";

/** One mail as text: its HTML is for mail programs and is never shown in a page of ours. */
export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const [reader, { id }] = await Promise.all([viewer(), params]);
  if (reader?.role !== "admin") return nothingHere();
  const mail = await findMail(id);
  if (!mail) return nothingHere();
  return (
    <>
      <PageHead title="A mail" hidden />
      <SettingsPage
        here="/admin/outbox"
        title={mail.subject}
        intro={`To ${mail.recipient} · ${mailState(mail, mailIsConfigured())}`}
        admin
      >
        {mail.lastError && <p className="notice">{mail.lastError}</p>}
        {mail.text ? (
          <p className="mt-4 whitespace-pre-wrap wrap-anywhere">{mail.text}</p>
        ) : (
          <p className="mt-4 text-grey">Its text is not kept: the links in it are for whoever received it.</p>
        )}
        <p className="mt-4">
          <Link href="/admin/outbox" className="button">
            Back to the outbox
          </Link>
        </p>
      </SettingsPage>
    </>
  );
}
