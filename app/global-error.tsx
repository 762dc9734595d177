"use client";

import "./globals.css";

/** The last resort, when not even the frame of the page could be made. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="page narrow">
          <title>AI Briefing is not available</title>
          <h1>AI Briefing is not available right now</h1>
          <p>
            Something on our side failed, most likely the database. Nothing of yours is lost, and you are still signed
            in.
          </p>
          <p>
            <button type="button" className="button is-primary" onClick={reset}>
              Try again
            </button>
          </p>
          {error.digest && <p className="text-small text-quiet">If you report it, name this number: {error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
