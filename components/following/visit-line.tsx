import { minutesText } from "#components/following/end-of-new.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { countText } from "#lib/following/counted.ts";
import type { Visit } from "#lib/following/visits.ts";

/** "4 new since Tuesday 09:12 · 30 minutes", with the ring as far closed as one has read. */
export function VisitLine({ since, fresh, now }: { since: Date; fresh: Visit["fresh"]; now: Date }) {
  const { posts, minutes, read } = fresh;
  return (
    <div className="status-line">
      <p>
        <Ring done={posts === 0 ? 1 : read / posts} />
        <span>
          <b>{posts === 0 ? "Nothing new" : `${countText(posts)} new`}</b> since <Moment at={since} now={now} />
          {posts > 0 && ` · ${minutesText(minutes)}`}
          {read > 0 && ` · ${read} read`}
        </span>
      </p>
    </div>
  );
}
