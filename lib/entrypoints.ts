import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { readBuiltRoutes } from "#lib/built-routes.ts";
import { log } from "#lib/log.ts";

// A request for a page passes two servers of Next's on its way to what makes it: one that asks for rewrites and files, one
// that asks for translations, caches and fallbacks. We have none of these, and they cost a fifth of an empty page. Next
// documents the way past them, for who hosts its builds ("Invoking Entrypoints" in its own documentation): a route's
// file exports `handler`. Decision 30.

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What the file of a route exports, as Next documents it. */
type Entrypoint = {
  handler: (
    request: IncomingMessage,
    response: ServerResponse,
    context: { waitUntil: (promise: Promise<unknown>) => void; requestMeta: { initURL: string; initProtocol: string } },
  ) => Promise<unknown>;
};

/** Paths that Next neither rewrites nor reads in another way than they are written, as it does what ends in `.rsc`. */
const PLAIN = /^(?:\/[A-Za-z0-9-][\w.-]*)+(?<!\.rsc)$|^\/$/;

/** A query by which Next's servers tell each other the parameters of a route (`nxtPslug`); from anybody else they leave it out. */
const TELLS_PARAMETERS = /[?&](?:n|%6e)(?:x|%78)(?:t|%74)/i;

/**
 * Has the route itself answer who wants a document, a picture, a feed or JSON; all else goes to `next`, as before: actions,
 * files, what Next's own script fetches of a page, unusual addresses, what is not there. `folder` is that of the project,
 * `siteUrl` its own address without a path.
 */
export function byEntrypoint(folder: string, siteUrl: string, next: Handler): Handler {
  const { routeOf, fileOf } = readBuiltRoutes(folder);
  const initProtocol = new URL(siteUrl).protocol.slice(0, -1);
  const load = createRequire(join(folder, ".next", "server", "entrypoints.js"));
  return async (request, response) => {
    const { method, headers, url = "/" } = request;
    const path = url.split("?", 1)[0] ?? "/";
    const isPlain = (method === "GET" || method === "HEAD") && headers.rsc === undefined && PLAIN.test(path);
    const file = isPlain && !TELLS_PARAMETERS.test(url) ? fileOf(routeOf(path) ?? "") : undefined;
    if (!file) return next(request, response);
    const { handler } = load(`./${file}`) as Entrypoint;
    await handler(request, response, {
      waitUntil: noteLate,
      requestMeta: { initURL: siteUrl + url, initProtocol },
    });
  };
}

/** Next hands over what it does after an answer. Nobody waits for it: the process goes on anyway. */
function noteLate(promise: Promise<unknown>) {
  promise.catch((error: unknown) => log().error({ err: error }, "what came after an answer failed"));
}
