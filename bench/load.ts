import { Agent, request } from "node:http";

export type Load = { requests: number; failed: number; bytes: number; times: number[]; seconds: number };

type Options = { seconds: number; connections?: number; headers?: Record<string, string> };

/** Asks for one address from so many connections for so long. Milliseconds for each answer; not 200 counts as failed. */
export async function load(url: string, { seconds, connections = 8, headers = {} }: Options): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const found: Load = { requests: 0, failed: 0, bytes: 0, times: [], seconds: 0 };
  const begin = performance.now();
  const end = begin + seconds * 1000;
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
  const worker = async () => {
    while (performance.now() < end) await ask();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  found.seconds = (performance.now() - begin) / 1000;
  return found;
}
