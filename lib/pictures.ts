import sharp, { type Metadata, type ResizeOptions } from "sharp";

// Pictures of others are decoded in this process: one at a time, on one thread, and nothing of them is kept afterwards.
sharp.concurrency(1);
sharp.cache(false);
let turn: Promise<unknown> = Promise.resolve();

type PictureKind = "jpeg" | "png" | "webp" | "gif" | "avif";

/**
 * What a file is by its first bytes, whatever its name says. Asked before a library sees it: what is none of these never
 * reaches the library's other readers, such as that of SVG.
 */
export function pictureKind(bytes: Buffer): PictureKind | null {
  const text = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (text(0, 3) === "\xff\xd8\xff") return "jpeg";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a$/.test(text(0, 6))) return "gif";
  return /^ftypavi[fs]$/.test(text(4, 12)) ? "avif" : null;
}

export type Drawn = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

/** What a picture must stay within, and the shape that it gets. */
type Drawing = { pixels: number; shape: ResizeOptions };

/**
 * A picture drawn anew from its pixels as WebP, turned upright; of one that moves its first frame. Nothing else of the file
 * is left: no place, camera, profile or page behind it. How many pixels it has is read from its head, before any is decoded.
 */
export function redraw(bytes: Buffer, drawing: Drawing): Promise<Drawn | "unreadable" | "too many pixels"> {
  const work = turn.then(() => draw(bytes, drawing));
  turn = work.catch(() => {});
  return work;
}

async function draw(bytes: Buffer, { pixels, shape }: Drawing) {
  const options = { limitInputPixels: pixels, failOn: "error", sequentialRead: true } as const;
  const head: Metadata | null = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!head) return "unreadable";
  if (head.width * head.height > pixels) return "too many pixels";
  const drawn = await sharp(bytes, options)
    .autoOrient()
    .resize(shape)
    .webp({ quality: 82 })
    .timeout({ seconds: 20 })
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (!drawn) return "unreadable";
  const { width, height } = drawn.info;
  return { bytes: new Uint8Array(drawn.data), width, height };
}
