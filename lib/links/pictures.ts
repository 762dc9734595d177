import { createHash, randomUUID } from "node:crypto";
import { rewriteImages } from "#lib/extraction/html-text.ts";
import { fetchImage } from "#lib/fetching/image.ts";

/** A picture of a page, drawn anew and kept here; `src` is its address there. Sizes are in pixels. */
export type OwnPicture = {
  src: string;
  id: string;
  hash: string;
  type: string;
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
};

/** What is kept of one page's pictures at most, and for how long they are fetched. */
const MOST = 20;
const MOST_BYTES = 10 * 1_048_576;
const MOST_MS = 60_000;

/** The addresses of the pictures in sanitised HTML, each once, in their order. */
function picturesIn(html: string): string[] {
  const found = new Set<string>();
  rewriteImages(html, (src) => {
    found.add(src);
    return null;
  });
  return [...found];
}

/**
 * Fetches the pictures of a page one after the other, by the guarded way, and draws them anew: the first 20, as long as
 * they come to 10 MB and a minute. What cannot be had is left out.
 */
export async function fetchPictures(html: string, signal?: AbortSignal): Promise<OwnPicture[]> {
  const late = AbortSignal.timeout(MOST_MS);
  const stop = signal ? AbortSignal.any([signal, late]) : late;
  const pictures: OwnPicture[] = [];
  let room = MOST_BYTES;
  for (const src of picturesIn(html).slice(0, MOST)) {
    if (stop.aborted) break;
    const image = await fetchImage(src, { signal: stop });
    if (!image.ok || image.bytes.length > room) continue;
    room -= image.bytes.length;
    const bytes = new Uint8Array(image.bytes);
    const hash = createHash("sha256").update(bytes).digest("base64url");
    const id = pictures.find((one) => one.hash === hash)?.id ?? randomUUID();
    pictures.push({ src, id, hash, type: image.type, width: image.width, height: image.height, bytes });
  }
  return pictures;
}

/** Sanitised HTML that shows these pictures from here, each with its size; no other picture is left. */
export function withPictures(html: string, pictures: OwnPicture[]): string {
  const bySrc = new Map(pictures.map((picture) => [picture.src, picture]));
  const byPath = new Map(pictures.map((picture) => [picturePath(picture.id), picture]));
  const own = rewriteImages(html, (src) => {
    const picture = bySrc.get(src);
    return picture ? picturePath(picture.id) : null;
  });
  return own.replaceAll(/<img\b[^>]*>/g, (tag) => {
    const picture = byPath.get(/ src="([^"]*)"/.exec(tag)?.[1] ?? "");
    if (!picture) return "";
    const { width, height } = picture;
    return tag.replaceAll(/ (width|height)="[^"]*"/g, "").replace("<img", `<img width="${width}" height="${height}"`);
  });
}

const picturePath = (id: string) => `/links/images/${id}`;
