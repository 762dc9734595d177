import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { mailIsConfigured } from "#lib/mail.ts";
import { mailState } from "#lib/outbox/mail-state.ts";
import { listMail } from "#lib/outbox/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { searchParams: Promise<{ before?: string }> };

export default async function OutboxPage({ searchParams }: Props) {
  const [reader, { before }] = await Promise.all([viewer(), searchParams]);
  if (reader?.role !== "admin") return nothingHere();
  const { items, older } = await listMail({ before });
  const leaves = mailIsConfigured();
  const now = new Date();
  return (
    <>
      <PageHead title="Outbox" hidden />
      <SettingsPage here="/admin/outbox" title="Outbox" intro={leaves ? LEAVES : STAYS} admin>
        {items.length === 0 && <p className="text-grey">Nothing was written in the last month.</p>}
        <ul className="rows">
          {items.map((mail) => (
            <li key={mail.id}>
              <div>
                <Link href={`/admin/outbox/${mail.id}`} className="row-title">
                  {mail.subject}
                </Link>
                <p className="text-small text-quiet">
                  To {mail.recipient} · {mailState(mail, leaves)} · <When at={mail.createdAt.toISOString()} now={now} />
                </p>
                {mail.lastError && <p className="text-small refusal">{mail.lastError}</p>}
              </div>
            </li>
          ))}
        </ul>
        {older && (
          <p>
            <Link href={`/admin/outbox?${new URLSearchParams({ before: older })}`} className="button">
              Older
            </Link>
          </p>
        )}
      </SettingsPage>
    </>
  );
}

const LEAVES = "Mail of the last month and where it is. What was sent is kept without its text.";
const STAYS = "Mail is not set up (SMTP_URL), so what would be sent stays here, for you to pass on.";
