import type { RequestListener, ServerResponse } from "node:http";
import { afterEach } from "vitest";
import { db } from "#lib/db.ts";
import { pollFeed } from "#lib/sources/poll-commands.ts";
import { serve } from "#lib/testing/web-servers.ts";

let count = 0;

/** A source feed that is due. */
export const aFeed = (url = `https://feeds.example/${++count}`, title = "Example") =>
  db().feed.create({ data: { url, title }, select: { id: true, url: true, title: true } });

/** Polls a feed as if it were due now; answers the feed as it is then. */
export async function pollNow({ id }: { id: string }) {
  await db().$executeRaw`UPDATE "Feed" SET "dueAt" = now() - interval '1 second' WHERE id = ${id}::uuid`;
  await pollFeed(id, new AbortController().signal);
  return db().feed.findUniqueOrThrow({ where: { id } });
}

/** What a host says to one request for a path. */
export type Say = (response: ServerResponse, path: string) => void;

/** Says a body, as a feed unless said otherwise. */
export const text = (body: string, headers: Record<string, string> = {}, status = 200): Say => {
  return (response) => response.writeHead(status, { "content-type": "application/rss+xml", ...headers }).end(body);
};

/** Servers of this machine for the tests of a file, each closed when its test is over. Call it once at the top. */
export function feedServers() {
  const servers: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  /** A server that answers as `answer` does. */
  async function site(answer: RequestListener) {
    const server = await serve(answer);
    servers.push(server);
    return server;
  }
  /** A feed whose host says one thing after the other, the last for ever; each request is kept with its headers. */
  async function feedThatSays(...says: Say[]) {
    const asked: Record<string, string | string[] | undefined>[] = [];
    let at = 0;
    const server = await site((request, response) => {
      asked.push({ ":path": request.url, ...request.headers });
      says[Math.min(at++, says.length - 1)]?.(response, request.url ?? "");
    });
    return { ...server, asked, feed: await aFeed(`${server.url}/feed.xml`) };
  }
  return { site, feedThatSays };
}
