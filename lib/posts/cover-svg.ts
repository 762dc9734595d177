import { COVER_HEIGHT, drawCover } from "#lib/posts/cover.ts";

/** The cover as a file of its own in the colours of the light theme, cut to 560 × 630 around its centre. */
export function coverSvg(slug: string, hue: number): string {
  const { rings, hatch, center } = drawCover(slug);
  const colour = `hsl(${hue}, 72%, 45%)`;
  const width = (COVER_HEIGHT * 560) / 630;
  const left = Math.max(0, center.x - width / 2);
  const paths = rings
    .map((ring) => `<path d="${ring.d}" stroke="${ring.hued ? colour : "#1a1916"}" stroke-width="${ring.width}"/>`)
    .join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="560" height="630" viewBox="${left} 0 ${width} ${COVER_HEIGHT}" fill="none">` +
    `<rect x="${left}" width="${width}" height="${COVER_HEIGHT}" fill="#f3f0e7"/>` +
    `<path d="${hatch}" stroke="#e3ded2"/>${paths}<circle cx="${center.x}" cy="${center.y}" r="7" fill="${colour}"/></svg>`
  );
}
