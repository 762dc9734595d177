import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import { watch } from "./watch.ts";
import { makeWorld, PASSWORD, siteUrl, type World } from "./world.ts";

export type { Page };
export { expect, PASSWORD, siteUrl };

type Fixtures = {
  world: World;
  /** Lets a page say what the test makes it say, such as the 404 of an address that does not exist. */
  allow: (problem: RegExp) => void;
  problems: string[];
  allowed: RegExp[];
  /** Set where nobody touches a page before the test does: kept pages stay asleep (lib/page-cache-waking.ts). */
  untouched: boolean;
  /** Another browser, where nobody is signed in, with the options of this one. */
  anotherBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
};

/** Runs in every page: a hand on the mouse, as most have when a page has come. */
function touch() {
  const move = () => dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse", movementX: 1 }));
  addEventListener("DOMContentLoaded", move, { once: true });
}

/** A test that fails on anything that a page should not do (see watch.ts), in every browser that it opens. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern.
  world: async ({}, use) => {
    const world = makeWorld();
    await world.forgiveNetwork();
    await use(world);
    await world.end();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  allowed: async ({}, use) => use([]),
  allow: async ({ allowed }, use) => use((problem) => void allowed.push(problem)),
  untouched: [false, { option: true }],
  problems: [
    async ({ allowed }, use) => {
      const problems: string[] = [];
      await use(problems);
      expect(problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))).toEqual([]);
    },
    { auto: true },
  ],
  // The world comes first, whether a test names it or not: what is made first ends last, and no page that is still open
  // asks for what was taken away.
  context: async ({ world: _, problems, untouched, context }, use) => {
    await watch(context, siteUrl, problems);
    if (!untouched) await context.addInitScript(touch);
    await use(context);
  },
  anotherBrowser: async ({ world: _, browser, problems, viewport, userAgent, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        baseURL: siteUrl,
        viewport,
        userAgent,
        javaScriptEnabled,
        ...options,
      });
      contexts.push(context);
      await watch(context, siteUrl, problems);
      await context.addInitScript(touch);
      return context;
    });
    for (const context of contexts) await context.close();
  },
});

/** Signs up through the form, from whatever page shows it. */
export async function fillSignUp(page: Page, account: { name: string; email: string; password: string }) {
  await page.getByLabel("Name").fill(account.name);
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
}

export async function fillSignIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Waits until scripts have taken over the page; from then on it answers at once. */
export const awake = (page: Page) => expect(page.locator("html[data-awake]")).toHaveCount(1);

/** Words that can be seen. What a form says of itself stands above the page too, hidden where the form says it (forms.css). */
export const seen = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first();

/** Reads on to the end of an article, a screen at a time: what is passed over faster than that is not read (reading/movement.ts). */
export async function readToEnd(page: Page) {
  const end = page.locator("[data-reading-end]");
  do {
    await page.evaluate(() => scrollBy({ top: innerHeight, behavior: "instant" }));
    await page.waitForTimeout(250);
  } while (await end.evaluate((element) => element.getBoundingClientRect().top > innerHeight));
}

/** The briefing of this title in a list. */
export const card = (page: Page, title: string) => page.getByRole("article", { name: title, exact: true });

/** The link by which the briefing of this title is opened from a list. */
export const headline = (page: Page, title: string) => card(page, title).getByRole("heading").getByRole("link");

/** The titles of a list, from the top. */
export const titles = (page: Page) => page.locator("article h2").allInnerTexts();

/** Points at a headline until the page behind it was fetched. */
export async function fetchedByHand(page: Page, title: string) {
  const come = page.waitForResponse((response) => response.url().includes("/posts/") && response.ok());
  await headline(page, title).hover();
  await come;
}

/** Opens a topic of two briefings, and points at the first headline until the page behind it was fetched. */
export async function openFetched(page: Page, world: World) {
  const topic = await world.aTopic();
  const [piece] = await world.publishMany(2, topic);
  const title = piece?.title ?? "";
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await fetchedByHand(page, title);
  return { topic, title, id: piece?.id ?? "" };
}
