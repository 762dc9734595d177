import { minutesText } from "#components/following/end-of-new.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { countText } from "#lib/following/counted.ts";
import { isFirstVisit } from "#lib/following/span.ts";
import type { Visit } from "#lib/following/visits.ts";

type Props = { visit: Pick<Visit, "since" | "began">; fresh: Visit["fresh"]; now: Date };

/** "4 new since Tuesday 09:12 · 30 minutes", with the ring as far closed as one has read. */
export function VisitLine({ visit, fresh, now }: Props) {
  const { posts, links, minutes, read } = fresh;
  const all = posts + links;
  if (all === 0 && isFirstVisit(visit)) {
    return (
      <div className="status-line">
        <p>
          <Ring done={1} />
          <span>
            <b>Your first visit</b> · what is new from now on will stand here
          </span>
        </p>
      </div>
    );
  }
  return (
    <div className="status-line">
      <p>
        <Ring done={all === 0 ? 1 : posts === 0 ? 0 : read / posts} />
        <span>
          <b>{all === 0 ? "Nothing new" : `${countText(all)} new`}</b> since <Moment at={visit.since} now={now} />
          {posts > 0 && ` · ${minutesText(minutes)}`}
          {links > 0 && ` · ${countText(links)} ${links === 1 ? "link" : "links"}`}
          {read > 0 && ` · ${read} read`}
        </span>
      </p>
    </div>
  );
}
