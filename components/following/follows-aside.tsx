import { FollowButton } from "#components/following/follow-button.tsx";
import { Link } from "#components/ui/link.tsx";
import { countText } from "#lib/following/counted.ts";
import type { Followed } from "#lib/following/visits.ts";

/** What one follows, how much of each is new, and the way to stop. */
export function FollowsAside({ follows }: { follows: Followed[] }) {
  return (
    <aside className="aside" aria-labelledby="you-follow">
      <section>
        <h2 id="you-follow">You follow</h2>
        {follows.length === 0 && <p>Nothing yet.</p>}
        <ul>
          {follows.map(({ kind, id, key, name, fresh }) => (
            <li key={`${kind} ${id}`}>
              <Link href={kind === "topic" ? `/tags/${key}` : `/authors/${key}`}>
                <span>{name}</span>
                <span>{fresh === 0 ? "quiet" : `${countText(fresh)} new`}</span>
              </Link>
              <FollowButton kind={kind} id={id} name={name} following plain />
            </li>
          ))}
        </ul>
        <p className="mt-3">
          <Link href="/tags" className="text-button">
            Choose topics
          </Link>
        </p>
      </section>
      <section aria-labelledby="more-of-yours">
        <h2 id="more-of-yours">More of yours</h2>
        <ul>
          {MORE.map(({ href, name }) => (
            <li key={href}>
              <Link href={href}>
                <span>{name}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

const MORE = [
  { href: "/notices", name: "Notices" },
  { href: "/paths", name: "Reading paths" },
  { href: "/you", name: "Everything of yours" },
];
