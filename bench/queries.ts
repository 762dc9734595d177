import { parseArgs } from "node:util";
import { createDb, setDb } from "#lib/db.ts";
import { sayFailure } from "../scripts/sentences.ts";
import { costOf } from "./buffers.ts";
import { makeBenchDatabase } from "./data.ts";
import { type BenchServer, withBenchServer } from "./database.ts";
import { median, quantile } from "./numbers.ts";
import { reads } from "./reads.ts";
import { table } from "./table.ts";

// `npm run bench:queries -- --posts 5000,50000`: what the reads touch in databases of these sizes, which are made where
// they are missing, and how long they take. Buffers are counts and say the same on every machine.

export type Measured = { name: string; buffers: number; statements: number; p50: number; p99: number };

/** Measures every read on one database: milliseconds over so many rounds, and buffers once it is warm. */
async function measure(url: string, rounds: number): Promise<Measured[]> {
  const client = createDb(url, { connections: 2 });
  setDb(client);
  try {
    const found: Measured[] = [];
    for (const { name, run } of await reads()) {
      await run();
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const begin = performance.now();
        await run();
        times.push(performance.now() - begin);
      }
      // Last: by then the plans are those that go on being used.
      const { buffers, statements } = await costOf(run);
      found.push({ name, buffers, statements, p50: median(times), p99: quantile(times, 0.99) });
    }
    return found;
  } finally {
    await client.$disconnect();
  }
}

/** Measures the reads on databases of all these sizes. */
export async function measureQueries(server: BenchServer, sizes: number[], rounds: number): Promise<Measured[][]> {
  const measured: Measured[][] = [];
  for (const posts of sizes) measured.push(await measure(server.url(await makeBenchDatabase(server, posts)), rounds));
  return measured;
}

/** One row for each read: what it touches at each size, the ratio of the last to the first, and its time at the last. */
export function queryTable(sizes: number[], measured: Measured[][]): string {
  const [first = [], last = []] = [measured[0], measured.at(-1)];
  const rows = first.map(({ name, buffers, statements }, at) => [
    name,
    `${statements}`,
    ...measured.map((each) => `${each[at]?.buffers}`),
    ((last[at]?.buffers ?? 0) / Math.max(1, buffers)).toFixed(2),
    `${last[at]?.p50.toFixed(1)}`,
    `${last[at]?.p99.toFixed(1)}`,
  ]);
  const head = ["read", "statements", ...sizes.map((posts) => `buffers at ${posts}`), "ratio", "p50 ms", "p99 ms"];
  return table(head, rows);
}

if (import.meta.main) {
  try {
    const { values } = parseArgs({
      options: { posts: { type: "string", default: "5000,50000" }, rounds: { type: "string", default: "40" } },
    });
    const sizes = values.posts.split(",").map(Number);
    await withBenchServer(async (server) =>
      console.log(queryTable(sizes, await measureQueries(server, sizes, Number(values.rounds)))),
    );
  } catch (error) {
    sayFailure(error);
  }
}
