import { done, type Result, refused } from "#lib/errors.ts";
import { pictureKind, redraw } from "#lib/pictures.ts";

/** The most that a picture may weigh, in bytes. */
export const PORTRAIT_BYTES = 5 * 1024 * 1024;

/** The most pixels that a picture may have: what any phone takes, and no more memory than a page may cost. */
const PIXELS = 25_000_000;

/** The side of a portrait as it is kept, in pixels. */
const SIDE = 256;

/**
 * A picture that a reader sent as the portrait that is kept: 256 × 256 WebP, turned upright, drawn anew from its
 * pixels, so that nothing else of the file is left. Takes JPEG, PNG and WebP by their content, whatever the name says.
 */
export async function encodePortrait(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (file.size > PORTRAIT_BYTES) return no("This picture is larger than 5 MB. Choose a smaller one.");
  const bytes = Buffer.from(await file.arrayBuffer());
  if (!["jpeg", "png", "webp"].includes(pictureKind(bytes) ?? "")) return no("Choose a JPEG, PNG or WebP picture.");
  const shape = { width: SIDE, height: SIDE, fit: "cover", position: "attention" } as const;
  const drawn = await redraw(bytes, { pixels: PIXELS, shape });
  if (drawn === "too many pixels") return no("This picture has more than 25 million pixels. Choose a smaller one.");
  return drawn === "unreadable" ? no("This picture cannot be read. Choose another.") : done(drawn.bytes);
}

const no = (message: string) => refused("invalid", message, { fields: { portrait: message } });
