import { expect, test } from "vitest";
import { pictureSource } from "#lib/extraction/pictures.ts";

test.each([
  ["/a.jpg 400w, /b.jpg 800w", "/b.jpg"],
  ["/a.jpg 400w,/b.jpg 800w,/c.jpg 100w", "/b.jpg"],
  ["/a.jpg, /b.jpg 2x", "/b.jpg"],
  ["/w_400,h_2/a.jpg 400w, /w_800,h_4/a.jpg 800w", "/w_800,h_4/a.jpg"],
  ["/a.jpg 800w, /b.jpg 9000w", "/a.jpg"],
  ["/a.jpg", "/a.jpg"],
  [", ,,", ""],
])("of the set %j the largest that a reader can use is %j", (srcset, src) => {
  expect(pictureSource({ srcset })).toBe(src);
});

test.each([
  ["one long word", `${"a".repeat(400_000)} b`],
  ["commas", `${",".repeat(400_000)} b`],
  ["spaces", `a${" ".repeat(400_000)}b`],
])("a set of %s is read in no time", (_what, srcset) => {
  for (let times = 0; times < 100; times++) pictureSource({ srcset });
});
