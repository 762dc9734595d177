import type { IncomingHttpHeaders } from "node:http";

/** Headers that have a part in an answer that is kept, or say where a request ends. No other is read, only its form. */
export const READ_HEADERS = [
  ...["host", "cookie", "authorization", "accept-encoding", "x-forwarded-proto", "cache-control", "if-none-match"],
  ...["if-modified-since", "rsc", "next-router-prefetch", "next-router-segment-prefetch", "connection"],
  ...["content-length", "transfer-encoding", "upgrade", "expect", "proxy-connection"],
] as const;
export type ReadHeaders = Partial<Pick<IncomingHttpHeaders, (typeof READ_HEADERS)[number]>>;

/** A request as it was read; `rest` is how many bytes of its body are still to come, `hasBody` whether it names one at all. */
export type PlainRequest = {
  method: string;
  url: string;
  headers: ReadHeaders;
  hasBody: boolean;
  rest: number;
};

/** A head that is longer is left to Node, which has its own bound; so is one of more lines. */
const HEAD_MOST = 8 * 1024;
const LINES_MOST = 64;

const START = /^(GET|HEAD|POST) (\/[!-~]*) HTTP\/1\.1$/;
const [LF, CR, COLON] = [10, 13, 58] as const;

/** For each byte whether it may stand in such a place; what lies behind the end of a chunk may stand nowhere. */
const allowed = (pattern: RegExp) =>
  Uint8Array.from({ length: 256 }, (_, byte) => +pattern.test(String.fromCharCode(byte)));
const IN_NAME = allowed(/[\w!#$%&'*+.^`|~-]/);
const IN_VALUE = allowed(/[\t -~]/);

/** What makes of a request or of its connection something else; who says one of these is not plain. */
const UNUSUAL = ["transfer-encoding", "upgrade", "expect", "proxy-connection"];

const READ = new Set<string>(READ_HEADERS);
/** By length and first letter: most names are known by these not to be read, without a text being made of them. */
const MAY_BE_READ = new Uint8Array(64 * 32);
const mark = (length: number, letter: number) => length * 32 + (letter & 31);
for (const name of READ_HEADERS) MAY_BE_READ[mark(name.length, name.charCodeAt(0))] = 1;

/**
 * Reads what came over a connection, if it is exactly one request (or its head and a part of its body) about whose form no two
 * readers can differ: a strict part of HTTP/1.1 (RFC 9112), with CRLF alone, no folded line, one Host, none of READ_HEADERS
 * twice, no other framing than a Content-Length, nothing behind its end. Null for everything else, also what is right but
 * unusual. Names of headers in lower case, values without the blanks around them, as Node says them.
 */
export function plainRequest(chunk: Buffer): PlainRequest | null {
  const text = chunk.toString("latin1", 0, HEAD_MOST);
  const startEnd = text.indexOf("\r\n");
  const [, method, url] = START.exec(text.slice(0, startEnd)) ?? [];
  if (method === undefined || url === undefined) return null;
  // Without a prototype, so that only what was sent is in it.
  const headers: Record<string, string> = Object.create(null);
  const end = readHeaders(chunk, text, startEnd + 2, headers);
  if (end === null || headers.host === undefined || UNUSUAL.some((name) => headers[name] !== undefined)) return null;
  if (headers.connection !== undefined && headers.connection.toLowerCase() !== "keep-alive") return null;
  const length = headers["content-length"] ?? "0";
  if (!/^\d{1,9}$/.test(length)) return null;
  const rest = Number(length) - (chunk.length - end);
  return rest < 0 ? null : { method, url, headers, hasBody: headers["content-length"] !== undefined, rest };
}

/**
 * Reads the lines from `at` on into `headers`: where the head ends, or null when a line has another form, one that is read comes
 * twice, there are too many, or the end is not there. `text` is what of the chunk may be a head.
 */
function readHeaders(chunk: Buffer, text: string, at: number, headers: Record<string, string>): number | null {
  let from = at;
  for (let lines = 0; lines <= LINES_MOST; lines++) {
    if (chunk[from] === CR) return chunk[from + 1] === LF && from + 2 <= text.length ? from + 2 : null;
    let colon = from;
    while (IN_NAME[chunk[colon] ?? LF]) colon++;
    if (colon === from || chunk[colon] !== COLON) return null;
    let end = colon + 1;
    while (IN_VALUE[chunk[end] ?? LF]) end++;
    if (chunk[end] !== CR || chunk[end + 1] !== LF || end + 2 > text.length) return null;
    const name = MAY_BE_READ[mark(colon - from, chunk[from] ?? 0)] ? text.slice(from, colon).toLowerCase() : "";
    if (READ.has(name)) {
      if (headers[name] !== undefined) return null;
      headers[name] = text.slice(colon + 1, end).trim();
    }
    from = end + 2;
  }
  return null;
}
