import { FailedJobs } from "#components/jobs/failed-jobs.tsx";
import { SettingsPage } from "#components/settings/settings-page.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { When } from "#components/ui/when.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { JOB_NAMES, type JobCounts } from "#lib/jobs/job-list.ts";
import { countJobs, listFailed, listFaults } from "#lib/jobs/queries.ts";
import { nothingHere } from "../../nothing-here.tsx";

export default async function JobsPage() {
  const reader = await viewer();
  if (reader?.role !== "admin") return nothingHere();
  const [counts, failed, faults] = await Promise.all([countJobs(), listFailed(), listFaults()]);
  const now = new Date();
  return (
    <>
      <PageHead title="Jobs" hidden />
      <SettingsPage
        here="/admin/jobs"
        title="Jobs"
        intro="What the worker does outside of pages, and what did not work."
        admin
      >
        <ul className="rows">
          {counts.map((count) => (
            <li key={count.kind}>
              <span>{JOB_NAMES[count.kind]}</span>
              <span className="text-grey">{standing(count)}</span>
            </li>
          ))}
        </ul>
        <section aria-labelledby="failed-heading" className="settings-part">
          <h2 id="failed-heading">Did not work</h2>
          {failed.length === 0 && <p className="text-grey">Nothing. What fails stands here with its reason.</p>}
          <FailedJobs jobs={failed} now={now} />
        </section>
        {faults.length > 0 && (
          <section aria-labelledby="faults-heading" className="settings-part">
            <h2 id="faults-heading">Faults of the program</h2>
            <p className="text-grey">
              Of the last day. What was being done is done again by itself; the log says more.
            </p>
            <ul className="rows">
              {faults.map(({ id, queue, error, at }) => (
                <li key={id}>
                  <div>
                    <p className="wrap-anywhere">{error}</p>
                    <p className="text-small text-quiet">
                      {queue} · <When at={at.toISOString()} now={now} />
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </SettingsPage>
    </>
  );
}

function standing({ due, running, failed }: JobCounts): string {
  const parts = [due > 0 && `${due} due`, running > 0 && `${running} under way`, failed > 0 && `${failed} failed`];
  return parts.filter(Boolean).join(" · ") || "nothing to do";
}
