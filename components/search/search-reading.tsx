import { Link } from "#components/ui/link.tsx";
import type { SearchPage } from "#lib/search/queries.ts";
import { type SearchLook, searchPath } from "#lib/search/saved-search.ts";

type Props = { found: SearchPage; query: string; look: SearchLook };

/** Where the hits are not of the query as typed: of what they are, and the way back. */
export function SearchReading({ found, query, look }: Props) {
  const { asked, instead, suggestion } = found;
  if (asked === "instead" && instead)
    return (
      <p className="notice">
        Nothing was found for “{query}”. These are results for{" "}
        <Link href={searchPath(instead, look)} className="font-semibold underline">
          {instead}
        </Link>
        . <AsTyped query={query} look={look} />
      </p>
    );
  if (asked === "most")
    return (
      <p className="notice">
        No briefing has all of these words. These have most of them. <AsTyped query={query} look={look} />
      </p>
    );
  if (!suggestion) return null;
  return (
    <p className="notice">
      Did you mean{" "}
      <Link href={searchPath(suggestion, look)} className="font-semibold underline">
        {suggestion}
      </Link>
      ?
    </p>
  );
}

function AsTyped({ query, look }: { query: string; look: SearchLook }) {
  return (
    <Link href={searchPath(query, { ...look, exactly: true, page: 1 })} className="underline">
      Search only for what was typed
    </Link>
  );
}
