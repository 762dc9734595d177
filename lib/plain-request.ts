import type { IncomingHttpHeaders } from "node:http";
import { remembering } from "#lib/remembering.ts";

/** A request as it was read; `rest` is how many bytes of its body are still to come, `hasBody` whether it names one at all. */
export type PlainRequest = {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  hasBody: boolean;
  rest: number;
};

/** A head that is longer is left to Node, which has its own bound; so is one of more lines. */
const HEAD_MOST = 8 * 1024;
const LINES_MOST = 64;

// No two parts of a line share a character at their border, so that this never tries a line in more than one way.
const HEAD = /^(GET|HEAD|POST) (\/[!-~]*) HTTP\/1\.1\r\n(?:[\w!#$%&'*+.^`|~-]+:[\t -~]*\r\n)+\r\n/;

/** What makes of a request or of its connection something else; who says one of these is not plain. */
const UNUSUAL = ["transfer-encoding", "upgrade", "expect", "proxy-connection"];

const lowerCase = remembering((name) => name.toLowerCase());

/**
 * Reads what came over a connection, if it is exactly one request (or its head and a part of its body) about whose form no two
 * readers can differ: a strict part of HTTP/1.1 (RFC 9112), with CRLF alone, no folded line, no header twice, one Host, no
 * other framing than a Content-Length, nothing behind its end. Null for everything else, also what is right but unusual.
 * Names of headers in lower case, values without the blanks around them, as Node says them.
 */
export function plainRequest(chunk: Buffer): PlainRequest | null {
  const text = chunk.toString("latin1", 0, HEAD_MOST);
  const [head, method, url] = HEAD.exec(text) ?? [];
  if (head === undefined || method === undefined || url === undefined) return null;
  const headers = headersOf(head);
  if (headers?.host === undefined || UNUSUAL.some((name) => headers[name] !== undefined)) return null;
  if (headers.connection !== undefined && headers.connection.toLowerCase() !== "keep-alive") return null;
  const length = headers["content-length"] ?? "0";
  if (!/^\d{1,9}$/.test(length)) return null;
  const rest = Number(length) - (chunk.length - head.length);
  return rest < 0 ? null : { method, url, headers, hasBody: headers["content-length"] !== undefined, rest };
}

/** The lines of a head that has the right form; null when a name comes twice, or there are too many. */
function headersOf(head: string): IncomingHttpHeaders | null {
  // Without a prototype, so that only what was sent is in it.
  const headers: IncomingHttpHeaders = Object.create(null);
  const end = head.length - 2;
  let lines = 0;
  for (let at = head.indexOf("\r\n") + 2; at < end; lines++) {
    const colon = head.indexOf(":", at);
    const lineEnd = head.indexOf("\r\n", colon);
    const name = lowerCase(head.slice(at, colon));
    if (headers[name] !== undefined || lines === LINES_MOST) return null;
    headers[name] = head.slice(colon + 1, lineEnd).trim();
    at = lineEnd + 2;
  }
  return headers;
}
