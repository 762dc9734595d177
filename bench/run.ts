import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildForTests } from "../scripts/e2e-run.ts";
import { duration } from "../scripts/progress.ts";
import { sayFailure, tell } from "../scripts/sentences.ts";
import { root } from "../scripts/settings.ts";
import { withSite } from "../scripts/site.ts";
import { bytesTable, measureBytes } from "./bytes.ts";
import { makeBenchDatabase } from "./data.ts";
import { withBenchServer } from "./database.ts";
import { measureFelt } from "./felt.ts";
import { measureInstances } from "./instances.ts";
import { keptTable, measureKept, missingForKept } from "./kept.ts";
import { measureLighthouse } from "./lighthouse.ts";
import { load } from "./load.ts";
import { measurePages, pageTable } from "./pages.ts";
import { memoryMb } from "./process-cost.ts";
import { measureQueries, queryTable } from "./queries.ts";

// `npm run bench`: what pages, queries and bytes cost and what readers feel, each beside a reference measured in the same
// run, in turn with it. `--quick` says the same more roughly and without a browser, in about a minute once the databases are
// there. `--posts` are the sizes of the generated databases. Written to bench/RESULTS.md, unless it is quick.

const PIECE = "/posts/tasks-not-titles";

async function measure(sizes: number[], quick: boolean): Promise<string[]> {
  const [rounds, seconds] = quick ? [2, 1] : [5, 3];
  const parts: string[] = [];
  const add = (name: string, what: string) => {
    parts.push(`## ${name}\n\n${what}`);
    console.log(`${parts.at(-1)}\n`);
  };
  await buildForTests();
  await withSite({ log: "bench-site.log" }, async (site) => {
    const before = memoryMb(site.pid);
    const missing = missingForKept();
    const kept =
      missing.length > 0
        ? `Not measured: ${missing.join(" and ")} is not on this machine.`
        : keptTable(await measureKept(site, ["/", PIECE], rounds, seconds));
    add("Kept pages", kept);
    for (const path of ["/search?q=work", "/", PIECE]) await load(`${site.url}${path}`, { seconds: quick ? 1 : 20 });
    const memory = `Memory of the server: ${before.toFixed(0)} MB before, ${memoryMb(site.pid).toFixed(0)} MB after the load.`;
    add("Memory", memory);
    add("Bytes", bytesTable(await measureBytes(site, ["/", PIECE])));
  });
  const hasProxy = !missingForKept().includes("nginx");
  const instances = hasProxy ? await measureInstances(rounds, seconds) : "Not measured: nginx is not on this machine.";
  add("Two instances behind nginx", instances);
  await withBenchServer(async (server) => {
    add("Queries", queryTable(sizes, await measureQueries(server, sizes, quick ? 20 : 200)));
    const database = await makeBenchDatabase(server, sizes[0] ?? 10_000);
    add("Pages made afresh", pageTable(await measurePages(server.url(database), rounds, seconds)));
  });
  if (quick) return parts;
  add("What is felt", await measureFelt());
  add("Lighthouse, a phone", await measureLighthouse().catch((error) => `Not measured: ${tell(error)}`));
  return parts;
}

try {
  const { values } = parseArgs({
    options: { quick: { type: "boolean", default: false }, posts: { type: "string", default: "10000,100000,1000000" } },
  });
  const sizes = (values.quick ? "10000" : values.posts).split(",").map(Number);
  const begin = performance.now();
  const parts = await measure(sizes, values.quick);
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const text = [
    "# Results",
    `Measured on ${machine}, ${new Date().toISOString().slice(0, 10)}, in ${duration(performance.now() - begin)}.`,
    ...parts,
  ].join("\n\n");
  console.log(`Measured on ${machine}.`);
  if (!values.quick) writeFileSync(join(root, "bench", "RESULTS.md"), `${text}\n`);
} catch (error) {
  sayFailure(error);
}
