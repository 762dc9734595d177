export const COVER_WIDTH = 800;
export const COVER_HEIGHT = 500;

type CoverRing = { d: string; width: number; hued: boolean };
export type CoverDrawing = { center: { x: number; y: number }; rings: CoverRing[]; hatch: string };

/**
 * The drawing of a briefing as paths on a plane of 800 × 500: broken rings around a centre, grown from the sign of the
 * house, over a band of hatching. The same slug gives the same drawing. Numbers come from FNV-1a (the seed) and
 * mulberry32 (the sequence).
 */
export function drawCover(slug: string): CoverDrawing {
  const random = numbersFrom(slug);
  const between = (least: number, most: number) => least + random() * (most - least);
  const center = { x: round(between(330, 590)), y: round(between(190, 320)) };
  const rings: CoverRing[] = [];
  let radius = between(22, 34);
  let bold = 0;
  while (radius < 430) {
    const strong = random() < 0.42;
    const width = strong ? between(9, 17) : 1.4;
    const hued = strong ? bold === 1 : random() < 0.3;
    if (strong) bold++;
    const sweep = strong ? between(0.35, 0.93) : between(0.3, 1);
    rings.push({ d: arc(center, radius, between(0, 2 * Math.PI), sweep * 2 * Math.PI), width: round(width), hued });
    radius += width / 2 + between(10, 44) * (strong ? 0.75 : 1);
  }
  return { center, rings, hatch: hatching(between(-60, 480), Math.round(between(9, 16))) };
}

function arc({ x, y }: { x: number; y: number }, radius: number, from: number, sweep: number): string {
  const at = (angle: number) => `${round(x + radius * Math.cos(angle))} ${round(y + radius * Math.sin(angle))}`;
  const r = round(radius);
  return `M${at(from)}A${r} ${r} 0 ${sweep > Math.PI ? 1 : 0} 1 ${at(from + Math.min(sweep, 2 * Math.PI - 0.01))}`;
}

function hatching(left: number, lines: number): string {
  const slope = COVER_HEIGHT * 0.58;
  return Array.from({ length: lines }, (_, line) => {
    const x = round(left + line * 12);
    return `M${x} ${COVER_HEIGHT}L${round(x + slope)} 0`;
  }).join("");
}

function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
