import { setTimeout as pause } from "node:timers/promises";

/** Waits until something is so. @throws after ten seconds */
export async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (isSo()) return;
    await pause(20);
  }
  throw new Error(`Ten seconds went by and this was never so: ${isSo}`);
}
