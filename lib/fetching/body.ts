import { promisify } from "node:util";
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";
import { FetchRefused } from "#lib/fetching/failure.ts";
import { isWholeZstd } from "#lib/fetching/zstd-frames.ts";

const MEGABYTE = 1_048_576;

const tooLarge = (host: string, maxBytes: number) =>
  new FetchRefused("size", `The answer of ${host} is larger than ${Math.round(maxBytes / MEGABYTE)} MB.`);

/** RFC 9659: a window of more than 8 MB is never needed, and would be kept in memory. */
const ZSTD_WINDOW = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

/** What zlib says of bytes that end too early. */
const CUT = "Z_BUF_ERROR";

type Decode = (bytes: Buffer, maxOutputLength: number) => Promise<Buffer>;
const gzip: Decode = (bytes, maxOutputLength) => promisify(gunzip)(bytes, { maxOutputLength });

const DECODERS: Record<string, Decode | undefined> = {
  identity: async (bytes) => bytes,
  gzip,
  "x-gzip": gzip,
  // Some servers send deflate without the two bytes of zlib before it, which are told by their low half.
  deflate: (bytes, maxOutputLength) =>
    promisify(((bytes[0] ?? 0) & 15) === 8 ? inflate : inflateRaw)(bytes, { maxOutputLength }),
  br: (bytes, maxOutputLength) => promisify(brotliDecompress)(bytes, { maxOutputLength }),
  zstd: async (bytes, maxOutputLength) => {
    if (!isWholeZstd(bytes)) throw Object.assign(new Error("The frames of zstd are cut."), { code: CUT });
    return promisify(zstdDecompress)(bytes, { maxOutputLength, ...ZSTD_WINDOW });
  },
};

export const ENCODINGS = "gzip, deflate, br, zstd";

type Limits = { host: string; maxBytes: number };

/** The bytes as they come over the wire; a body that says it is larger than allowed is not begun. */
async function collect(stream: AsyncIterable<Buffer>, length: number, { host, maxBytes }: Limits): Promise<Buffer> {
  if (length > maxBytes) throw tooLarge(host, maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(host, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * The whole body, decoded. Neither what comes over the wire nor what it unfolds to is ever more than `maxBytes`.
 * @throws FetchRefused for what is too large, broken off within its encoding, or encoded twice or in an unknown way
 */
export async function readBody(
  stream: AsyncIterable<Buffer>,
  said: { encoding: string; length: number },
  limits: Limits,
): Promise<Buffer> {
  const decode = DECODERS[said.encoding.trim().toLowerCase() || "identity"];
  if (!decode) throw new FetchRefused("encoding", `The answer of ${limits.host} is packed in a way that is not read.`);
  const bytes = await collect(stream, said.length, limits);
  if (bytes.length === 0) return bytes;
  return decode(bytes, limits.maxBytes).catch((error: { code?: string }) => {
    if (error.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(limits.host, limits.maxBytes);
    if (error.code === CUT) throw new FetchRefused("network", `${limits.host} broke off its answer.`);
    throw new FetchRefused("encoding", `The answer of ${limits.host} could not be unpacked.`);
  });
}
