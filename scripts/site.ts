import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openDataFolder, secretsOf } from "./data-folder.ts";
import { freePort } from "./processes.ts";
import { tell } from "./sentences.ts";
import { type Program, spawnProgram, stopProgram, waitUntilHealthy } from "./server-process.ts";
import { root, settingsIn, variables } from "./settings.ts";
import { migrate } from "./site-database.ts";
import { startThrowaway } from "./throwaway.ts";

// A production site of one's own on loopback, for journeys and measurements: the build that is there, a port that is free.

export type Site = {
  url: string;
  port: number;
  pid: number;
  /** Of all its programs, in the order in which they were wanted. */
  pids: number[];
  logFile: string;
  stop: () => Promise<void>;
};

type Wanted = {
  databaseUrl: string;
  /** The name of its log in .next. */
  log: string;
  programs?: Program[];
  /** What its settings are beside those of every site; what is undefined is left out. */
  settings?: Record<string, string | undefined>;
};

/** Starts the server (and the worker) on the build that is there, against a database that is there. */
export async function startSite({
  databaseUrl,
  log,
  programs = ["server", "worker"],
  settings,
}: Wanted): Promise<Site> {
  const [HOST, port] = ["127.0.0.1", await freePort()];
  const url = `http://localhost:${port}`;
  const { DATA_DIR } = settingsIn(variables());
  openDataFolder(DATA_DIR);
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...secretsOf(DATA_DIR),
    ...{
      NODE_ENV: "production",
      HOST,
      PORT: String(port),
      AUTH_URL: url,
      LOG_LEVEL: "warn",
      DATABASE_URL: databaseUrl,
    },
    ...settings,
  };
  const logFile = join(root, ".next", log);
  const output = openSync(logFile, "w");
  const running = programs.map((program) => spawnProgram(program, environment, output));
  const stop = async () => void (await Promise.all(running.map(stopProgram)));
  const [server] = running;
  if (server)
    await waitUntilHealthy(server, { HOST, PORT: port }).catch(async (error) => {
      await stop();
      throw new Error(`${tell(error)}\n${readFileSync(logFile, "utf8")}`);
    });
  return { url, port, pid: server?.pid ?? 0, pids: running.map(({ pid }) => pid ?? 0), logFile, stop };
}

/** Does something with a site of its own: throwaway database, sample content, production server and worker. */
export async function withSite<T>(
  wanted: Omit<Wanted, "databaseUrl">,
  use: (site: Site & { databaseUrl: string }) => Promise<T>,
): Promise<T> {
  const database = await startThrowaway();
  try {
    await migrate(database.url);
    const { loadSampleContent } = await import("./sample-content.ts");
    await loadSampleContent(database.url, database.folder);
    const settings = { DATA_DIR: database.folder, ...wanted.settings };
    const site = await startSite({ ...wanted, databaseUrl: database.url, settings });
    return await use({ ...site, databaseUrl: database.url }).finally(site.stop);
  } finally {
    await database.stop();
  }
}
