import type { Feed } from "#lib/atom.ts";
import type { SearchHit } from "#lib/search/hits-queries.ts";
import type { SavedSearch } from "#lib/search/saved-search.ts";
import { absolute } from "#lib/site.ts";

export const searchFeedPath = (token: string) => `/feeds/searches/${token}`;

/** What a kept search finds as a feed, newest first. `changed` is when the search itself was kept. */
export function searchFeed(search: SavedSearch & { createdAt: Date }, hits: SearchHit[]): Feed {
  const entries = hits.map(({ post: { id, slug, title, shortVersion, author, topic, publishedAt } }) => ({
    ...{ id: `urn:uuid:${id}`, title, url: absolute(`/posts/${slug}`), author: author.name, summary: shortVersion },
    ...{ topics: [topic.slug], published: new Date(publishedAt), updated: new Date(publishedAt) },
  }));
  return {
    id: `urn:uuid:${search.id}`,
    title: search.name,
    subtitle: `What the search “${search.query}” finds at AI Briefing`,
    self: absolute(searchFeedPath(search.feedToken ?? "")),
    alternate: absolute(`/searches/${search.id}`),
    updated: entries[0]?.updated ?? search.createdAt,
    entries,
  };
}
