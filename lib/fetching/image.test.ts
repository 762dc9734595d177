import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { fetchImage } from "#lib/fetching/image.ts";
import { blackPng, NO_PICTURES, photograph, picture } from "#lib/testing/pictures.ts";
import { serve } from "#lib/testing/web-servers.ts";
import { weighed } from "#lib/testing/weighed.ts";

const frames = Buffer.concat([Buffer.alloc(40 * 40 * 3, 255), Buffer.alloc(40 * 40 * 3, 0)]);
const animated = sharp(frames, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } });
const page = Buffer.from("<script>alert(1)</script>");
const large = picture(4_000, 2_500);
const deep = large.clone().ensureAlpha().toColourspace("rgb16").png({ progressive: true, compressionLevel: 1 });

const FILES: Record<string, Buffer> = {
  "/photo.jpg": await photograph(),
  "/wide.png": await picture(3_200, 400).png().toBuffer(),
  "/long.png": await picture(100, 20_000).png().toBuffer(),
  "/small.webp": await picture(60, 40).webp().toBuffer(),
  "/some.avif": await picture(60, 40).avif({ effort: 0 }).toBuffer(),
  "/moving.gif": await animated.gif().toBuffer(),
  "/polyglot.png": Buffer.concat([await picture(30, 30).png().toBuffer(), page]),
  "/polyglot.jpg": Buffer.concat([await picture(30, 30).jpeg().toBuffer(), page]),
  "/cut.jpg": (await picture(800, 800).jpeg().toBuffer()).subarray(0, 2_000),
  "/vast.png": blackPng(30_000, 30_000),
  "/vast.avif": await picture(2_001, 1_500).avif({ effort: 0 }).toBuffer(),
  "/largest.png": await large.clone().ensureAlpha().png({ progressive: true, compressionLevel: 1 }).toBuffer(),
  "/largest16.png": await deep.toBuffer(),
  "/largest.jpg": await picture(6_000, 4_000).jpeg({ progressive: true }).toBuffer(),
  "/largest.gif": await large.gif().toBuffer(),
  "/largest.webp": await large.webp({ effort: 0 }).toBuffer(),
  "/largest.avif": await picture(2_000, 1_500).avif({ effort: 0 }).toBuffer(),
  ...Object.fromEntries(
    NO_PICTURES.map(([name, text]) => [`/${encodeURIComponent(name)}`, Buffer.from(text, "latin1")]),
  ),
};
const web = await serve((request, response) => {
  const file = FILES[request.url ?? ""];
  // Whatever it is, it is called a picture.
  response.writeHead(file ? 200 : 404, { "content-type": "image/png" }).end(file);
});
afterAll(web.close);
const fetched = async (path: string) => {
  const image = await fetchImage(web.url + path);
  if (!image.ok) throw new Error(image.words);
  return { ...image, head: await sharp(image.bytes).metadata() };
};

describe("a picture", () => {
  test.each([
    ["/wide.png", 1_600, 200],
    ["/long.png", 32, 6_400],
    ["/small.webp", 60, 40],
    ["/some.avif", 60, 40],
    ["/moving.gif", 40, 40],
    ["/polyglot.png", 30, 30],
  ])("%s becomes WebP of bounded size", async (path, width, height) => {
    const { head, ...image } = await fetched(path);
    expect(image).toMatchObject({ type: "image/webp", width, height });
    expect(head).toMatchObject({ format: "webp", width, height });
    expect(head.pages ?? 1).toBe(1);
  });

  test("keeps nothing but its pixels", async () => {
    const { head, bytes } = await fetched("/photo.jpg");
    expect([head.exif, head.icc, head.xmp, head.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(bytes).includes("Rosa Klein")).toBe(false);
    for (const path of ["/polyglot.png", "/polyglot.jpg"])
      expect(Buffer.from((await fetched(path)).bytes).includes("<script>"), path).toBe(false);
  });
});

describe("what is no picture, or too much of one", () => {
  test.each(NO_PICTURES)("%s is refused", async (name) =>
    expect(await fetchImage(`${web.url}/${encodeURIComponent(name)}`)).toMatchObject({ ok: false }),
  );

  test("is refused in words", async () => {
    expect(await fetchImage(`${web.url}/vast.png`)).toEqual({ ok: false, words: "This picture has too many pixels." });
    expect(await fetchImage(`${web.url}/vast.avif`)).toEqual({ ok: false, words: "This picture has too many pixels." });
    expect(await fetchImage(`${web.url}/cut.jpg`)).toEqual({ ok: false, words: "This picture cannot be read." });
    expect(await fetchImage(`${web.url}/none`)).toEqual({
      ok: false,
      words: "There is no picture at this address (404).",
    });
    expect(await fetchImage("http://10.0.0.1/a.png")).toEqual({
      ok: false,
      words: "10.0.0.1 is not on the public web.",
    });
  });
});

test("the largest that are taken, and those that are not, cost less than 200 MB", async () => {
  const paths = Object.keys(FILES).filter((path) => /vast|largest/.test(path));
  const ends = await weighed(
    "image",
    ["/small.webp", ...paths].map((path) => web.url + path),
  );
  for (const { url, fate } of ends) expect(fate, url).toBe(url.includes("vast") ? "no image" : "image");
  for (const { url, grownMb } of ends) expect(grownMb, url).toBeLessThan(200);
}, 180_000);
