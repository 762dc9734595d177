import { type Load, load } from "./load.ts";
import { median, quantile } from "./numbers.ts";
import { cpuMs } from "./process-cost.ts";

/** Something that is asked for: an address, as whom, and the process that answers. */
export type Asked = { name: string; url: string; pid: number; headers?: Record<string, string> };

/** What one answer cost, as medians over rounds: CPU of the server's process in ms, 95th percentile of its time, bytes. */
export type AnswerCost = { name: string; cpu: number; spread: string; p95: number; bytes: number; failed: number };

/**
 * Measures several things in turn, round by round, so that what the machine does meanwhile falls on all of them alike.
 * Each is warmed first.
 */
export async function answerCosts(asked: Asked[], rounds: number, seconds: number): Promise<AnswerCost[]> {
  const measured = asked.map(() => [] as { cpu: number; p95: number; one: Load }[]);
  for (const { url, headers } of asked) await load(url, { seconds: Math.min(1, seconds), ...(headers && { headers }) });
  for (let round = 0; round < rounds; round++) {
    for (const [at, { url, pid, headers }] of asked.entries()) {
      const before = cpuMs(pid);
      const one = await load(url, { seconds, ...(headers && { headers }) });
      measured[at]?.push({ cpu: (cpuMs(pid) - before) / one.requests, p95: quantile(one.times, 0.95), one });
    }
  }
  return asked.map(({ name }, at) => {
    const all = measured[at] ?? [];
    const cpus = all.map(({ cpu }) => cpu);
    return {
      name,
      cpu: median(cpus),
      spread: `${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)}`,
      p95: median(all.map(({ p95 }) => p95)),
      bytes: median(all.map(({ one }) => one.bytes / one.requests)),
      failed: all.reduce((sum, { one }) => sum + one.failed, 0),
    };
  });
}
