import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

// Somebody who reads while something else goes on: one page after another, with a breath between. A thread of its own, so
// that what it waits for is the site and not whoever makes the load. Told to stop, it answers how long each page took.

const { site, paths } = workerData as { site: string; paths: string[] };
const took: number[] = [];
let failed = 0;
let isOver = false;
parentPort?.once("message", () => {
  isOver = true;
});

for (let at = 0; !isOver; at++) {
  const begin = performance.now();
  const ok = await fetch(new URL(paths[at % paths.length] ?? "/", site)).then(
    async (answer) => (await answer.arrayBuffer()).byteLength > 0 && answer.status < 500,
    () => false,
  );
  took.push(performance.now() - begin);
  if (!ok) failed++;
  await sleep(20);
}
parentPort?.postMessage({ took, failed });
