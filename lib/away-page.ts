import type { ServerResponse } from "node:http";
import { isAway } from "#lib/response-status.ts";
import { serverPage } from "#lib/server-page.ts";

/**
 * Next's page for a failure of the whole frame is empty without a script. When the database is away, this one is sent in
 * its place: it says what happened, and that nobody was signed out. Call it after everything else that wraps the response.
 */
export function sayAway(response: ServerResponse, id: string, nonce: string): void {
  const { write, end, flushHeaders } = response;
  const isReplaced = () =>
    !response.headersSent &&
    response.statusCode >= 500 &&
    String(response.getHeader("content-type")).startsWith("text/html") &&
    isAway(id);
  // Next sends the head before the first part of a page.
  response.flushHeaders = () => {
    if (!isReplaced()) flushHeaders.call(response);
  };
  response.write = ((...args: Parameters<typeof write>) =>
    isReplaced() ? true : write.apply(response, args)) as typeof write;
  response.end = ((...args: Parameters<typeof end>) => {
    if (!isReplaced()) return end.apply(response, args);
    response.write = write;
    response.end = end;
    response.flushHeaders = flushHeaders;
    for (const name of ["Content-Length", "ETag"]) response.removeHeader(name);
    return response.end(page(id, nonce));
  }) as typeof end;
}

/** What a form is answered while too many others wait. Going back keeps what was typed. */
export const busyPage = (nonce: string) =>
  serverPage(
    "A lot at once",
    `<p>Many people are sending something to AI Briefing just now. Yours was not taken, and nothing was changed.</p>
<p>Go back, wait a few seconds and send it again.</p>`,
    nonce,
  );

const page = (id: string, nonce: string) =>
  serverPage(
    "AI Briefing is not available right now",
    `<p>The database does not answer. Nothing of yours is lost, and you are still signed in. Try again in a moment.</p>
<p><a href="">Try again</a></p><p>If you report it, name this number: ${id}</p>`,
    nonce,
  );
