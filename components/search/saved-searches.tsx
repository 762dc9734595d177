import { Link } from "#components/ui/link.tsx";
import { MOST_FRESH } from "#lib/search/saved-search.ts";

/** A kept search with how many new briefings it found; null where that is not told. */
export type ShownSearch = { id: string; name: string; fresh: number | null };

/** The searches that a reader keeps, in the aside. */
export function SavedSearches({ searches }: { searches: ShownSearch[] }) {
  if (searches.length === 0) return null;
  return (
    <section aria-labelledby="your-searches">
      <h2 id="your-searches">Your searches</h2>
      <ul>
        {searches.map(({ id, name, fresh }) => (
          <li key={id}>
            <Link href={`/searches/${id}`}>
              <span>{name}</span>
              {fresh !== null && <span>{told(fresh)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function told(fresh: number): string {
  if (fresh === 0) return "quiet";
  return fresh >= MOST_FRESH ? `${MOST_FRESH} or more new` : `${fresh} new`;
}
