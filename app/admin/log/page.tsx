import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { When } from "#components/ui/when.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { type LogEntry, listActs } from "#lib/people/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

type Props = { searchParams: Promise<{ before?: string }> };

export default async function LogPage({ searchParams }: Props) {
  const [reader, { before }] = await Promise.all([viewer(), searchParams]);
  if (reader?.role !== "admin") return nothingHere();
  const { items, older } = await listActs({ before });
  const now = new Date();
  return (
    <>
      <PageHead title="Log" hidden />
      <SettingsPage
        here="/admin/log"
        title="Log"
        intro="What admins, and whoever stands at the machine, did to accounts."
        admin
      >
        {items.length === 0 && <p className="text-grey">Nothing yet.</p>}
        <ul className="rows">
          {items.map((entry) => (
            <li key={entry.id}>
              <p>{sentence(entry)}</p>
              <p className="text-small text-quiet">
                <When at={entry.createdAt.toISOString()} now={now} />
              </p>
            </li>
          ))}
        </ul>
        {older && (
          <p>
            <Link href={`/admin/log?${new URLSearchParams({ before: older })}`} className="button">
              Older
            </Link>
          </p>
        )}
      </SettingsPage>
    </>
  );
}

/** "Rosa Klein changed the role of Ada Byron: from reader to editor." */
function sentence({ actorName, act, subjectName, detail }: LogEntry): string {
  const more = detail.reason ?? (detail.from && detail.to ? `from ${detail.from} to ${detail.to}` : "");
  const whom = act === "made the first admin" ? "" : ` ${subjectName ?? "an account that is gone"}`;
  return act === "made the first admin"
    ? `${actorName} became the first admin.`
    : `${actorName} ${act}${whom}${more ? `: ${more}` : ""}.`;
}
