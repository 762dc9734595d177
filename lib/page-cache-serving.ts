import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "#lib/announcements.ts";
import { log, loggedPath } from "#lib/log.ts";
import { pageCache } from "#lib/page-cache.ts";
import { type Handler, pageRender } from "#lib/page-cache-render.ts";
import { type Asked, type PageTag, pageKey } from "#lib/page-cache-rules.ts";
import { type Reply, replyAtOnce, replyInTime, send } from "#lib/page-cache-send.ts";
import { remembering } from "#lib/remembering.ts";
import { isOwnHost, isPlainBehindTls } from "#lib/request-rules.ts";

type Site = {
  url: string;
  https: boolean;
  /** How many proxies in front are believed. */
  TRUST_PROXY: number;
  databaseUrl: string;
  megabytes: number;
  sessionCookie: string;
};

/**
 * What is the same for everybody is rendered once and sent from memory, until something that it shows is written, by
 * whichever instance or script. `handle` is what makes pages; `megabytes` is the most that is kept.
 */
export function keepPages(handle: Handler, site: Site) {
  const { url, https, databaseUrl, megabytes, sessionCookie } = site;
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
  const keyFor = (asked: Asked) =>
    isOwn(asked.headers.host ?? "") && !isPlainBehindTls(asked.headers, site) ? pageKey(asked, sessionCookie) : null;

  /** The reply to a request from what is kept, where that is there, ready to be sent; nothing is waited for. */
  function readyFor(asked: Asked): Reply | null {
    const key = keyFor(asked);
    const found = key && cache.atOnce(key);
    return found && replyAtOnce(asked, found);
  }

  return {
    stop,
    readyFor,
    /** Answers from what lies ready; false, and nothing is sent, where nothing does. */
    answeredAtOnce(request: IncomingMessage, response: ServerResponse): boolean {
      const reply = readyFor(request);
      if (reply) send(response, reply);
      return reply !== null;
    },
    /** Answers from what is kept or is made to be kept; false where the page has to be made for this visitor. */
    async answered(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const key = keyFor(request);
      if (!key) return false;
      const found = await cache.get(key);
      // A failure is said by the page itself, with its number.
      if (found.answer.status >= 500) return false;
      send(response, await replyInTime(request, found));
      return true;
    },
  };
}
