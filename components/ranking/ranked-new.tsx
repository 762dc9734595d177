import { EndOfNew, minutesText } from "#components/following/end-of-new.tsx";
import { type CardItem, Cards, plainItems } from "#components/posts/cards.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Account } from "#lib/following/left-out.ts";
import { encodeSpan, isFirstVisit, type Span } from "#lib/following/span.ts";
import { MINUTES } from "#lib/ranking/budget.ts";
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
  /** Where there are minutes and more than fits into them: what it takes with the next piece. */
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
      {needed !== null && <MoreThanFits needed={needed} taken={items.length === 0 ? 0 : minutes} />}
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

/** That more is new than fits into the minutes, and what it needs: `needed` minutes in all with the next one. */
function MoreThanFits({ needed, taken }: { needed: number; taken: number }) {
  const isChoice = needed <= MINUTES.most;
  return (
    <div className="empty border-t-0!">
      <p>
        {taken === 0
          ? `Nothing fits into your minutes. The most important new briefing takes ${minutesText(needed)}.`
          : `There is more. The next briefing takes ${minutesText(needed - taken)}: with it you need ${needed} in all.`}
      </p>
      <Link className="button" href={isChoice ? `/following?minutes=${needed}` : "/following"}>
        {isChoice ? `Take ${minutesText(needed)}` : "Take all the time it needs"}
      </Link>
    </div>
  );
}
