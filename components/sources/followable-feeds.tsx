import { FollowButton } from "#components/following/follow-button.tsx";
import { When } from "#components/ui/when.tsx";
import { pace } from "#lib/sources/feed.ts";
import type { FollowableFeed } from "#lib/sources/follow-queries.ts";

/** Source feeds to follow, a row for each with what it had last. */
export function FollowableFeeds({ feeds, now }: { feeds: FollowableFeed[]; now: Date }) {
  return (
    <ul className="rows pt-4">
      {feeds.map(({ id, title, siteUrl, description, perWeek, latest, followed }) => (
        <li key={id} id={`source-${id}`}>
          <div className="flex-1 basis-64">
            <h2 className="text-base">
              {siteUrl ? (
                <a href={siteUrl} rel="noreferrer noopener">
                  {title}
                </a>
              ) : (
                title
              )}
            </h2>
            {description && <p className="line-clamp-2 text-small text-grey">{description}</p>}
            <p className="text-small text-quiet first-letter:uppercase">
              {pace(perWeek)}
              {latest && (
                <>
                  {" · "}
                  <When at={new Date(latest.publishedAt).toISOString()} now={now} />:{" "}
                  <a href={latest.url} rel="noreferrer noopener">
                    {latest.title}
                  </a>
                </>
              )}
            </p>
          </div>
          <FollowButton kind="source" id={id} name={title} following={followed} />
        </li>
      ))}
    </ul>
  );
}
