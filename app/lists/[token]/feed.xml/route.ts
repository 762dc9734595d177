import { FEED_SIZE, listFeed } from "#lib/bookmarks/list-feed.ts";
import { findPublicList } from "#lib/bookmarks/list-queries.ts";
import { feedRoute } from "#lib/feed-route.ts";

/** GET /lists/TOKEN/feed.xml: a public list as Atom, what was added latest first. */
export const GET = feedRoute(async ({ token }: { token: string }) => {
  const list = await findPublicList(token, { latest: FEED_SIZE });
  return list && listFeed(list, token);
});
