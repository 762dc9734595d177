import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { runJobs } from "#lib/jobs.ts";

/** When the pieces of a job began, each of which takes 40 ms, until the third. */
async function begun(isHeavy: boolean): Promise<number[]> {
  const stop = new AbortController();
  const begins: number[] = [];
  const run = async () => {
    begins.push(performance.now());
    if (begins.length === 3) stop.abort();
    await sleep(40);
    return true;
  };
  await runJobs([{ name: "something", everySeconds: 3_600, run, isHeavy }], stop.signal);
  return begins;
}

test("what is heavy rests after each piece for as long as that took; all else goes on while there is more", async () => {
  const [first = 0, second = 0, third = 0] = await begun(true);
  // A timer may be a millisecond early.
  for (const gap of [second - first, third - second]) expect(gap).toBeGreaterThanOrEqual(77);
  const [begin = 0, , end = 0] = await begun(false);
  expect(end - begin).toBeLessThan(third - first);
});
