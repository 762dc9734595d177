import { When } from "#components/ui/when.tsx";
import { untilDate } from "#lib/dates.ts";
import { type DeskFeed, healthOf } from "#lib/sources/feed.ts";

/** How a feed is: well, failing and why, or no more asked, and when it is asked next. */
export function FeedHealth({ feed, now }: { feed: DeskFeed; now: Date }) {
  const health = healthOf(feed);
  const next = feed.dueAt <= now ? "it is read in a moment" : `next read ${untilDate(feed.dueAt, now)}`;
  if (health === "new") return <>Not read yet · {next}</>;
  if (health === "ok")
    return (
      <>
        OK, read <When at={(feed.polledAt ?? feed.createdAt).toISOString()} now={now} /> · {next}
      </>
    );
  if (health === "failing")
    return (
      <span className="refusal">
        Failing since <When at={(feed.failingSince ?? now).toISOString()} now={now} />: {feed.lastError} ({next})
      </span>
    );
  return health === "gone" ? <span className="refusal">Gone: {feed.lastError} It is asked no more.</span> : <>Paused</>;
}
