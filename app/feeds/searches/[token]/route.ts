import { feedRoute } from "#lib/feed-route.ts";
import { searchBriefings } from "#lib/search/queries.ts";
import { findFeedSearch } from "#lib/search/saved-search-queries.ts";
import { searchFeed } from "#lib/search/search-feed.ts";

/** GET /feeds/searches/TOKEN: what a kept search finds, for whoever has its address, as its reader would find it. */
export const GET = feedRoute<{ token: string }>(async ({ token }) => {
  const found = await findFeedSearch(token);
  if (!found) return null;
  const { hits } = await searchBriefings(found.search.query, found.reader, { order: "newest", exactly: true });
  return searchFeed(found.search, hits);
});
