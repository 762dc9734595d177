import { rmSync } from "node:fs";
import { join } from "node:path";
import { browserPath, headlessPath } from "./browser.ts";
import { build, isBuildCurrent } from "./build.ts";
import { tool } from "./checks.ts";
import { openDataFolder, secretsOf } from "./data-folder.ts";
import { takeLock } from "./lock.ts";
import { areLogsClean, forgetLogs } from "./log-secrets.ts";
import { freePort } from "./processes.ts";
import { step } from "./progress.ts";
import { root, settingsIn, variables } from "./settings.ts";
import { withSite } from "./site.ts";
import { add, one, playwrightTally, type Tally } from "./tally.ts";

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

/** Runs the journeys in the browser; `args` go to Playwright. What the site logged meanwhile is one test more. */
export async function runJourneys(args: string[] = []): Promise<Tally> {
  const browsers = { E2E_BROWSER: await headlessPath(), E2E_WHOLE_BROWSER: await browserPath() };
  forgetLogs();
  // An issuer that e2e/providers.spec.ts runs on this machine.
  const issuer = await freePort();
  const oidc = { OIDC_ISSUER: `http://localhost:${issuer}`, OIDC_ID: "briefing", OIDC_NAME: "Example ID" };
  // Feeds and pages that journeys serve from this machine.
  const settings = { ...oidc, OIDC_SECRET: "a-secret-of-the-loopback-issuer", FETCH_ALLOW: "127.0.0.1:*,127.0.0.77:*" };
  const tally = await withSite({ log: "e2e-server.log", settings }, async ({ url, databaseUrl, logFile }) => {
    rmSync(report, { force: true });
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      ...browsers,
      ...{ E2E_BASE_URL: url, E2E_DATABASE_URL: databaseUrl, E2E_REPORT: report },
      ...{ E2E_OIDC_PORT: String(issuer), E2E_SERVER_LOG: logFile },
    };
    const ok = await tool("playwright", ["test", ...args], environment);
    return playwrightTally(report, ok);
  });
  return add([tally, one(areLogsClean())]);
}
