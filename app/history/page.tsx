import { SignedOut } from "#components/accounts/signed-out.tsx";
import { HistoryDays } from "#components/reading/history-days.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { findProfile } from "#lib/accounts/profile-queries.ts";
import { viewer } from "#lib/accounts/session.ts";
import { findMemory, listHistory } from "#lib/reading/history-queries.ts";

export default async function HistoryPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const [reader, { before }] = await Promise.all([viewer(), searchParams]);
  if (!reader) {
    return (
      <SignedOut title="History" returnTo="/history">
        What you opened here, for your eyes only.
      </SignedOut>
    );
  }
  const [page, memory, profile] = await Promise.all([
    listHistory(reader.id, before),
    findMemory(reader.id),
    findProfile(reader.id),
  ]);
  return (
    <>
      <PageHead title="History" hidden />
      <div className="max-w-[47rem]">
        <div className="head">
          <h1>History</h1>
          <p className="text-grey">
            {memory === "everything"
              ? "What you opened, latest first. Nobody else sees it."
              : "History is off: what you open is not noted."}{" "}
            <Link href="/settings/reading" className="underline underline-offset-4">
              {memory === "everything" ? "Switch it off or erase it" : "Change that"}
            </Link>
            .
          </p>
        </div>
        {page.items.length === 0 && (
          <div className="empty">
            <p>{before ? "There is nothing further back." : "Nothing here yet."}</p>
          </div>
        )}
        <HistoryDays entries={page.items} timeZone={profile?.timeZone ?? "UTC"} />
        {page.older && (
          <p className="older">
            <Link className="button" href={`/history?before=${page.older}`} rel="next">
              Older
            </Link>
          </p>
        )}
      </div>
    </>
  );
}
