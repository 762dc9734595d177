import { type BrowserContext, type CDPSession, chromium, type Page } from "@playwright/test";
import { openSession } from "#lib/accounts/commands.ts";
import { createDb, setDb } from "#lib/db.ts";
import { browserPath } from "../scripts/browser.ts";
import type { Site } from "../scripts/site.ts";

// A browser for measuring what is felt: as on a phone whose processor takes four times as long.

export const SLOWED = 4;

/** Does something with a page in a browser of its own, and ends it. */
export async function withPage<T>(
  site: Pick<Site, "url">,
  use: (page: Page, devtools: CDPSession) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
  try {
    const context = await browser.newContext({ baseURL: site.url, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
    return await use(page, devtools);
  } finally {
    await browser.close();
  }
}

/** Signs a new reader in. */
export async function signIn(context: BrowserContext, site: Site & { databaseUrl: string }): Promise<void> {
  const db = createDb(site.databaseUrl, { connections: 1 });
  setDb(db);
  try {
    const reader = await db.user.create({ data: { name: "Rosa Klein", email: "rosa@bench.example" } });
    const { token } = await openSession(reader.id);
    await context.addCookies([{ name: "session", value: token, url: site.url }]);
  } finally {
    await db.$disconnect();
  }
}
