import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { LRUCache } from "lru-cache";

// A page in an eighth fewer bytes: an article then comes with its head in the first ten packets that a new connection sends
// (14,480 bytes), where it took a second round before. That takes 75 ms of work for a page, ten times what is done while
// somebody waits; so it is done after the first answer, for one page at a time, and with pauses between.

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
const brotli = promisify(brotliCompress);

/** The window is as wide as pages are long, 256 KB: the usual one takes 20 times the memory while it is used. */
const BEST = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 18 };

/** By the hash of the text: a page that was rendered again and says the same has its fewest bytes at once. */
const kept = new LRUCache<string, Buffer>({ maxSize: 4 * 1024 * 1024, sizeCalculation: ({ length }) => length || 1 });

/** How many pages wait at most; what comes then stays as it is, until it is rendered anew. */
const MOST_WAITING = 16;
/** The pause after each, as so many times what it took. */
const PAUSE = 4;

let waiting = 0;
let line: Promise<unknown> = Promise.resolve();

/** The fewest bytes of the text with this hash, where they were made before. */
export const fewestBytesOf = (hash: string): Buffer | undefined => kept.get(hash);

/** Makes the fewest bytes of a text in Brotli when its turn comes; null where too many wait already. */
export function fewestBytes(hash: string, text: Buffer): Promise<Buffer | null> {
  if (waiting >= MOST_WAITING) return Promise.resolve(null);
  waiting++;
  const made = line.then(async () => {
    const started = performance.now();
    const bytes =
      kept.get(hash) ?? (await brotli(text, { params: { ...BEST, [BROTLI_PARAM_SIZE_HINT]: text.length } }));
    kept.set(hash, bytes);
    return { bytes, pause: (performance.now() - started) * PAUSE };
  });
  line = made.then(
    ({ pause }) => sleep(pause, undefined, { ref: false }),
    () => {},
  );
  return made.then(({ bytes }) => bytes).finally(() => waiting--);
}
