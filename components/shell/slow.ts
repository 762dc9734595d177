let longest = 0;

/** Above so many milliseconds without a pause a page has shown that the device is slow. */
const LONG = 100;

/** Watches how long the page keeps the device from answering. Answers how to stop. */
export function watchSlowness(): () => void {
  if (!PerformanceObserver.supportedEntryTypes?.includes("longtask")) return () => {};
  const watching = new PerformanceObserver((list) => {
    longest = Math.max(longest, ...list.getEntries().map(({ duration }) => duration));
  });
  watching.observe({ type: "longtask", buffered: true });
  return () => watching.disconnect();
}

/** Whether nothing shall move because it would only keep the reader waiting. */
export const isSlow = (): boolean => longest > LONG;
