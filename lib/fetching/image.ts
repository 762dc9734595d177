import { fetchUrl } from "#lib/fetching/fetch.ts";
import { type Drawn, pictureKind, redraw } from "#lib/pictures.ts";

/** The most pixels that are decoded, by what each kind costs in memory at its worst (interlaced, 16 bits a channel). */
const PIXELS = { jpeg: 24_000_000, png: 10_000_000, gif: 10_000_000, webp: 10_000_000, avif: 3_000_000 };

/** Wide enough for a text's width on a fine screen; a chart may be longer than it is wide. */
const SHAPE = { width: 1_600, height: 6_400, fit: "inside", withoutEnlargement: true } as const;

/** A picture of the open web as it may be kept: WebP, at most 1,600 wide, of its pixels alone. `words` are for a reader. */
type FetchedImage = (Drawn & { ok: true; type: "image/webp" }) | { ok: false; words: string };

/**
 * Fetches a picture by `fetchUrl` and draws it anew. Takes JPEG, PNG, WebP, GIF (its first frame) and AVIF by what their
 * bytes say; SVG, pages and what has too many pixels for their kind are refused. Holds less than 200 MB meanwhile.
 */
export async function fetchImage(url: string, options: { signal?: AbortSignal } = {}): Promise<FetchedImage> {
  const accept = "image/webp,image/jpeg,image/png,image/gif;q=0.8,image/avif;q=0.1";
  const answer = await fetchUrl(url, { accept, signal: options.signal });
  if (!answer.ok) return { ok: false, words: answer.words };
  if (answer.status !== 200) return { ok: false, words: `There is no picture at this address (${answer.status}).` };
  const kind = pictureKind(answer.body);
  if (!kind) return { ok: false, words: "This is no picture that can be shown." };
  const drawn = await redraw(answer.body, { pixels: PIXELS[kind], shape: SHAPE });
  if (drawn === "unreadable") return { ok: false, words: "This picture cannot be read." };
  if (drawn === "too many pixels") return { ok: false, words: "This picture has too many pixels." };
  return { ok: true, type: "image/webp", ...drawn };
}
