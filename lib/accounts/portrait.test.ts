import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePortrait, PORTRAIT_BYTES } from "#lib/accounts/portrait.ts";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 30 } } });

const blob = (bytes: Uint8Array | string) => new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]);

async function encoded(bytes: Uint8Array | string) {
  const result = await encodePortrait(blob(bytes));
  return result.ok ? Buffer.from(result.value) : result;
}

/** A PNG of one bit for each pixel, all of them black: large in pixels and small in bytes. */
function blackPng(width: number, height: number): Buffer {
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

test("a picture of any shape becomes a square of 256 pixels in WebP", async () => {
  for (const bytes of [await picture(900, 300).png().toBuffer(), await picture(40, 90).jpeg().toBuffer()]) {
    const portrait = await encoded(bytes);
    if (!Buffer.isBuffer(portrait)) throw new Error(portrait.message);
    expect(await sharp(portrait).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
  }
});

test("place, camera and profile of a photograph are not kept", async () => {
  const bytes = await picture(300, 300)
    .withExif({ IFD0: { Copyright: "Rosa Klein" }, IFD3: { GPSLatitude: "52/1 30/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  const portrait = await encoded(bytes);
  if (!Buffer.isBuffer(portrait)) throw new Error(portrait.message);
  const { exif, icc, xmp } = await sharp(portrait).metadata();
  expect({ exif, icc, xmp }).toEqual({ exif: undefined, icc: undefined, xmp: undefined });
  expect(portrait.includes("Rosa Klein")).toBe(false);
});

test("of a picture that is a page as well, only the picture is left", async () => {
  const page = "<script>alert(1)</script>";
  const bytes = Buffer.concat([await picture(300, 300).png().toBuffer(), Buffer.from(page)]);
  const portrait = await encoded(bytes);
  if (!Buffer.isBuffer(portrait)) throw new Error(portrait.message);
  expect(portrait.includes("<script>")).toBe(false);
});

test.for([
  ["a drawing of elements", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ["a drawing behind an XML head", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ["a page", "<!doctype html><script>alert(1)</script>"],
  ["an animated picture that is a script", "GIF89a/*\x00\x00*/=1;alert(1)"],
  ["the head of a picture and then a page", "\x89PNG\r\n\x1a\n<script>alert(1)</script>"],
  ["nothing", ""],
] as const)("%s is refused", async ([, text]) => {
  expect(await encoded(Buffer.from(text, "latin1"))).toMatchObject({ ok: false, code: "invalid" });
});

test("a small file of 900 million pixels is refused before it is drawn", async () => {
  const bytes = blackPng(30_000, 30_000);
  expect(bytes.length).toBeLessThan(PORTRAIT_BYTES);
  expect(await encoded(bytes)).toMatchObject({ message: expect.stringContaining("25 million pixels") });
});

test("a file of more than 5 MB is refused", async () => {
  expect(await encoded(new Uint8Array(PORTRAIT_BYTES + 1))).toMatchObject({
    message: expect.stringContaining("larger than 5 MB"),
  });
});
