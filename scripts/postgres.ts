import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { endLeftover, environment, makeCluster, refuseOtherVersion } from "./postgres-cluster.ts";
import { type Home, prepareHome } from "./postgres-home.ts";
import { freePort } from "./processes.ts";
import { Sentence } from "./sentences.ts";

export type Postgres = {
  /** For the site: a role that owns its database and nothing else. */
  url: string;
  /** For making and dropping databases. */
  adminUrl: string;
  port: number;
  process: ChildProcess;
  stop(): Promise<void>;
};

type Options = {
  dataDir: string;
  log?: (line: string) => void;
  /** False for databases that are thrown away: a power cut may then spoil them, and they are much faster. */
  durable?: boolean;
  port?: number;
};

type Kept = { password: string; adminPassword: string; outside?: string | undefined };

const newPassword = () => randomBytes(24).toString("base64url");

const urlOf = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

function readKept(file: string): Kept {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Kept;
  return { password: newPassword(), adminPassword: newPassword() };
}

const settings = (port: number, durable: boolean) => ({
  port,
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  log_checkpoints: "off",
  timezone: "UTC",
  ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 200 }),
});

const isReady = (data: string, pid?: number) => {
  const file = join(data, "postmaster.pid");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
};

/** Starts the server in a session of its own, so that Ctrl-C in a terminal does not end it before the site. */
async function launch(
  home: Home,
  data: string,
  logFile: string,
  port: number,
  durable: boolean,
): Promise<ChildProcess> {
  const out = openSync(logFile, "w", 0o600);
  const flags = Object.entries(settings(port, durable)).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(home.programs, "postgres"), ["-D", data, ...flags], {
    ...home.owner,
    cwd: home.folder,
    env: environment,
    stdio: ["ignore", out, out],
    detached: true,
  });
  child.once("error", () => {});
  for (const end = Date.now() + 60_000; !isReady(data, child.pid); await sleep(15)) {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) {
      throw new Error(`The database did not start.\n${readFileSync(logFile, "utf8").slice(-4000)}`);
    }
    if (Date.now() > end) throw new Sentence(`The database is not ready after a minute; ${logFile} says why.`);
  }
  return child;
}

/** The role and the database of the site, whatever an earlier start that was cut off had already made of them. */
async function makeDatabase(adminUrl: string, password: string) {
  const client = new pg.Client(adminUrl);
  await client.connect();
  const has = async (sql: string) => (await client.query(sql)).rowCount === 1;
  if (!(await has("SELECT 1 FROM pg_roles WHERE rolname = 'briefing'"))) {
    await client.query(`CREATE ROLE briefing LOGIN PASSWORD '${password}'`);
  }
  if (!(await has("SELECT 1 FROM pg_database WHERE datname = 'briefing'"))) {
    await client.query("CREATE DATABASE briefing OWNER briefing");
  }
  await client.end();
}

async function stopServer(child: ChildProcess) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  const quit = setTimeout(() => child.kill("SIGQUIT"), 20_000);
  await ended;
  clearTimeout(quit);
}

/**
 * Starts the embedded PostgreSQL of a data folder (absolute path, must exist), on loopback with a password of its own,
 * made at the first start. One process may do this for a folder at a time: the caller holds its lock.
 * @throws Sentence where the person at the terminal must do something
 */
export async function startPostgres({ dataDir, log = () => {}, durable = true, port }: Options): Promise<Postgres> {
  const keptFile = join(dataDir, "postgres.json");
  const kept = readKept(keptFile);
  const home = await prepareHome(dataDir, log, kept.outside);
  writeFileSync(keptFile, JSON.stringify({ ...kept, outside: home.outside }), { mode: 0o600 });

  const data = join(home.folder, "data");
  const isNew = !existsSync(data);
  if (isNew) await makeCluster(home, kept.adminPassword, durable);
  refuseOtherVersion(data);
  await endLeftover(data);

  const chosen = port ?? (await freePort());
  const child = await launch(home, data, join(dataDir, "postgres.log"), chosen, durable);
  const adminUrl = urlOf("postgres", kept.adminPassword, chosen, "postgres");
  await makeDatabase(adminUrl, kept.password);
  const url = urlOf("briefing", kept.password, chosen, "briefing");
  return { url, adminUrl, port: chosen, process: child, stop: () => stopServer(child) };
}
