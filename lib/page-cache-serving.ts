import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "#lib/announcements.ts";
import { log, loggedPath } from "#lib/log.ts";
import { pageCache } from "#lib/page-cache.ts";
import { type Handler, pageRender } from "#lib/page-cache-render.ts";
import { type PageTag, pageKey } from "#lib/page-cache-rules.ts";
import { send, sendAtOnce } from "#lib/page-cache-send.ts";
import { remembering } from "#lib/remembering.ts";
import { isOwnHost } from "#lib/request-rules.ts";

type Site = { url: string; https: boolean; databaseUrl: string; megabytes: number; sessionCookie: string };

/**
 * What is the same for everybody is rendered once and sent from memory, until something that it shows is written, by
 * whichever instance or script. `handle` is Next's; `megabytes` is the most that is kept.
 */
export function keepPages(handle: Handler, { url, https, databaseUrl, megabytes, sessionCookie }: Site) {
  const cache = pageCache({
    maxBytes: megabytes * 1024 * 1024,
    render: pageRender(handle, { url, https }),
    onError: (error, key) =>
      log().error({ err: error, path: loggedPath(key.url) }, "a kept page could not be rendered"),
  });
  const stop = listen(databaseUrl, {
    changed: (tag) => cache.forget(tag as PageTag),
    connected: cache.trust,
    lost: cache.doubt,
  });
  const isOwn = remembering((host) => isOwnHost(host, url));
  const keyFor = (request: IncomingMessage) =>
    isOwn(request.headers.host ?? "") ? pageKey(request, sessionCookie) : null;
  return {
    stop,
    /** Answers from what is kept where that is there, ready to be sent; nothing is waited for. */
    answeredAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
      const key = keyFor(request);
      const found = key && cache.atOnce(key);
      return found !== null && sendAtOnce(request, response, found);
    },
    /** Answers from what is kept or is made to be kept; false where the page has to be made for this visitor. */
    async answered(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const key = keyFor(request);
      if (!key) return false;
      const found = await cache.get(key);
      // A failure is said by the page itself, with its number.
      if (found.answer.status >= 500) return false;
      await send(request, response, found);
      return true;
    },
  };
}
