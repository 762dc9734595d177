import { FeedHealth } from "#components/sources/feed-health.tsx";
import { Link } from "#components/ui/link.tsx";
import { type DeskFeed, pace } from "#lib/sources/feed.ts";

/** Source feeds, a row for each with how it is. */
export function FeedList({ feeds, now }: { feeds: DeskFeed[]; now: Date }) {
  return (
    <ul className="rows">
      {feeds.map((feed) => (
        <li key={feed.id}>
          <div>
            <Link href={`/desk/sources/${feed.id}`} className="row-title">
              {feed.title}
            </Link>
            <p className="text-small text-quiet">
              {hostOf(feed.siteUrl ?? feed.url)} · {feed.items === 1 ? "1 item" : `${feed.items} items`}
              {feed.succeededAt && ` · ${pace(feed.perWeek)}`}
              {feed.followers > 0 && ` · ${feed.followers} following`}
            </p>
            <p className="text-small text-grey">
              <FeedHealth feed={feed} now={now} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

const hostOf = (url: string) => (URL.parse(url)?.host ?? url).replace(/^www\./, "");
