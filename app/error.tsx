"use client";

import { unstable_isUnrecognizedActionError as isFromOldPage } from "next/navigation";
import { lastTyped } from "#components/shell/typed.ts";

/** What a reader sees when a page fails: what happened and what to do, never why inside. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  const isOld: boolean = isFromOldPage(error);
  if (isOld) return <OldPage />;
  return (
    <div className="narrow">
      <FailedHead title="This page could not be made" />
      <h1>This page could not be made</h1>
      <p>Something on our side failed. Nothing of yours is lost. Try again in a moment.</p>
      <p className="actions">
        <button type="button" className="button is-primary" onClick={() => location.reload()}>
          Try again
        </button>
        <a href="/" data-whole="" className="button">
          All briefings
        </a>
      </p>
      {error.digest && <p className="text-small text-quiet">If you report it, name this number: {error.digest}</p>}
    </div>
  );
}

/** The form was sent by a page from before an update: nothing was taken, so what was typed is given back. */
function OldPage() {
  const typed = lastTyped();
  return (
    <div className="narrow">
      <FailedHead title="This page is from before an update" />
      <h1>This page is from before an update</h1>
      <p>The site was updated while the page was open, so what you sent was not taken. Nothing was changed.</p>
      {typed.length > 0 && <p>Here is what you typed, to copy.</p>}
      {typed.map(([label, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two fields may share a label.
        <div key={at} className="field pt-3">
          <label htmlFor={`typed-${at}`}>{label}</label>
          <textarea id={`typed-${at}`} readOnly rows={3} value={value} />
        </div>
      ))}
      <p className="pt-3">
        <button type="button" className="button is-primary" onClick={() => location.reload()}>
          Open the page again
        </button>
      </p>
    </div>
  );
}

/** What stood in the head of the page that failed went with it, where nothing of it could be made. */
const FailedHead = ({ title }: { title: string }) => (
  <>
    <title>{`${title} · AI Briefing`}</title>
    <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
  </>
);
