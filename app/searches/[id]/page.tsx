import { SignedOut } from "#components/accounts/signed-out.tsx";
import { HiddenLine } from "#components/mutes/muted-line.tsx";
import { SearchHits } from "#components/search/search-hits.tsx";
import { SearchSettings } from "#components/search/search-settings.tsx";
import { PageHead } from "#components/shell/page-head.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { searchPath } from "#lib/search/saved-search.ts";
import { findSavedSearch } from "#lib/search/saved-search-queries.ts";
import { searchFeedPath } from "#lib/search/search-feed.ts";
import { absolute } from "#lib/site.ts";
import { nothingHere } from "../../nothing-here.tsx";

export default async function SavedSearchPage({ params }: { params: Promise<{ id: string }> }) {
  const [reader, { id }] = await Promise.all([viewer(), params]);
  if (!reader) {
    return (
      <SignedOut title="A search of yours" returnTo={`/searches/${encodeURIComponent(id)}`}>
        A search that was kept: what it finds, and what is new in it.
      </SignedOut>
    );
  }
  const search = await findSavedSearch(reader.id, id);
  if (!search) return nothingHere();
  const looking = listReader(reader);
  const found = await searchBriefings(search.query, looking, { order: search.order, exactly: true });
  return (
    <>
      <PageHead title="A search of yours" hidden />
      <div className="head">
        <p className="topic">Your search</p>
        <h1>{search.name}</h1>
        <p className="meta">
          <Link href={searchPath(search.query, { order: search.order })}>{search.query}</Link>
        </p>
        {found.problems.map(({ message }) => (
          <p key={message} className="refusal">
            {message}
          </p>
        ))}
      </div>
      <div className="with-aside">
        <div className="max-w-[47rem]">
          {found.hits.length === 0 && found.hidden === 0 && (
            <div className="empty">
              <p>Nothing yet. What is published from now on and fits will stand here.</p>
            </div>
          )}
          {found.hits.length > 0 && <SearchHits found={found} order={search.order} now={new Date()} />}
          {found.hidden > 0 && (
            <HiddenLine hidden={found.hidden} show={searchPath(search.query, { order: search.order, muted: true })} />
          )}
          {found.more && (
            <p className="older">
              <Link href={searchPath(search.query, { order: search.order, page: 2 })} rel="next" className="button">
                More results
              </Link>
            </p>
          )}
        </div>
        <SearchSettings search={search} feed={search.feedToken && absolute(searchFeedPath(search.feedToken))} />
      </div>
    </>
  );
}
