import { type Load, load } from "./load.ts";
import { besideNeighbour } from "./neighbour.ts";
import { median, quantile } from "./numbers.ts";
import { cpuMs } from "./process-cost.ts";

/** Something that is asked for: an address, as whom, and the process that answers. */
export type Asked = { name: string; url: string; pid: number; headers?: Record<string, string> };

/**
 * What one answer cost, as medians over rounds: CPU of the server's process in ms, where nothing else ran and beside a busy
 * neighbour; 95th percentile of its time, bytes.
 */
export type AnswerCost = {
  name: string;
  cpu: number;
  spread: string;
  beside: number;
  p95: number;
  bytes: number;
  failed: number;
};

type Round = { cpu: number; one: Load };

async function ask({ url, pid, headers }: Asked, seconds: number): Promise<Round> {
  const before = cpuMs(pid);
  const one = await load(url, { seconds, ...(headers && { headers }) });
  return { cpu: (cpuMs(pid) - before) / one.requests, one };
}

/**
 * Measures several things in turn, round by round, so that what the machine does meanwhile falls on all of them alike: each
 * time all of them alone, then all of them beside a neighbour. Each is warmed first.
 */
export async function answerCosts(asked: Asked[], rounds: number, seconds: number): Promise<AnswerCost[]> {
  const measured = asked.map(() => ({ alone: [] as Round[], beside: [] as Round[] }));
  const all = async (how: "alone" | "beside") => {
    for (const [at, each] of asked.entries()) measured[at]?.[how].push(await ask(each, seconds));
  };
  for (const each of asked) await ask(each, Math.min(1, seconds));
  for (let round = 0; round < rounds; round++) {
    await all("alone");
    await besideNeighbour(() => all("beside"));
  }
  return asked.map(({ name }, at) => {
    const { alone = [], beside = [] } = measured[at] ?? {};
    const cpus = alone.map(({ cpu }) => cpu);
    return {
      name,
      cpu: median(cpus),
      spread: `${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)}`,
      beside: median(beside.map(({ cpu }) => cpu)),
      p95: median(alone.map(({ one }) => quantile(one.times, 0.95))),
      bytes: median(alone.map(({ one }) => one.bytes / one.requests)),
      failed: [...alone, ...beside].reduce((sum, { one }) => sum + one.failed, 0),
    };
  });
}
