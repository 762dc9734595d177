import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePortrait, PORTRAIT_BYTES } from "#lib/accounts/portrait.ts";
import { blackPng, NO_PICTURES, photograph, picture } from "#lib/testing/pictures.ts";

const blob = (bytes: Uint8Array | string) => new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)]);

async function encoded(bytes: Uint8Array | string) {
  const result = await encodePortrait(blob(bytes));
  return result.ok ? Buffer.from(result.value) : result;
}

test("a picture of any shape becomes a square of 256 pixels in WebP", async () => {
  for (const bytes of [await picture(900, 300).png().toBuffer(), await picture(40, 90).jpeg().toBuffer()]) {
    const portrait = await encoded(bytes);
    if (!Buffer.isBuffer(portrait)) throw new Error(portrait.message);
    expect(await sharp(portrait).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
  }
});

test("place, camera and profile of a photograph are not kept", async () => {
  const bytes = await photograph();
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

test.for(NO_PICTURES)("%s is refused", async ([, text]) => {
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
