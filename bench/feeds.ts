import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { createDb } from "#lib/db.ts";
import { buildForTests } from "../scripts/e2e-run.ts";
import { withSite } from "../scripts/site.ts";
import { honestReader } from "./honest-reader.ts";
import { quantile } from "./numbers.ts";
import { cpuMs, memoryMb } from "./process-cost.ts";

// `npm run bench:feeds [-- --feeds 1000]`: how long it takes until each source feed has been asked once when one of twenty never
// answers, and what whoever reads pages meanwhile notices of it.

const { values } = parseArgs({ options: { feeds: { type: "string", default: "1000" } } });
const FEEDS = Number(values.feeds);
/** Ten feeds for each host, and every host a loopback address of its own. */
const hostOf = (feed: number) => `127.0.${1 + Math.floor(feed / 10 / 200)}.${1 + (Math.floor(feed / 10) % 200)}`;
const HANGING = Math.floor(FEEDS / 20);
/** Twice what a cycle may take; what is not asked by then is counted as it is. */
const GIVEN_UP_SECONDS = 600;
const READ = ["/", "/posts/help-that-withholds", "/tags", "/search?q=model"];

const hosts = new Worker(new URL("./feed-hosts.ts", import.meta.url));
const message = <T>() => new Promise<T>((resolve) => hosts.once("message", resolve));
const port = await message<number>();

await buildForTests();
const numbers = Array.from({ length: FEEDS }, (_, at) => at);
const settings = { FETCH_ALLOW: [...new Set(numbers.map((at) => `${hostOf(at)}:${port}`))].join(",") };
await withSite({ log: "bench-feeds.log", settings }, async (site) => {
  const db = createDb(site.databaseUrl, { connections: 1 });
  const warm = honestReader(site.url, READ);
  await sleep(5_000);
  await warm.stop();
  const alone = honestReader(site.url, READ);
  await sleep(30_000);
  const idle = await alone.stop();

  const reader = honestReader(site.url, READ);
  const worker = site.pids[1] ?? 0;
  const spent = cpuMs(worker);
  const begin = performance.now();
  await db.feed.createMany({
    data: numbers.map((at) => ({ url: `http://${hostOf(at)}:${port}/${at}`, title: `${at}` })),
  });
  const secondsUntil = async (done: () => Promise<boolean>) => {
    for (;;) {
      const seconds = (performance.now() - begin) / 1_000;
      if ((await done()) || seconds > GIVEN_UP_SECONDS) return seconds;
      await sleep(500);
    }
  };
  const asked = () => db.feed.count({ where: { polledAt: { not: null } } });
  const read = await secondsUntil(async () => (await asked()) >= FEEDS - HANGING);
  const all = await secondsUntil(async () => (await asked()) === FEEDS);
  const meanwhile = await reader.stop();
  const cpu = (cpuMs(worker) - spent) / 1_000;
  const items = await db.feedItem.count();
  const failed = await db.feed.count({ where: { lastError: { contains: "too long" } } });
  const faults = await db.feed.count({ where: { failures: { gt: 0 } } });
  await db.$disconnect();
  hosts.postMessage("asked");
  const times = await message<number[]>();

  const row = (what: string, value: string) => console.log(`${what.padEnd(38)} ${value}`);
  const [before, during] = [idle, meanwhile].map(({ took }) => [quantile(took, 0.5), quantile(took, 0.95)]);
  const pair = ([median = 0, p95 = 0]: number[] = []) => `${median.toFixed(1)}, ${p95.toFixed(1)} ms`;
  row("feeds, of which never answer", `${FEEDS}, ${HANGING}`);
  row("as many as answer were read after", `${read.toFixed(0)} s`);
  row("each was asked after", `${all.toFixed(0)} s (${(FEEDS / all).toFixed(1)}/s)`);
  row(
    "given up, other faults, asked twice",
    `${failed}, ${faults - failed}, ${times.filter((each) => each > 1).length}`,
  );
  row("items", `${items} of ${20 * (FEEDS - HANGING)}`);
  row("pages alone (median, p95)", pair(before));
  row("pages meanwhile (median, p95)", `${pair(during)}, ${meanwhile.took.length} pages`);
  row("CPU and memory of the worker", `${cpu.toFixed(0)} s, ${memoryMb(worker).toFixed(0)} MB`);
  row("failed pages", String(idle.failed + meanwhile.failed));
  const isRight = failed === HANGING && items === 20 * (FEEDS - HANGING) && faults === failed && times.length === FEEDS;
  if (!isRight || all > 300 || times.some((each) => each > 1) || meanwhile.failed > 0) process.exitCode = 1;
});
await hosts.terminate();
