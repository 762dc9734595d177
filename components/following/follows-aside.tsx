import { FollowButton } from "#components/following/follow-button.tsx";
import { SavedSearches, type ShownSearch } from "#components/search/saved-searches.tsx";
import { Link } from "#components/ui/link.tsx";
import { Part } from "#components/ui/part.tsx";
import { countText } from "#lib/following/counted.ts";
import type { Followed } from "#lib/following/visits.ts";

type Props = {
  follows: Followed[];
  /** The mutes that hide something new: what is followed and muted stays out while it is muted. */
  muted: { kind: string; key: string }[];
  searches: ShownSearch[];
};

/** What one follows, how much of each is new, and the way to stop. */
export function FollowsAside(props: Props) {
  return (
    <Part as="aside" className="aside" aria-labelledby="you-follow" of={["follows", props]}>
      {() => <Yours {...props} />}
    </Part>
  );
}

function Yours({ follows, muted, searches }: Props) {
  const isMuted = (followed: Followed) => muted.some(({ kind, key }) => kind === followed.kind && key === followed.key);
  const news = (followed: Followed) => {
    if (isMuted(followed)) return "muted";
    return followed.fresh === 0 ? "quiet" : `${countText(followed.fresh)} new`;
  };
  return (
    <>
      <section>
        <h2 id="you-follow">You follow</h2>
        {follows.length === 0 && <p>Nothing yet.</p>}
        <ul>
          {follows.map((followed) => (
            <li key={`${followed.kind} ${followed.id}`}>
              <Link href={placeOf(followed)}>
                <span>{followed.name}</span>
                <span>{news(followed)}</span>
              </Link>
              <FollowButton kind={followed.kind} id={followed.id} name={followed.name} following plain />
            </li>
          ))}
        </ul>
        <p className="mt-3 flex flex-wrap gap-x-5">
          <Link href="/tags" className="text-button">
            Choose topics
          </Link>
          <Link href="/sources" className="text-button">
            Choose sources
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
      <SavedSearches searches={searches} />
    </>
  );
}

const placeOf = ({ kind, key }: Followed) =>
  ({ topic: `/tags/${key}`, author: `/authors/${key}`, source: `/sources#source-${key}` })[kind];

const MORE = [
  { href: "/notices", name: "Notices" },
  { href: "/paths", name: "Reading paths" },
  { href: "/you", name: "Everything of yours" },
];
