import { parseArgs } from "node:util";
import { applyMigrations } from "../prisma/migrate.ts";
import { duration } from "../scripts/progress.ts";
import { sayFailure } from "../scripts/sentences.ts";
import { type BenchServer, databaseOf, FILLED, isFilled, onConnection, withBenchServer } from "./database.ts";
import { fillSteps, runStep } from "./fill.ts";

// `npm run bench:data -- --posts 1000000`: a separate database of that size. One that is there is left as it is; `--again`
// makes it anew.

type Index = { name: string; definition: string };

/** Takes the indexes away that hold no rule, and answers how to make them again. */
async function dropIndexes(url: string): Promise<Index[]> {
  return onConnection(url, async (client) => {
    const { rows } = await client.query<Index>(`SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace s ON s.oid = c.relnamespace
      WHERE s.nspname = 'public' AND NOT i.indisunique`);
    for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
    return rows;
  });
}

async function makeIndexes(url: string, indexes: Index[]) {
  await onConnection(url, async (client) => {
    await client.query("SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 1");
    for (const { definition } of indexes) await client.query(definition);
  });
}

/** Fills a database that has the product's tables. */
export async function fill(adminUrl: string, posts: number, say: (line: string) => void = () => {}) {
  const indexes = await dropIndexes(adminUrl);
  for (const step of fillSteps(posts)) {
    const begin = performance.now();
    // All have ended before the first refusal is told: it may end the server.
    const ended = await Promise.allSettled(
      step.sql.map((sql) => onConnection(adminUrl, (client) => runStep(client, step, sql))),
    );
    for (const each of ended) if (each.status === "rejected") throw each.reason;
    say(`${step.what}: ${duration(performance.now() - begin)}`);
  }
  const begin = performance.now();
  await makeIndexes(adminUrl, indexes);
  await onConnection(adminUrl, (client) => client.query("DROP TABLE bench_word"));
  await onConnection(adminUrl, (client) => client.query("VACUUM ANALYZE"));
  say(`indexes and statistics: ${duration(performance.now() - begin)}`);
}

/** Makes the database of so many posts, unless it is there and `again` is not set. Answers its name. */
export async function makeBenchDatabase(server: BenchServer, posts: number, again = false): Promise<string> {
  const name = databaseOf(posts);
  if (!again && (await isFilled(server, name))) {
    // It may have been filled before the newest migrations.
    await applyMigrations(server.url(name));
    return name;
  }
  await onConnection(server.adminUrl("postgres"), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${name}" OWNER briefing`);
  });
  await applyMigrations(server.url(name));
  await fill(server.adminUrl(name), posts, (line) => console.log(`  ${line}`));
  await onConnection(server.adminUrl("postgres"), (client) =>
    client.query(`COMMENT ON DATABASE "${name}" IS '${FILLED}'`),
  );
  return name;
}

if (import.meta.main) {
  try {
    const { values } = parseArgs({
      options: { posts: { type: "string", default: "1000000" }, again: { type: "boolean" } },
    });
    const posts = Number(values.posts);
    if (!Number.isInteger(posts) || posts < 1_000) throw new Error("--posts takes a whole number from 1000.");
    const begin = performance.now();
    console.log(`A database of ${posts} posts:`);
    const name = await withBenchServer((server) => makeBenchDatabase(server, posts, values.again));
    console.log(`${name} stands, ${duration(performance.now() - begin)}`);
  } catch (error) {
    sayFailure(error);
  }
}
