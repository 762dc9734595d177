import { createHash } from "node:crypto";
import { atomFeed, type Feed } from "#lib/atom.ts";

type FeedRoute<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/**
 * Makes a GET route that answers an Atom feed under an address that is itself the permission: no session is read. `run`
 * gets the parts of the address and the request; null means that there is no such feed, or not any more, `wait` that it was
 * asked for too often and may be again in so many seconds. A reader that has the feed
 * already (If-None-Match, else If-Modified-Since; RFC 9110, 13.2.2) is told so with 304. It may be kept, but never
 * shown again unasked, so that a feed that was withdrawn is gone at once.
 */
export function feedRoute<Params>(
  run: (params: Params, request: Request) => Promise<Feed | { wait: number } | null>,
): FeedRoute<Params> {
  return async (request, { params }) => {
    const feed = await run(await params, request);
    const common = { "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex" };
    if (!feed)
      return new Response("There is no feed here.\n", {
        status: 404,
        headers: { ...common, "Content-Type": "text/plain; charset=utf-8" },
      });
    if ("wait" in feed)
      return new Response("That was a lot at once.\n", {
        status: 429,
        headers: { ...common, "Retry-After": String(feed.wait), "Content-Type": "text/plain; charset=utf-8" },
      });
    const body = atomFeed(feed);
    // Weak: the same feed goes out compressed and not.
    const tag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
    const headers = { ...common, ETag: tag, "Last-Modified": feed.updated.toUTCString() };
    if (hasAlready(request.headers, tag, feed.updated)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, "Content-Type": "application/atom+xml; charset=utf-8" } });
  };
}

function hasAlready(asked: Headers, tag: string, updated: Date): boolean {
  const known = asked.get("if-none-match");
  const opaque = (each: string) => each.trim().replace(/^W\//, "");
  if (known !== null) return known.trim() === "*" || known.split(",").some((each) => opaque(each) === opaque(tag));
  const since = Date.parse(asked.get("if-modified-since") ?? "");
  return Math.floor(updated.getTime() / 1000) * 1000 <= since;
}
