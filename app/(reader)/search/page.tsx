import type { Metadata } from "next";
import { SearchMutes } from "#components/mutes/search-mutes.tsx";
import { SearchHits } from "#components/search/search-hits.tsx";
import { Link } from "#components/ui/link.tsx";
import { viewer } from "#lib/accounts/session.ts";
import { listReader } from "#lib/mutes/mute.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { parseQuery } from "#lib/search/query.ts";
import { pageNumber } from "#lib/search/snippet.ts";

type Props = { searchParams: Promise<{ q?: string | string[]; page?: string; muted?: string }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = queryOf((await searchParams).q);
  return {
    title: query ? `Search: ${query}` : "Search",
    robots: { index: false },
    alternates: { canonical: "/search" },
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const [{ q, page, muted }, reader] = await Promise.all([searchParams, viewer()]);
  const query = queryOf(q);
  const looking = listReader(reader, muted);
  const found = await searchBriefings(query, looking, { page: pageNumber(page) });
  const seeing: Record<string, string> = looking?.seeMuted ? { muted: "show" } : {};
  const next = `/search?${new URLSearchParams({ q: query, page: String(found.page + 1), ...seeing })}`;
  return (
    <div className="max-w-[47rem]">
      <div className="head">
        <h1>Search</h1>
        <search>
          <form action="/search" className="search-form">
            <input
              type="search"
              name="q"
              defaultValue={query}
              aria-label="Search all briefings"
              maxLength={200}
              required
            />
            <button type="submit" className="button is-primary">
              Search
            </button>
          </form>
        </search>
        <p className="meta">Words, “exact phrases”, -without, this OR that.</p>
      </div>
      {query && found.hits.length === 0 && found.hidden === 0 && (
        <div className="empty">
          <p>Nothing was found for “{query}”. Try fewer or other words, or look through the topics.</p>
          <Link href="/tags" className="button">
            All topics
          </Link>
        </div>
      )}
      {found.hits.length > 0 && <SearchHits found={found} now={new Date()} />}
      <SearchMutes query={query} words={plainWords(query)} found={found} signedIn={reader !== null} />
      {found.more && (
        <p className="older">
          <Link href={next} rel="next" className="button">
            More results
          </Link>
        </p>
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
