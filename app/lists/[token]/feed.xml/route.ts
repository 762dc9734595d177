import { networkOf } from "#lib/accounts/network.ts";
import { FEED_SIZE, listFeed } from "#lib/bookmarks/list-feed.ts";
import { openPublicList } from "#lib/bookmarks/list-opens.ts";
import { feedRoute } from "#lib/feed-route.ts";

/** GET /lists/TOKEN/feed.xml: a public list as Atom, what was added latest first. */
export const GET = feedRoute(async ({ token }: { token: string }, request) => {
  const list = await openPublicList(token, networkOf(request.headers.get("x-briefing-client") ?? ""), {
    latest: FEED_SIZE,
  });
  return list && ("wait" in list ? list : listFeed(list, token));
});
