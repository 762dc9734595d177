import { startMailSink } from "#lib/testing/mail-sink.ts";
import { startSite } from "../scripts/site.ts";
import { test as base, type Page } from "./fixtures.ts";
import { watch } from "./watch.ts";

/** A second site on the same build and database, where mail is set up: it goes to a real SMTP server of the test's own. */
async function startMailSite() {
  const sink = await startMailSink();
  const settings = { SMTP_URL: sink.url, MAIL_FROM: "AI Briefing <briefing@example.org>" };
  const site = await startSite({ databaseUrl: process.env.E2E_DATABASE_URL ?? "", log: "e2e-mail-site.log", settings });
  const stop = async () => {
    await site.stop();
    await sink.close();
  };
  return { url: site.url, sink, stop };
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
