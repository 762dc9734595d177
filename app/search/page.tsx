import { headers } from "next/headers";
import { SearchMutes } from "#components/mutes/search-mutes.tsx";
import { FoundLinks } from "#components/search/found-links.tsx";
import { FoundNotes } from "#components/search/found-notes.tsx";
import { KeepSearch } from "#components/search/keep-search.tsx";
import { SavedSearches } from "#components/search/saved-searches.tsx";
import { SearchForm } from "#components/search/search-form.tsx";
import { SearchHits } from "#components/search/search-hits.tsx";
import { SearchReading } from "#components/search/search-reading.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { refusedForm } from "#lib/response-status.ts";
import { findSavedLinks } from "#lib/search/link-queries.ts";
import { findNotes } from "#lib/search/note-queries.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { parseQuery } from "#lib/search/query.ts";
import { orderOf, searchPath } from "#lib/search/saved-search.ts";
import { listSavedSearches } from "#lib/search/saved-search-queries.ts";
import { canonical } from "#lib/search/scope.ts";
import { pageNumber } from "#lib/search/snippet.ts";

type Asked = { q?: string | string[]; page?: string; muted?: string; order?: string; as?: string };
type Props = { searchParams: Promise<Asked> };

export default async function SearchPage({ searchParams }: Props) {
  const [{ q, page, muted, order: wanted, as }, reader, request] = await Promise.all([
    searchParams,
    viewer(),
    headers(),
  ]);
  const sent = request.get("x-briefing-request");
  const query = queryOf(q);
  const [order, at, exactly] = [orderOf(wanted), pageNumber(page), as === "typed"];
  const looking = listReader(reader, muted);
  const [found, links, notes, searches] = await Promise.all([
    searchBriefings(query, looking, { page: at, order, exactly }),
    at === 1 ? findSavedLinks(query, reader?.id) : [],
    at === 1 ? findNotes(query, looking) : [],
    reader ? listSavedSearches(reader.id) : [],
  ]);
  const look = { order, exactly, muted: looking?.seeMuted === true };
  const kept = searches.find((search) => search.query === canonical(query));
  const now = new Date();
  return (
    <div className="max-w-[47rem]">
      <PageHead title={query ? `Search: ${query}` : "Search"} path="/search" hidden />
      <div className="head">
        <h1>Search</h1>
        <SearchForm query={query} look={look} found={found} signedIn={reader !== null} />
      </div>
      {query && <SearchReading found={found} query={query} look={look} />}
      {query && reader && !found.asksNothing && (
        <KeepSearch query={query} order={order} kept={kept} refused={refusedForm(sent, "keep-search")} />
      )}
      {query && !found.asksNothing && found.hits.length + found.hidden + links.length + notes.length === 0 && (
        <div className="empty">
          <p>
            {found.cut
              ? `Nothing was found for “${query}” among the newest. Older ones were not looked through. Add a word that fewer briefings have, or dates.`
              : `Nothing was found for “${query}”. Try fewer or other words, or look through the topics.`}
          </p>
          <Link href="/tags" className="button">
            All topics
          </Link>
        </div>
      )}
      {found.hits.length > 0 && <SearchHits found={found} order={order} now={now} />}
      <SearchMutes
        query={query}
        words={plainWords(query)}
        found={found}
        look={look}
        signedIn={reader !== null}
        refused={refusedForm(sent, "mute")}
      />
      {found.more && (
        <p className="older">
          <Link href={searchPath(query, { ...look, page: found.page + 1 })} rel="next" className="button">
            More results
          </Link>
        </p>
      )}
      <FoundLinks links={links} now={now} />
      <FoundNotes notes={notes} />
      {!query && (
        <div className="aside">
          <SavedSearches searches={searches.map(({ id, name }) => ({ id, name, fresh: null }))} />
        </div>
      )}
    </div>
  );
}

/** What was searched for, without its operators. */
const plainWords = (query: string) =>
  parseQuery(query)
    .groups.flat()
    .filter(({ negated }) => !negated)
    .map(({ text }) => text)
    .join(" ");

const queryOf = (q: string | string[] | undefined) => (typeof q === "string" ? q.trim().slice(0, 200) : "");
