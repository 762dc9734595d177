/** A page that nobody sees gets no frame: then it is done after so many milliseconds. */
const LATEST = 100;

/** Does something as soon as what a press has changed is on the screen, so that the press is answered before any work for it. */
export function afterPaint(act: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    act();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, LATEST);
}
