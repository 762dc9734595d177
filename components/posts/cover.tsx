import { COVER_HEIGHT, COVER_WIDTH, drawCover } from "#lib/posts/cover.ts";

/** A briefing's drawing: always the same for its slug, in the theme's colours and its topic's hue. */
export function Cover({ slug, hue }: { slug: string; hue: number }) {
  const { rings, hatch, center } = drawCover(slug);
  const colour = `light-dark(hsl(${hue} 72% 42%), hsl(${hue} 72% 62%))`;
  return (
    <svg
      className="cover"
      viewBox={`0 0 ${COVER_WIDTH} ${COVER_HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      fill="none"
      aria-hidden="true"
    >
      <path className="hatch" d={hatch} strokeWidth="1" />
      {rings.map((ring) => (
        <path key={ring.d} d={ring.d} strokeWidth={ring.width} stroke={ring.hued ? colour : "var(--ink)"} />
      ))}
      <circle cx={center.x} cy={center.y} r="7" fill={colour} />
    </svg>
  );
}
