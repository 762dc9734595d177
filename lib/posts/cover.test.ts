import { expect, test } from "vitest";
import { COVER_HEIGHT, COVER_WIDTH, drawCover } from "#lib/posts/cover.ts";
import { coverSvg } from "#lib/posts/cover-svg.ts";

const slugs = Array.from({ length: 300 }, (_, at) => `briefing-${at}`);

test("a briefing always has the same drawing", () =>
  expect(slugs.map(drawCover)).toEqual(slugs.map((slug) => drawCover(slug))));

test("no two briefings have the same drawing", () =>
  expect(new Set(slugs.map((slug) => JSON.stringify(drawCover(slug)))).size).toBe(slugs.length));

test("the centre is in the plane and every ring is drawn with real numbers", () => {
  for (const slug of slugs) {
    const { center, rings, hatch } = drawCover(slug);
    expect(center.x > 0 && center.x < COVER_WIDTH && center.y > 0 && center.y < COVER_HEIGHT).toBe(true);
    expect(rings.length).toBeGreaterThan(5);
    expect(hatch).not.toMatch(/NaN|Infinity/);
    for (const ring of rings) expect(ring.d).toMatch(/^M-?[\d.]+ -?[\d.]+A[\d.]+ [\d.]+ 0 [01] 1 -?[\d.]+ -?[\d.]+$/);
  }
});

test("every drawing has the hue of its topic somewhere", () => {
  const plain = slugs.filter((slug) => !drawCover(slug).rings.some((ring) => ring.hued));
  expect(plain.length / slugs.length).toBeLessThan(0.1);
  expect(coverSvg("briefing-1", 210)).toContain("hsl(210, 72%, 45%)");
});

test("the file of a drawing is one SVG without scripts or links", () => {
  const svg = coverSvg("briefing-1", 210);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="560" height="630" .*<\/svg>$/);
  expect(svg).not.toMatch(/<script|href|<image|url\(/);
});
