import { SearchField } from "#components/search/search-field.tsx";
import { SearchHelp } from "#components/search/search-help.tsx";
import { Link } from "#components/ui/link.tsx";
import type { SearchPage } from "#lib/search/queries.ts";
import { ORDERS, type SearchLook, searchPath } from "#lib/search/saved-search.ts";
import { inSaved, isInSaved } from "#lib/search/scope.ts";

type Props = { query: string; look: SearchLook; found: SearchPage; signedIn: boolean };

/** The field with what could not be understood beside it, where to search, and in which order. */
export function SearchForm({ query, look, found, signedIn }: Props) {
  const { order = "best" } = look;
  const { problems, asksNothing } = found;
  const saved = isInSaved(query);
  return (
    <search>
      <form action="/search" className="search-form">
        <SearchField key={query} query={query} describedBy={problems.length > 0 ? "search-problems" : undefined} />
        {order === "newest" && <input type="hidden" name="order" value="newest" />}
        <button type="submit" className="button is-primary">
          Search
        </button>
      </form>
      {problems.length > 0 && (
        <ul id="search-problems" className="search-problems">
          {problems.map(({ message, fix }) => (
            <li key={message}>
              {message}
              {fix && (
                <>
                  {" "}
                  <Link href={searchPath(fix, look)}>Search for {fix}</Link>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="search-ways">
        {signedIn && (
          <p>
            <Way here={!saved} href={searchPath(inSaved(query, false), { order })} name="Everything" />
            <Way here={saved} href={searchPath(inSaved(query, true), { order })} name="In my saved" />
          </p>
        )}
        {query && !asksNothing && (
          <p>
            {ORDERS.map((each) => (
              <Way
                key={each}
                here={each === order}
                href={searchPath(query, { ...look, order: each, page: 1 })}
                name={each === "best" ? "Best first" : "Newest first"}
              />
            ))}
          </p>
        )}
        <SearchHelp />
      </div>
    </search>
  );
}

function Way({ here, href, name }: { here: boolean; href: string; name: string }) {
  return (
    <Link href={href} className={here ? "text-button is-on" : "text-button"} aria-current={here ? "true" : undefined}>
      {name}
    </Link>
  );
}
