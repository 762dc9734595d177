"use client";

/** What a reader sees when a page fails: what happened and what to do, never why inside. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="narrow">
      <h1>This page could not be made</h1>
      <p>Something on our side failed. Nothing of yours is lost. Try again in a moment.</p>
      <p className="flex flex-wrap gap-3 pt-3">
        <button type="button" className="button is-primary" onClick={reset}>
          Try again
        </button>
        <a href="/" className="button">
          All briefings
        </a>
      </p>
      {error.digest && <p className="text-small text-quiet">If you report it, name this number: {error.digest}</p>}
    </div>
  );
}
