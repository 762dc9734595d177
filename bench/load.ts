import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export type Load = { requests: number; failed: number; bytes: number; times: number[]; seconds: number };

type Options = { seconds: number; connections?: number; headers?: Record<string, string> };

/** Begins to ask for an address; `ask` asks once and notes what came of it. */
function beginLoad(url: string, agent: Agent, headers: Record<string, string>) {
  const found: Load = { requests: 0, failed: 0, bytes: 0, times: [], seconds: 0 };
  const begin = performance.now();
  const ask = () =>
    new Promise<void>((resolve) => {
      const sent = performance.now();
      const finish = (ok: boolean) => {
        found.requests++;
        if (!ok) found.failed++;
        found.times.push(performance.now() - sent);
        resolve();
      };
      const asked = request(url, { agent, headers }, (response) => {
        response.on("data", (chunk: Buffer) => {
          found.bytes += chunk.length;
        });
        response.once("end", () => finish(response.statusCode === 200));
        response.once("error", () => finish(false));
      });
      asked.once("error", () => finish(false));
      asked.end();
    });
  const passed = () => (performance.now() - begin) / 1000;
  const end = () => {
    agent.destroy();
    found.seconds = passed();
    return found;
  };
  return { ask, passed, end };
}

/** Asks for one address from so many connections for so long. Milliseconds for each answer; not 200 counts as failed. */
export async function load(url: string, { seconds, connections = 8, headers = {} }: Options): Promise<Load> {
  const { ask, passed, end } = beginLoad(url, new Agent({ keepAlive: true, maxSockets: connections }), headers);
  const worker = async () => {
    while (passed() < seconds) await ask();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return end();
}

/** Asks so often in a second, whether or not what was asked before is answered, over connections that stay open. */
export async function pacedLoad(
  url: string,
  { seconds, perSecond, headers = {} }: { seconds: number; perSecond: number; headers?: Record<string, string> },
): Promise<Load> {
  const { ask, passed, end } = beginLoad(url, new Agent({ keepAlive: true, maxSockets: 64 }), headers);
  const all: Promise<void>[] = [];
  for (; passed() < seconds; await sleep(2)) while (all.length < passed() * perSecond) all.push(ask());
  await Promise.all(all);
  return end();
}
