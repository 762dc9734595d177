import { afterPaint } from "#components/ui/after-paint.ts";

// A page that a press on a link opens is seen from its top: what stands below its first screen may come right after it.
// A page that is gone back to is seen where it was left, and is there whole.

let isFromTop = false;
let moved: Promise<unknown> = Promise.resolve();

/** From now on the next page is one that is opened from its top; `moving` ends when all that moves for it has come to rest. */
export function openFromTop(moving: Promise<unknown> = Promise.resolve()): void {
  isFromTop = true;
  moved = moving;
}

/** From now on what comes is a page that was left somewhere. */
export function comeBack(): void {
  isFromTop = false;
}

/** On a screen that is higher, in pixels, some of what is below the first of most is seen at once. */
const HIGH = 1_200;

/** Whether the page that is being made is seen from its top, and no more of it than a first screen. */
export const isSeenFromTop = () => isFromTop && innerHeight < HIGH;

/** Does something once the first screen of the page has been drawn. */
export function afterFirstLook(act: () => void): void {
  moved.finally(() => afterPaint(act));
}
