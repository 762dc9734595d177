import { EndOfNew } from "#components/following/end-of-new.tsx";
import { type CardItem, Cards, plainItems } from "#components/posts/cards.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Account } from "#lib/following/left-out.ts";
import { encodeSpan, isFirstVisit, type Span } from "#lib/following/span.ts";
import type { LinkSummary } from "#lib/sources/link.ts";

type Props = {
  items: CardItem[];
  /** Where the next page begins; null when this is the last of what is new. */
  next: string | null;
  /** What is new from source feeds, on the last page. */
  links: LinkSummary[];
  span: Span;
  account: Account;
  /** What the shown take to read, over all pages. */
  minutes: number;
  /** Where there are minutes that are too few for the first piece: what it takes. */
  needed: number | null;
  /** The address of what was there before the line. */
  earlier: string;
  now: Date;
};

/** What is new in what one follows, in the reader's own order, to its end. What was there before is a link away. */
export function RankedNew({ items, next, links, span, account, minutes, needed, earlier, now }: Props) {
  return (
    <>
      {items.length > 0 && <Cards items={items} now={now} from="following" />}
      {needed !== null && items.length === 0 && (
        <div className="empty border-t-0!">
          <p>The most important new briefing takes {needed} minutes.</p>
          <Link className="button" href={`/following?minutes=${needed}`}>
            Take {needed} minutes
          </Link>
        </div>
      )}
      {next ? (
        <p className="older">
          <Link className="button" rel="next" href={`/following?order=ranked&before=${next}&of=${encodeSpan(span)}`}>
            More that is new
          </Link>
        </p>
      ) : (
        <>
          {links.length > 0 && <h2 className="section-title">Links from your sources, newest first</h2>}
          {links.length > 0 && <Cards items={plainItems(links)} now={now} />}
          <EndOfNew account={account} minutes={minutes} first={isFirstVisit(span)} />
          <p className="older">
            <Link className="button" href={earlier}>
              Earlier in what you follow
            </Link>
          </p>
        </>
      )}
    </>
  );
}
