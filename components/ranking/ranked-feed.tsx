import { CaughtUp } from "#components/posts/caught-up.tsx";
import { Lead } from "#components/posts/lead.tsx";
import { PostCard } from "#components/posts/post-card.tsx";
import { Why } from "#components/ranking/why.tsx";
import { Link } from "#components/ui/link.tsx";
import { encodeSpan, type Span } from "#lib/following/span.ts";
import type { ListItem } from "#lib/posts/post.ts";
import type { Receipt } from "#lib/ranking/receipt.ts";

type Item = { post: ListItem; receipt: Receipt };

/** The first of a ranked feed, with its cover. */
export function RankedLead({ item: { post, receipt }, now }: { item: Item; now: Date }) {
  return <Lead post={post} now={now} why={<Why title={post.title} receipt={receipt} />} />;
}

type Props = {
  items: Item[];
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
      {items.map(({ post, receipt }) => (
        <PostCard key={post.id} post={post} now={now} why={<Why title={post.title} receipt={receipt} />} />
      ))}
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
