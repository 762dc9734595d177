import type { IncomingMessage, ServerResponse } from "node:http";
import { pageCaching } from "#lib/request-rules.ts";
import { takeAnswer, takeBegun } from "#lib/response-status.ts";

/**
 * Sets the status and headers that a server action asked for, and lets the browser keep personal pages for Back, but
 * nobody else. `id` is the request's.
 */
export function finishHead(request: IncomingMessage, response: ServerResponse, id: string): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  // Each that answers in turn hears of its end, we and Next; where an action leads on, Next does so twice. They end with it.
  response.setMaxListeners(20);
  // Whoever leaves before the head is written leaves nothing behind.
  response.once("close", () => [takeAnswer(id), takeBegun(id)]);
  response.writeHead = (given: number, ...rest: unknown[]) => {
    const wanted = takeAnswer(id);
    // What failed before any action began was a form that could not be read: whoever sent it is wrong, not we.
    const told = request.method === "POST" && !takeBegun(id) && given === 500 ? 400 : given;
    // A redirect stays one, and an error an error: it may only be told as the database's absence.
    const status = wanted && (given < 300 || (given >= 500 && wanted.status >= 500)) ? wanted.status : told;
    const caching = String(response.getHeader("cache-control") ?? "");
    // What says nothing of it (a redirect of Next's own) is for nobody else either.
    if (caching === "" || caching.includes("no-store"))
      response.setHeader("Cache-Control", pageCaching(request.url ?? ""));
    const varies = String(response.getHeader("vary") ?? "");
    if (!/\bcookie\b/i.test(varies)) response.setHeader("Vary", varies ? `${varies}, Cookie` : "Cookie");
    for (const [name, value] of Object.entries(wanted?.headers ?? {})) response.setHeader(name, value);
    if (status >= 400) response.setHeader("X-Request-Id", id);
    return writeHead(status, ...rest);
  };
}
