import { type CardItem, Cards } from "#components/posts/cards.tsx";
import { CaughtUp } from "#components/posts/caught-up.tsx";
import { Link } from "#components/ui/link.tsx";
import { encodeSpan, type Span } from "#lib/following/span.ts";

type Props = {
  items: CardItem[];
  /** Where the next page begins. */
  next: string | null;
  span: Span;
  /** How many were ranked, and the address of those that are older; null where these were all. */
  ranked: number;
  older: string | null;
  now: Date;
};

/** A page of the feed in the reader's own order, to the end of what is ranked. */
export function RankedFeed({ items, next, span, ranked, older, now }: Props) {
  return (
    <>
      <Cards items={items} now={now} />
      {next ? (
        <p className="older">
          <Link className="button" rel="next" href={`/?order=ranked&before=${next}&of=${encodeSpan(span)}`}>
            More
          </Link>
        </p>
      ) : (
        <CaughtUp>
          {older ? (
            <>
              These were the newest {ranked} in your order. <Link href={older}>What is older</Link> stands newest first.
            </>
          ) : (
            "This was everything that has been published, in your order."
          )}
        </CaughtUp>
      )}
    </>
  );
}
