import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture of one colour, to be written in any format. */
export const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 30 } } });

/** A photograph that says where it was taken and by whom (Rosa Klein). */
export const photograph = () =>
  picture(300, 300)
    .withExif({ IFD0: { Copyright: "Rosa Klein" }, IFD3: { GPSLatitude: "52/1 30/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();

/** A PNG of one bit for each pixel, all of them black: large in pixels and small in bytes. */
export function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

/** Files that call themselves pictures and are none, by what they are. */
export const NO_PICTURES = [
  ["a drawing of elements", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ["a drawing behind an XML head", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["a page", "<!doctype html><script>alert(1)</script>"],
  ["an animated picture that is a script", "GIF89a/*\x00\x00*/=1;alert(1)"],
  ["the head of a picture and then a page", "\x89PNG\r\n\x1a\n<script>alert(1)</script>"],
  ["nothing", ""],
] as const;
