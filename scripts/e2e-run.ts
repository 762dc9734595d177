import { openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { browserPath } from "./browser.ts";
import { build, isBuildCurrent } from "./build.ts";
import { tool } from "./checks.ts";
import { openDataFolder, secretsOf } from "./data-folder.ts";
import { takeLock } from "./lock.ts";
import { freePort } from "./processes.ts";
import { step } from "./progress.ts";
import { tell } from "./sentences.ts";
import { spawnProgram, stopProgram, waitUntilHealthy } from "./server-process.ts";
import { root, settingsIn, variables } from "./settings.ts";
import { migrate } from "./site-database.ts";
import { playwrightTally, type Tally } from "./tally.ts";
import { startThrowaway } from "./throwaway.ts";

const serverLog = join(root, ".next", "e2e-server.log");
const report = join(root, ".next", "e2e-report.json");

/** Builds the pages as a start would, unless that was done. A running site's build is not exchanged under it. */
export async function buildForTests(): Promise<void> {
  const { DATA_DIR } = settingsIn(variables());
  openDataFolder(DATA_DIR);
  const key = secretsOf(DATA_DIR).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  if (isBuildCurrent(key)) return;
  const lock = await takeLock(DATA_DIR);
  await step("Building the pages", () => build(key)).finally(lock.release);
}

/** Does something with a site of its own: throwaway database, sample content, production server on a free port. */
async function withSite<T>(use: (site: { url: string; databaseUrl: string }) => Promise<T>): Promise<T> {
  const database = await startThrowaway();
  try {
    await migrate(database.url);
    const { loadSampleContent } = await import("./sample-content.ts");
    await loadSampleContent(database.url, database.folder);
    const site = { HOST: "127.0.0.1", PORT: await freePort() };
    const url = `http://localhost:${site.PORT}`;
    // An issuer that e2e/providers.spec.ts runs on this machine.
    const issuer = await freePort();
    const oidc = { OIDC_ISSUER: `http://localhost:${issuer}`, OIDC_ID: "briefing", OIDC_NAME: "Example ID" };
    process.env.E2E_OIDC_PORT = String(issuer);
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      ...{ ...oidc, OIDC_SECRET: "a-secret-of-the-loopback-issuer" },
      ...secretsOf(settingsIn(variables()).DATA_DIR),
      ...{ NODE_ENV: "production", HOST: site.HOST, PORT: String(site.PORT), AUTH_URL: url, LOG_LEVEL: "warn" },
      ...{ DATABASE_URL: database.url, DATA_DIR: database.folder },
    };
    const log = openSync(serverLog, "w");
    const server = spawnProgram("server", environment, log);
    const worker = spawnProgram("worker", environment, log);
    try {
      await waitUntilHealthy(server, site).catch((error) => {
        throw new Error(`${tell(error)}\n${readFileSync(serverLog, "utf8")}`);
      });
      return await use({ url, databaseUrl: database.url });
    } finally {
      await Promise.all([stopProgram(server), stopProgram(worker)]);
    }
  } finally {
    await database.stop();
  }
}

/** Runs the journeys in the browser; `args` go to Playwright. */
export async function runJourneys(args: string[] = []): Promise<Tally> {
  const browser = await browserPath();
  return withSite(async ({ url, databaseUrl }) => {
    rmSync(report, { force: true });
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      ...{ E2E_BASE_URL: url, E2E_DATABASE_URL: databaseUrl, E2E_BROWSER: browser, E2E_REPORT: report },
    };
    const ok = await tool("playwright", ["test", ...args], environment);
    return playwrightTally(report, ok);
  });
}
