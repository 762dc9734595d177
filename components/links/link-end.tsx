import { KeepForm } from "#components/highlights/keep-form.tsx";
import { LinkWords } from "#components/links/link-words.tsx";
import { OfferLine } from "#components/links/offer-line.tsx";
import { RoughDate } from "#components/links/rough-date.tsx";
import type { Topics } from "#components/links/topic-choice.tsx";
import { ReadButton } from "#components/reading/read-button.tsx";
import { Part } from "#components/ui/part.tsx";
import { PlainForm } from "#components/ui/plain-form.tsx";
import { arrange } from "#lib/bookmarks/actions.ts";
import { longDate } from "#lib/dates.ts";
import { askReading, removeSharedLink } from "#lib/links/actions.ts";
import { siteOf } from "#lib/links/address.ts";
import type { LinkPage, Reading } from "#lib/links/link.ts";
import type { Refused } from "#lib/response-status.ts";

type Props = {
  link: LinkPage;
  topics: Topics;
  /** What the form that keeps a passage was refused for. */
  refused: Refused | null;
};

/** What follows the text of a link: where it stops short, where it comes from, and what its reader can do with it. */
export function LinkEnd({ link, topics, refused }: Props) {
  const { id, title, reading, bookmark } = link;
  return (
    <div>
      <div data-reading-end />
      {reading?.truncated && <CutOff url={link.url} words={reading.truncatedWords} />}
      {reading && <Origin link={link} reading={reading} />}
      <div className="mt-6 flex flex-wrap gap-x-6 no-print">
        {reading && <ReadButton piece={{ sharedLinkId: id }} title={title} read={link.read} />}
        {bookmark && (
          <PlainForm action={arrange} fields={{ act: bookmark.archived ? "unarchive" : "archive", ids: bookmark.id }}>
            <button type="submit" className="text-button">
              {bookmark.archived ? "Take out of the archive" : "Archive"}
            </button>
          </PlainForm>
        )}
        {link.state === "read" && (
          <PlainForm action={askReading} fields={{ id }}>
            <button type="submit" className="text-button">
              Read it again from the original
            </button>
          </PlainForm>
        )}
        <PlainForm action={removeSharedLink} fields={{ id }}>
          <button type="submit" className="text-button">
            Remove
          </button>
        </PlainForm>
      </div>
      <OfferLine link={link} />
      {reading && (
        <Part of={["keep", { sharedLinkId: id }]} isKept={!refused}>
          {() => <KeepForm piece={{ sharedLinkId: id }} refused={refused} />}
        </Part>
      )}
      <LinkWords link={link} topics={topics} />
    </div>
  );
}

/** That there is more of it, and the way there. */
function CutOff({ url, words }: { url: string; words: string | null }) {
  return (
    <p className="notice mt-8">
      Cut off here by the original{words && <>: “{words}”</>}. <a href={url}>Read on at {siteOf(url)}</a>.
    </p>
  );
}

function Origin({ link, reading }: { link: LinkPage; reading: Reading }) {
  const { byline, published, site, canonical, readAt } = reading;
  const address = canonical ?? link.url;
  return (
    <p className="meta mt-8 wrap-anywhere">
      {byline ? `By ${byline}. ` : ""}
      {published && (
        <>
          First published on <RoughDate date={published} />.{" "}
        </>
      )}
      {site ?? siteOf(link.url)}: <a href={address}>{address}</a>. Read here on {longDate(new Date(readAt))}
      {link.url.startsWith("http:") &&
        ", asked for at a plain http address, which others on the way can read and change"}
      .
    </p>
  );
}
