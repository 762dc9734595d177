import { openSync } from "node:fs";
import { join } from "node:path";
import { startMailSink } from "#lib/testing/mail-sink.ts";
import { secretsOf } from "../scripts/data-folder.ts";
import { freePort } from "../scripts/processes.ts";
import { spawnProgram, stopProgram, waitUntilHealthy } from "../scripts/server-process.ts";
import { root, settingsIn, variables } from "../scripts/settings.ts";
import { test as base, type Page } from "./fixtures.ts";
import { watch } from "./watch.ts";

/** A second site on the same build and database, where mail is set up: it goes to a real SMTP server of the test's own. */
async function startMailSite() {
  const sink = await startMailSink();
  const site = { HOST: "127.0.0.1", PORT: await freePort() };
  const url = `http://localhost:${site.PORT}`;
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...secretsOf(settingsIn(variables()).DATA_DIR),
    ...{ NODE_ENV: "production", HOST: site.HOST, PORT: String(site.PORT), AUTH_URL: url, LOG_LEVEL: "warn" },
    ...{
      DATABASE_URL: process.env.E2E_DATABASE_URL,
      SMTP_URL: sink.url,
      MAIL_FROM: "AI Briefing <briefing@example.org>",
    },
  };
  const log = openSync(join(root, ".next", "e2e-mail-site.log"), "w");
  const programs = [spawnProgram("server", environment, log), spawnProgram("worker", environment, log)];
  const [server] = programs;
  if (server) await waitUntilHealthy(server, site);
  const stop = async () => {
    await Promise.all(programs.map(stopProgram));
    await sink.close();
  };
  return { url, sink, stop };
}

type MailSite = Awaited<ReturnType<typeof startMailSite>>;

/** `mailPage` is a browser of its own on the site where mail is set up. One worker runs all that use it: one sink. */
export const test = base.extend<{ mailPage: Page; anotherMailPage: () => Promise<Page> }, { mailSite: MailSite }>({
  mailSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
    async ({}, use) => {
      const site = await startMailSite();
      await use(site);
      await site.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  anotherMailPage: async ({ browser, mailSite, world, problems, viewport, javaScriptEnabled }, use) => {
    // All tests come from one network.
    await world.db.$executeRaw`DELETE FROM "RateLimiterFlexible" WHERE key LIKE 'mail-network:%'`;
    mailSite.sink.mood = "takes";
    const close: (() => Promise<void>)[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: mailSite.url, viewport, javaScriptEnabled });
      close.push(() => context.close());
      await watch(context, mailSite.url, problems);
      return context.newPage();
    });
    for (const each of close) await each();
  },
  mailPage: async ({ anotherMailPage }, use) => use(await anotherMailPage()),
});
