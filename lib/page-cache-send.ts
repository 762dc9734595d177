import type { ServerResponse } from "node:http";
import fresh from "fresh";
import Negotiator from "negotiator";
import type { Found } from "#lib/page-cache.ts";
import { type Answer, ENCODINGS, type Encoding, type Sent } from "#lib/page-cache-answer.ts";
import type { Asked } from "#lib/page-cache-rules.ts";
import { remembering } from "#lib/remembering.ts";

/** The encoding to send to whoever accepts this. */
export const encodingFor = remembering((accepted): Encoding => {
  const acceptable = new Negotiator({ headers: { "accept-encoding": accepted } }).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => acceptable.includes(encoding)) ?? "identity";
});

const wantedBy = ({ headers }: Asked) => encodingFor(String(headers["accept-encoding"] ?? ""));

/** What is sent to one request; `head` as names and values by turns. */
export type Reply = { status: number; head: string[]; body: Buffer | undefined };

/** 304 to who has it, the head alone to HEAD. `Cache-Status` says how it was come by (RFC 9211). */
function replyOf({ method, headers }: Asked, { answer, how }: Found<Answer>, { etag, heads, body }: Sent): Reply {
  const head = heads[how];
  if (answer.isKeepable && fresh(headers, { etag })) return { status: 304, head, body: undefined };
  return { status: answer.status, head, body: method === "HEAD" ? undefined : body };
}

/** The reply to a request, without waiting; null where it was not made ready for this encoding yet. */
export function replyAtOnce(asked: Asked, found: Found<Answer>): Reply | null {
  const sent = found.answer.ready(wantedBy(asked));
  return sent ? replyOf(asked, found, sent) : null;
}

/** The same, waited for. */
export const replyInTime = async (asked: Asked, found: Found<Answer>): Promise<Reply> =>
  replyOf(asked, found, await found.answer.encoded(wantedBy(asked)));

export const send = (response: ServerResponse, { status, head, body }: Reply) =>
  response.writeHead(status, head).end(body);
