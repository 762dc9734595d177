const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const BLOCK_MOST = 131_072;

/** Where the header of a frame ends (RFC 8878, 3.1.1.1), counted from its magic number. */
function headerSize(descriptor: number): number {
  const isSingle = Boolean(descriptor & 0x20);
  const contentSize = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  return 5 + (isSingle ? 0 : 1) + dictionary + contentSize;
}

/** Where the frame that begins at `from` ends; past the end of the bytes, or NaN, where it is not all there. */
function frameEnd(bytes: Buffer, from: number): number {
  if (from + 8 > bytes.length) return Number.NaN;
  const magic = bytes.readUInt32LE(from);
  if (magic >>> 4 === SKIPPABLE >>> 4) return from + 8 + bytes.readUInt32LE(from + 4);
  if (magic !== FRAME) return Number.NaN;
  const descriptor = bytes[from + 4] ?? 0;
  let at = from + headerSize(descriptor);
  while (at + 3 <= bytes.length) {
    const head = bytes.readUIntLE(at, 3);
    const size = head >> 3;
    // A block of one repeated byte says how often, and holds the byte once.
    at += 3 + (((head >> 1) & 3) === 1 ? 1 : size);
    if (size > BLOCK_MOST) return Number.NaN;
    if (head & 1) return at + (descriptor & 4 ? 4 : 0);
  }
  return Number.NaN;
}

/**
 * Whether bytes in zstd are whole, by walking the blocks of their frames (RFC 8878, 3.1): Node unpacks what was cut as if
 * nothing were missing. Says nothing of what is in the blocks.
 */
export function isWholeZstd(bytes: Buffer): boolean {
  let at = 0;
  while (at < bytes.length) at = frameEnd(bytes, at);
  return at === bytes.length;
}
