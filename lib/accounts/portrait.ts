import sharp, { type Metadata } from "sharp";
import { done, type Result, refused } from "#lib/errors.ts";

/** The most that a picture may weigh, in bytes. */
export const PORTRAIT_BYTES = 5 * 1024 * 1024;

/** The most pixels that a picture may have: what any phone takes, and no more memory than a page may cost. */
const PIXELS = 25_000_000;

/** The side of a portrait as it is kept, in pixels. */
const SIDE = 256;

// A picture is decoded in this process: one at a time, on one thread, and nothing of it is kept afterwards.
sharp.concurrency(1);
sharp.cache(false);
let turn: Promise<unknown> = Promise.resolve();

/**
 * A picture that a reader sent as the portrait that is kept: 256 × 256 WebP, turned upright, drawn anew from its
 * pixels, so that nothing else of the file is left. Takes JPEG, PNG and WebP by their content, whatever the name says.
 */
export async function encodePortrait(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (file.size > PORTRAIT_BYTES) return no("This picture is larger than 5 MB. Choose a smaller one.");
  const bytes = Buffer.from(await file.arrayBuffer());
  // Before the library sees it: what is not one of these never reaches its other readers, such as that of SVG.
  if (!isPicture(bytes)) return no("Choose a JPEG, PNG or WebP picture.");
  const work = turn.then(() => encode(bytes));
  turn = work.catch(() => {});
  return work;
}

async function encode(bytes: Buffer): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const options = { limitInputPixels: PIXELS, failOn: "error", sequentialRead: true } as const;
  const head: Metadata | null = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!head) return no("This picture cannot be read. Choose another.");
  if (head.width * head.height > PIXELS)
    return no("This picture has more than 25 million pixels. Choose a smaller one.");
  const drawn = await sharp(bytes, options)
    .autoOrient()
    .resize(SIDE, SIDE, { fit: "cover", position: "attention" })
    .webp({ quality: 82 })
    .toBuffer()
    .catch(() => null);
  return drawn ? done(new Uint8Array(drawn)) : no("This picture cannot be read. Choose another.");
}

function isPicture(bytes: Buffer): boolean {
  const text = (from: number, to: number) => bytes.toString("latin1", from, to);
  const isWebp = text(0, 4) === "RIFF" && text(8, 12) === "WEBP";
  return text(0, 3) === "\xff\xd8\xff" || text(0, 8) === "\x89PNG\r\n\x1a\n" || isWebp;
}

const no = (message: string) => refused("invalid", message, { fields: { portrait: message } });
