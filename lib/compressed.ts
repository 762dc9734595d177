import type { IncomingMessage, ServerResponse } from "node:http";
import { constants, createZstdCompress, type ZstdCompress, zstdCompressSync } from "node:zlib";
import compression from "compression";

// Compression of what is made for one visitor: Zstandard for who takes it, which is every browser by now and makes the same
// bytes of a page in two thirds of Brotli's time; for others Brotli at a quality that takes less time than gzip does and sends no
// more. Windows are as wide as pages are long (256 KB): memory for the usual ones, taken anew for each answer, costs more.

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, ZSTD_c_compressionLevel, ZSTD_c_windowLog } = constants;
const brotliOrGzip = compression({ brotli: { params: { [BROTLI_PARAM_QUALITY]: 3, [BROTLI_PARAM_LGWIN]: 18 } } });
const ZSTD = { params: { [ZSTD_c_compressionLevel]: 3, [ZSTD_c_windowLog]: 18 } };

/** What is smaller is sent as it is, in bytes. */
const SMALL = 1024;
/** What is no larger and there as a whole is compressed on the spot: a stream and its way to another thread take twice the time. */
const AT_ONCE = 256 * 1024;

type Request = Parameters<typeof brotliOrGzip>[0];
type Response = Parameters<typeof brotliOrGzip>[1];
type Write = (...given: unknown[]) => boolean;
type End = (...given: unknown[]) => never;

/** Sends a head that nobody sent before the first bytes after it. */
export function settleHead(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(response.statusCode);
}

/** Compresses an answer as its asker takes it best; `response.flush` sends what there is by then. */
export function compress(request: IncomingMessage, response: ServerResponse & { flush?: () => void }): void {
  if (takesZstd(request)) zstd(request, response);
  else brotliOrGzip(request as Request, response as unknown as Response, () => {});
}

/** A browser names what it takes without weights; who gives some gets what they weigh most of the others. */
const takesZstd = ({ headers }: IncomingMessage) => {
  const takes = headers["accept-encoding"] ?? "";
  return typeof takes === "string" && /(?:^|,)\s*zstd\s*(?:,|$)/.test(takes) && !takes.includes(";");
};

function zstd(request: IncomingMessage, response: ServerResponse & { flush?: () => void }) {
  const write = response.write.bind(response) as Write;
  const end = response.end.bind(response) as End;
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  let isCompressed = false;
  let stream: ZstdCompress | null = null;
  const opened = () => {
    stream ??= streamTo(response, write, end);
    return stream;
  };
  let length = Number.POSITIVE_INFINITY;
  response.writeHead = (...given: unknown[]) => {
    // Once: a head that was refused is followed by another.
    if (!isCompressed && isWorthIt(request, response, length)) {
      isCompressed = true;
      response.setHeader("Content-Encoding", "zstd");
      response.removeHeader("Content-Length");
    }
    return writeHead(...given);
  };
  response.flush = () => stream?.flush();
  response.write = ((...given) => {
    settleHead(response);
    return isCompressed ? opened().write(given[0], given[1] as BufferEncoding) : write(...given);
  }) as Write;
  response.end = ((...given) => {
    const [heard] = given.filter((each) => typeof each === "function");
    const last = bytesOf(given[0], given[1]);
    if (!response.headersSent) length = last.length;
    settleHead(response);
    if (!isCompressed || response.writableEnded) return end(...given);
    if (heard) response.once("finish", heard as () => void);
    if (!stream && last.length <= AT_ONCE) return end(zstdCompressSync(last, ZSTD));
    opened().end(last);
    return response;
  }) as End;
}

/** What is given to a response to send, as bytes; none where nothing but a callback is given. */
export function bytesOf(given: unknown, encoding?: unknown): Uint8Array {
  if (given instanceof Uint8Array) return given;
  return typeof given === "string"
    ? Buffer.from(given, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8")
    : Buffer.alloc(0);
}

/** Whether an answer is of what compresses, and not compressed; says that answers differ by what is taken. */
function isWorthIt(request: IncomingMessage, response: ServerResponse, length: number): boolean {
  if (!compression.filter(request as Request, response as unknown as Response)) return false;
  if (/\bno-transform\b/.test(String(response.getHeader("cache-control") ?? ""))) return false;
  const varies = String(response.getHeader("vary") ?? "");
  if (!/\baccept-encoding\b/i.test(varies))
    response.setHeader("Vary", varies ? `${varies}, Accept-Encoding` : "Accept-Encoding");
  const size = Math.min(length, Number(response.getHeader("content-length") ?? Number.POSITIVE_INFINITY));
  return size >= SMALL && !response.hasHeader("content-encoding") && request.method !== "HEAD";
}

function streamTo(response: ServerResponse, write: Write, end: End): ZstdCompress {
  const stream = createZstdCompress(ZSTD);
  response.once("close", () => stream.destroy());
  response.on("drain", () => stream.resume());
  stream.on("data", (chunk) => {
    if (!write(chunk)) stream.pause();
  });
  stream.once("end", () => end());
  stream.once("error", (error) => response.destroy(error));
  // Whoever writes waits for the answer as if it were the stream.
  stream.on("drain", () => response.emit("drain"));
  return stream;
}
