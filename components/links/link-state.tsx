import { LinkWatch } from "#components/links/link-watch.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { askReading } from "#lib/links/actions.ts";
import { siteOf } from "#lib/links/address.ts";
import { type LinkPage, linkPath } from "#lib/links/link.ts";

/** What is said of a link while it is read, when it cannot be, and before anybody asked for it. */
export function LinkState({ link, here = linkPath(link.id) }: { link: LinkPage; here?: string }) {
  const { id, url, state, refusal, reading } = link;
  const site = siteOf(url);
  if (state === "read") return null;
  if (state === "waiting")
    return (
      <div className="notice link-state" role="status">
        <p>
          {reading ? "It is being read again." : "It is being read."} <a href={here}>Look again</a> in a moment, or go
          to <a href={url}>the original</a>.
        </p>
        <LinkWatch id={id} />
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      </div>
    );
  return (
    <div className="notice link-state">
      <p>
        {state === "unasked" && "This page has not been read yet."}
        {state === "refused" && (
          <>
            {reading ? "It could not be read again: " : "It could not be read: "}
            {refusal}
          </>
        )}{" "}
        The link is kept. <a href={url}>Read it at {site}</a>.
      </p>
      <PlainForm action={askReading} fields={{ id }}>
        <button type="submit" className="button">
          {state === "refused" ? "Try again" : "Read it here"}
        </button>
      </PlainForm>
    </div>
  );
}
