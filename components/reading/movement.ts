/** Moves with less than this between them, in milliseconds, are one. */
const PAUSE = 200;
/** What is moved over farther than this, in screens, and faster than this, in screens a second, is not read. */
const FAR = 1.5;
const FAST = 4;

/** How a page moves under its reader, from `top` pixels down on. */
export function movementFrom(top: number) {
  let [begun, last] = [
    { top, at: 0 },
    { top, at: Number.NEGATIVE_INFINITY },
  ];
  let isDown = true;
  return {
    /** It is `top` pixels down, at this moment in milliseconds. */
    moved(top: number, at: number) {
      if (at - last.at > PAUSE) begun = { top: last.top, at };
      isDown = top >= last.top;
      last = { top, at };
    },
    /** Whether it came there by reading on, on a screen of this height in pixels: not by a jump (End, a link within it), nor up. */
    isReadingOn(height: number): boolean {
      const screens = Math.abs(last.top - begun.top) / height;
      return isDown && (screens <= FAR || screens <= (FAST * (last.at - begun.at)) / 1_000);
    },
  };
}
