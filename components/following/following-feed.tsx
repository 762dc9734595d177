import type { ReactNode } from "react";
import { EndOfNew } from "#components/following/end-of-new.tsx";
import { Cards, plainItems } from "#components/posts/cards.tsx";
import { Older } from "#components/posts/older.tsx";
import { Link } from "#components/ui/link.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { Account } from "#lib/following/left-out.ts";
import { encodeSpan, isFirstVisit } from "#lib/following/span.ts";
import type { Visit } from "#lib/following/visits.ts";
import type { OlderList } from "#lib/posts/addresses.ts";
import type { ListItem } from "#lib/posts/post.ts";
import type { LinkSummary } from "#lib/sources/link.ts";

type Props = {
  items: (ListItem | LinkSummary)[];
  older: OlderList | null;
  /** What the reader's mutes hid of this page. */
  muted: ReactNode;
  visit: Visit;
  account: Account;
  /** What the new ones take to read. */
  minutes: number;
  /** The date of the last piece of the page before; null on the first page. */
  after: Date | null;
  now: Date;
};

/**
 * What is new, then the line and the end of it, then what was there before. The end stands on the page that the line
 * falls on; the pages after it hold only older pieces.
 */
export function FollowingFeed({ items, older, muted, visit, account, minutes, after, now }: Props) {
  const since = visit.since.toISOString();
  const fresh = items.filter((post) => post.publishedAt > since);
  const earlier = items.slice(fresh.length);
  const beginsAboveLine = after === null || after > visit.since;
  const lineIsHere = beginsAboveLine && (earlier.length > 0 || older === null);
  const lineIsToCome = beginsAboveLine && !lineIsHere;
  const cards = (entries: (ListItem | LinkSummary)[]) =>
    entries.length > 0 && <Cards items={plainItems(entries)} now={now} from="following" />;
  return (
    <>
      {cards(fresh)}
      {lineIsHere && (
        <>
          {account.shown > 0 && (
            <p className="line-across">
              <span>
                New since <Moment at={visit.since} now={now} /> ends here
              </span>
            </p>
          )}
          <EndOfNew account={account} minutes={minutes} first={isFirstVisit(visit)} />
        </>
      )}
      {earlier.length > 0 && lineIsHere && <h2 className="section-title">Earlier in what you follow</h2>}
      {cards(earlier)}
      {muted}
      {older && !lineIsToCome && <Older {...older} end={<Bottom />} />}
      {older && lineIsToCome && <OlderPage href={`${older.href}&of=${encodeSpan(visit)}`} />}
      {!older && items.length > 0 && <Bottom />}
    </>
  );
}

/** While the line is still to come the next page is a page of its own, which draws it: where it stands on this one. */
function OlderPage({ href }: { href: string }) {
  return (
    <p className="older">
      <Link className="button" href={href} rel="next">
        Older
      </Link>
    </p>
  );
}

function Bottom() {
  return <p className="older text-quiet">This was everything in what you follow.</p>;
}
