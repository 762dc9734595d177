import { build, isBuildCurrent } from "./build.ts";
import { generateClient, isClientCurrent } from "./client.ts";
import { openDataFolder, secretsOf } from "./data-folder.ts";
import { takeLock } from "./lock.ts";
import { listenOnce } from "./processes.ts";
import { step } from "./progress.ts";
import { tell } from "./sentences.ts";
import { keepProgram, waitUntilHealthy } from "./server-process.ts";
import { settingsIn, variables, whyNotPort } from "./settings.ts";
import { Shutdown } from "./shutdown.ts";
import { migrate, openDatabase } from "./site-database.ts";

// From nothing to a running site. scripts/start.mjs has installed the packages and runs this on the project's own Node.

const dev = process.argv.includes("--dev");
const shutdown = new Shutdown();

const giveUp = (error: unknown) => {
  if (!shutdown.hasBegun) console.error(`\n${tell(error)}`);
  return shutdown.run(1);
};

async function start() {
  const set = variables();
  const settings = settingsIn(set);
  const { DATA_DIR, HOST, PORT, AUTH_URL } = settings;

  openDataFolder(DATA_DIR);
  const lock = await takeLock(DATA_DIR);
  shutdown.add({ stop: lock.release });
  await listenOnce(PORT, HOST).catch((error) => {
    throw whyNotPort(error, settings);
  });
  const secrets = { ...secretsOf(DATA_DIR), ...set };

  const open = () => openDatabase(DATA_DIR, set.DATABASE_URL, { log: console.log, onLost: giveUp });
  const database = await step("Starting the database", open, { prints: true });
  shutdown.add(database);
  lock.tell({ databaseUrl: database.url });
  await prepare(database.url, DATA_DIR, secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);

  const made = { DATA_DIR, HOST, PORT: String(PORT), AUTH_URL, DATABASE_URL: database.url };
  const environment: NodeJS.ProcessEnv = { ...secrets, ...made, NODE_ENV: dev ? "development" : "production" };
  const onStart = (serverPid: number) => lock.tell({ serverPid });
  const server = keepProgram("server", environment, { onStart, onLost: giveUp });
  shutdown.add(server);
  const healthy = () => waitUntilHealthy(server.child(), settings, () => shutdown.check());
  await step("Starting the server", healthy, { prints: true });
  server.keep();
  // Pages go on without it: mail waits, and the next start sends it.
  const worker = keepProgram("worker", environment, { onLost: (error) => console.error(tell(error)) });
  shutdown.add(worker);
  worker.keep();
  lock.tell({ url: AUTH_URL });
  console.log(`\nAI Briefing is ready: ${await firstAddress(database.url, AUTH_URL)}`);
}

/** Where to begin: while there is no admin, the link that makes the first one, for a day and once. */
async function firstAddress(databaseUrl: string, siteUrl: string): Promise<string> {
  const { makeSetupPath } = await import("./setup-link.ts");
  const path = await makeSetupPath(databaseUrl);
  return path ? `${siteUrl}${path}\nThis link makes the first admin. It works once, within a day.` : siteUrl;
}

/** Makes what the server needs before it can start: tables, client, content, pages. Each only when it is not there. */
async function prepare(databaseUrl: string, dataDir: string, actionKey: string) {
  shutdown.check();
  await step("Bringing the tables up to date", () => migrate(databaseUrl));
  shutdown.check();
  if (!isClientCurrent()) await step("Making the database client", generateClient);
  shutdown.check();
  // Imported here: it needs the client.
  const { isContentWanted, loadSampleContent } = await import("./sample-content.ts");
  if (await isContentWanted(databaseUrl, dataDir)) {
    await step("Loading the sample briefings", () => loadSampleContent(databaseUrl, dataDir));
  }
  shutdown.check();
  if (!dev && !isBuildCurrent(actionKey)) await step("Building the pages", () => build(actionKey));
  shutdown.check();
}

shutdown.onSignals(() => shutdown.run(0));
shutdown.begin(start).catch(giveUp);
