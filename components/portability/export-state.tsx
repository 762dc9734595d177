import { Refreshing } from "#components/portability/refreshing.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { longDate } from "#lib/dates.ts";
import { askExport } from "#lib/portability/actions.ts";
import type { OwnExport } from "#lib/portability/queries.ts";

/** The export as it stands: none yet, how far it is, ready. */
export function ExportState({ latest }: { latest: OwnExport | null }) {
  if (latest?.state === "waiting" || latest?.state === "working") {
    return (
      <div className="form">
        <label htmlFor="progress">Your archive is being made</label>
        <progress id="progress" max={100} value={latest.progress}>
          {latest.progress} %
        </progress>
        <p className="text-grey">
          It is made while you go on.{" "}
          <a href="/settings/yours" data-whole="">
            Look again
          </a>{" "}
          in a moment.
        </p>
        <Refreshing seconds={2} />
      </div>
    );
  }
  return (
    <>
      {latest?.state === "ready" && latest.expiresAt && (
        <p className="pt-3">
          <a href={`/exports/${latest.id}`} className="button is-primary" download>
            Download your archive
          </a>
          <span className="block pt-3 text-grey">
            Made on {longDate(latest.createdAt)}. It is kept until {longDate(latest.expiresAt)}.
          </span>
        </p>
      )}
      {latest?.state === "failed" && (
        <p className="notice">The last archive could not be made. Nothing of yours is lost; make it again.</p>
      )}
      <PlainForm action={askExport} fields={{}} className="pt-3">
        <button type="submit" className="button">
          {latest?.state === "ready" ? "Make a new archive" : "Make an archive"}
        </button>
      </PlainForm>
    </>
  );
}
