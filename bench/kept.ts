import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { freePort, run } from "../scripts/processes.ts";
import type { Site } from "../scripts/site.ts";
import { startNginx } from "./nginx.ts";
import { median } from "./numbers.ts";
import { cpuMs } from "./process-cost.ts";
import { table } from "./table.ts";

// A kept page against nginx sending the same bytes from a file, and against Node sending them from memory: requests in a
// second over 32 connections, by wrk.

export type Kept = { name: string; rate: number; ratio: number; cpu: number | null };

const isThere = (program: string) => spawnSync("which", [program]).status === 0;

/** What is missing on this machine for this measurement; empty where it can be made. */
export const missingForKept = () => ["nginx", "wrk"].filter((program) => !isThere(program));

async function rateOf(url: string, seconds: number): Promise<number> {
  const { output } = await run("wrk", ["-t1", "-c32", `-d${seconds}s`, "-H", "Accept-Encoding: br", url]);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(output)?.[1];
  if (!rate || /Non-2xx/.test(output)) throw new Error(`wrk could not measure ${url}.\n${output}`);
  return Number(rate);
}

/** nginx with these bytes as a file. */
async function startFile(page: Buffer) {
  const port = await freePort();
  const { stop } = await startNginx((folder) => `server { listen 127.0.0.1:${port}; root ${folder}; }`, { page });
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** Node with the bytes in memory and nothing around them. */
async function startMemory(bytes: Buffer) {
  const head = { "Content-Type": "text/html", "Content-Length": bytes.length };
  const server = createServer((_, response) => response.writeHead(200, head).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

const bytesOf = async (url: string) => {
  // As it travels: a fetch would unpack it.
  const { request } = await import("node:http");
  return new Promise<Buffer>((resolve, reject) => {
    request(url, { headers: { "Accept-Encoding": "br" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks)));
    })
      .once("error", reject)
      .end();
  });
};

/** Measures the kept pages at these paths of a site, each round all in turn. */
export async function measureKept(site: Site, paths: string[], rounds: number, seconds: number): Promise<Kept[]> {
  const found: Kept[] = [];
  for (const path of paths) {
    const bytes = await bytesOf(`${site.url}${path}`);
    const [nginx, memory] = [await startFile(bytes), await startMemory(bytes)];
    const rates = { nginx: [] as number[], memory: [] as number[], ours: [] as number[], cpu: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      rates.nginx.push(await rateOf(`${nginx.url}/page`, seconds));
      const before = cpuMs(site.pid);
      const ours = await rateOf(`${site.url}${path}`, seconds);
      rates.ours.push(ours);
      rates.cpu.push((cpuMs(site.pid) - before) / (ours * seconds));
      rates.memory.push(await rateOf(memory.url, seconds));
    }
    nginx.stop();
    memory.stop();
    const reference = median(rates.nginx);
    const row = (name: string, all: number[], cpu: number | null): Kept => ({
      name: `${name}: ${path}, ${bytes.length} bytes`,
      ...{ rate: median(all), ratio: median(all) / reference, cpu },
    });
    found.push(row("nginx, a file", rates.nginx, null));
    found.push(row("Node, from memory", rates.memory, null));
    found.push(row("kept page", rates.ours, median(rates.cpu)));
  }
  return found;
}

export const keptTable = (kept: Kept[]) =>
  table(
    ["answer", "requests/s", "of nginx", "CPU ms"],
    kept.map(({ name, rate, ratio, cpu }) => [
      name,
      rate.toFixed(0),
      ratio.toFixed(2),
      cpu === null ? "" : cpu.toFixed(3),
    ]),
  );
