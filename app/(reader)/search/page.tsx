import type { Metadata } from "next";
import { SearchHits } from "#components/search/search-hits.tsx";
import { Link } from "#components/ui/link.tsx";
import { searchBriefings } from "#lib/search/queries.ts";
import { pageNumber } from "#lib/search/snippet.ts";

type Props = { searchParams: Promise<{ q?: string | string[]; page?: string }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = queryOf((await searchParams).q);
  return {
    title: query ? `Search: ${query}` : "Search",
    robots: { index: false },
    alternates: { canonical: "/search" },
  };
}

export default async function SearchPage({ searchParams }: Props) {
  const { q, page } = await searchParams;
  const query = queryOf(q);
  const found = await searchBriefings(query, { page: pageNumber(page) });
  const next = `/search?${new URLSearchParams({ q: query, page: String(found.page + 1) })}`;
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
      {query && found.hits.length === 0 && (
        <div className="empty">
          <p>Nothing was found for “{query}”. Try fewer or other words, or look through the topics.</p>
          <Link href="/tags" className="button">
            All topics
          </Link>
        </div>
      )}
      {found.hits.length > 0 && <SearchHits found={found} now={new Date()} />}
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

const queryOf = (q: string | string[] | undefined) => (typeof q === "string" ? q.trim().slice(0, 200) : "");
