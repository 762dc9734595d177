import { PlainForm } from "#components/ui/plain-form.tsx";
import { When } from "#components/ui/when.tsx";
import { retryJob } from "#lib/jobs/actions.ts";
import { type FailedJob, JOB_NAMES } from "#lib/jobs/job-list.ts";

/** What did not work, a row for each with why, and the way to try it again. */
export function FailedJobs({ jobs, now }: { jobs: FailedJob[]; now: Date }) {
  return (
    <ul className="rows">
      {jobs.map(({ kind, id, about, error, at, canRetry }) => (
        <li key={id}>
          <div className="flex-1 basis-64">
            <b>{about}</b>
            <p className="text-small refusal">{error}</p>
            <p className="text-small text-quiet">
              {JOB_NAMES[kind]} · <When at={at.toISOString()} now={now} />
              {!canRetry && " · given up"}
            </p>
          </div>
          {canRetry && (
            <PlainForm action={retryJob} fields={{ kind, id }}>
              <button type="submit" className="button" aria-label={`Try again: ${about}`}>
                Try again
              </button>
            </PlainForm>
          )}
        </li>
      ))}
    </ul>
  );
}
