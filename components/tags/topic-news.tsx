import { Moment } from "#components/ui/moment.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { LOOKED_AT, type TopicAbout } from "#lib/tags/topic.ts";

/** "3 new since Tuesday 09:12 · 24 minutes"; for who is signed out what the last 30 days brought. */
export function TopicNews({ fresh, now }: { fresh: TopicAbout["fresh"]; now: Date }) {
  const { since, posts, minutes } = fresh;
  const many = posts >= LOOKED_AT ? `${LOOKED_AT} or more` : String(posts);
  return (
    <div className="status-line">
      <p>
        <Ring done={posts === 0 ? 1 : 0.72} />
        <span>
          <b>{posts === 0 ? "Nothing new" : `${many} new`}</b>{" "}
          {since ? (
            <>
              since <Moment at={new Date(since)} now={now} />
            </>
          ) : (
            "in the last 30 days"
          )}
          {posts > 0 && posts < LOOKED_AT && ` · ${minutes === 1 ? "1 minute" : `${minutes} minutes`}`}
        </span>
      </p>
    </div>
  );
}
