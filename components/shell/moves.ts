import { openFromTop } from "#components/ui/first-look.ts";

// A headline that is pressed moves to where it stands on its own page.

let arrive: (() => void) | undefined;

/** Another page has taken the place of the one that was open. */
export const arrived = () => arrive?.();

/** What was fetched is there at once; what is not holds nothing up for longer, in milliseconds. */
const LONGEST = 200;

/**
 * Where a move begins later than this after the press, in milliseconds, nothing moves in this tab from then on: it is seen a frame or
 * two after it has begun, and what is seen within 100 feels at once.
 */
const BRISK = 60;
const TOO_SLOW = "moves-late";

function isTooSlow() {
  try {
    return sessionStorage.getItem(TOO_SLOW) !== null;
  } catch {
    return false;
  }
}

function noteBeginning(pressed: number) {
  if (performance.now() - pressed < BRISK) return;
  try {
    sessionStorage.setItem(TOO_SLOW, "");
  } catch {}
}

/**
 * Has a headline move to where it stands on its own page, and the drawing beside it; not for whom nothing shall move, nor
 * where the article would be held up by it. `isAtOnce`: whether that page stands there when `go` has been called.
 */
export function moveFrom(link: HTMLAnchorElement, go: () => void, isAtOnce: boolean) {
  const isStill = isTooSlow() || matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!document.startViewTransition || isStill) return go();
  const pressed = performance.now();
  const marked = [
    [link.closest("h2, h3"), "moves-title"],
    [link.closest(".lead")?.querySelector(".cover"), "moves-cover"],
  ] as const;
  for (const [element, name] of marked) element?.classList.add(name);
  const shown = () =>
    new Promise<void>((resolve) => {
      arrive = resolve;
      setTimeout(resolve, LONGEST);
      go();
      if (isAtOnce) resolve();
    });
  // One that is cut short by the next press is no failure.
  const { ready, finished } = document.startViewTransition(shown);
  openFromTop(finished.catch(() => {}));
  ready.then(() => noteBeginning(pressed)).catch(() => {});
  finished
    .catch(() => {})
    .then(() => {
      for (const [element, name] of marked) element?.classList.remove(name);
    });
}
