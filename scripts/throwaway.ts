import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Postgres, startPostgres } from "./postgres.ts";
import { endLeftover } from "./postgres-cluster.ts";
import { isAlive } from "./processes.ts";

const prefix = "ai-briefing-throwaway-";

/** Ends and removes what was left by runs that were cut off; another user's is left to them. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const maker = Number(name.slice(prefix.length).split("-")[0]);
    if (!name.startsWith(prefix) || isAlive(maker)) continue;
    const folder = join(tmpdir(), name);
    try {
      const data = join(folder, "postgres", "data");
      if (existsSync(data)) await endLeftover(data);
      rmSync(folder, { recursive: true, force: true });
    } catch {}
  }
}

/** A PostgreSQL for one run, in the system's temporary folder: fast, not durable, gone after `stop`. */
export async function startThrowaway(): Promise<Postgres & { folder: string }> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const server = await startPostgres({ dataDir: folder, durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, folder, stop };
}
