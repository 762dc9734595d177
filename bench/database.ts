import { mkdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { takeLock } from "../scripts/lock.ts";
import { startPostgres } from "../scripts/postgres.ts";
import { settingsIn, variables } from "../scripts/settings.ts";

// The databases of the benches: a server of its own in DATA_DIR/bench, so that the site's is never touched. It is kept,
// because a million posts take minutes to make; deleting the folder is safe.

export type BenchServer = {
  /** The address of a database on it, as its owner. */
  url: (name: string) => string;
  /** The same as superuser, for filling. */
  adminUrl: (name: string) => string;
};

export const databaseOf = (posts: number) => `bench_${posts}`;

const at = (address: string, name: string) => {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.href;
};

/** Does something with the server of the benches, started for it. */
export async function withBenchServer<T>(use: (server: BenchServer) => Promise<T>): Promise<T> {
  const dataDir = join(settingsIn(variables()).DATA_DIR, "bench");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = await takeLock(dataDir);
  try {
    const server = await startPostgres({ dataDir, durable: false });
    try {
      return await use({ url: (name) => at(server.url, name), adminUrl: (name) => at(server.adminUrl, name) });
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}

/** Does something on one connection. */
export async function onConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Whether the server has a database of this name that was filled to its end. */
export async function isFilled(server: BenchServer, name: string): Promise<boolean> {
  return onConnection(server.adminUrl("postgres"), async (client) => {
    const { rows } = await client.query<{ said: string | null }>(
      "SELECT shobj_description(oid, 'pg_database') AS said FROM pg_database WHERE datname = $1",
      [name],
    );
    return rows[0]?.said === FILLED;
  });
}

/** The note that a filled database carries; a change of what is filled in changes it. */
export const FILLED = "filled 4";
