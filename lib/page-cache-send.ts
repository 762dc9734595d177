import type { IncomingMessage, ServerResponse } from "node:http";
import fresh from "fresh";
import Negotiator from "negotiator";
import type { Found } from "#lib/page-cache.ts";
import { type Answer, ENCODINGS, type Encoding, type Sent } from "#lib/page-cache-answer.ts";
import { remembering } from "#lib/remembering.ts";

/** The encoding to send to whoever accepts this. */
export const encodingFor = remembering((accepted): Encoding => {
  const acceptable = new Negotiator({ headers: { "accept-encoding": accepted } }).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => acceptable.includes(encoding)) ?? "identity";
});

const wantedBy = ({ headers }: IncomingMessage) => encodingFor(headers["accept-encoding"] ?? "");

/** Sends an answer: 304 to who has it, the head alone to HEAD. `Cache-Status` says how it was come by (RFC 9211). */
export async function send(request: IncomingMessage, response: ServerResponse, found: Found<Answer>) {
  write(request, response, found, await found.answer.encoded(wantedBy(request)));
}

/** The same without waiting; false, and nothing is sent, where it was not made ready for this encoding yet. */
export function sendAtOnce(request: IncomingMessage, response: ServerResponse, found: Found<Answer>): boolean {
  const sent = found.answer.ready(wantedBy(request));
  if (sent) write(request, response, found, sent);
  return sent !== undefined;
}

function write(request: IncomingMessage, response: ServerResponse, { answer, how }: Found<Answer>, sent: Sent) {
  const { etag, heads, body } = sent;
  if (answer.isKeepable && fresh(request.headers, { etag })) response.writeHead(304, heads[how]).end();
  else response.writeHead(answer.status, heads[how]).end(request.method === "HEAD" ? undefined : body);
}
