import { chromium, type Page, type Request } from "@playwright/test";
import { awake, card, expect, headline, openFetched, siteUrl, test } from "./fixtures.ts";

// What makes pages feel quick, as what happens. How quick they are is printed by `npm run bench:felt`.

/** After so many milliseconds everything is asked for that would be; a link is fetched 65 after it is meant. */
const QUIET = 700;

/** The requests that scripts make for parts of pages, from now on. */
function partsAskedFor(page: Page) {
  const asked: Request[] = [];
  page.on("request", (request) => {
    // The shape of an address is asked for once beside it, where no page of its kind was seen yet.
    const isShape = request.headers()["next-router-segment-prefetch"] !== undefined;
    if (request.headers().rsc && !isShape) asked.push(request);
  });
  return { paths: () => asked.map((request) => new URL(request.url()).pathname) };
}

for (const who of ["signed out", "signed in"])
  test(`what a link leads to is fetched once when it is meant, and never before: ${who}`, async ({ page, world }) => {
    if (who === "signed in") await world.readerSignedIn(page.context());
    const topic = await world.aTopic();
    const pieces = await world.publishMany(3, topic);
    const [title = "", other = ""] = pieces.map((piece) => piece.title);
    const asked = partsAskedFor(page);
    await page.goto(`/tags/${topic.slug}`);
    await awake(page);
    await page.waitForTimeout(QUIET);
    expect(asked.paths()).toEqual([]);

    const path = new URL((await headline(page, title).getAttribute("href")) ?? "", siteUrl).pathname;
    const come = page.waitForResponse((response) => new URL(response.url()).pathname === path && response.ok());
    await headline(page, title).hover();
    await come;
    await card(page, title).locator(".meta").hover();
    await headline(page, title).hover();
    await page.waitForTimeout(QUIET);
    expect(asked.paths()).toEqual([path]);

    await headline(page, title).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    expect(asked.paths()).toEqual([path]);
    await page.goBack();
    // By keys alone it is meant when it has the focus.
    await headline(page, other).focus();
    await expect.poll(() => asked.paths().length).toBe(2);
  });

test("a pointer on its way across a list fetches nothing", async ({ page, world }) => {
  const topic = await world.aTopic();
  const [piece] = await world.publishMany(2, topic);
  const asked = partsAskedFor(page);
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  const link = headline(page, piece?.title ?? "");
  await link.evaluate((element) => {
    element.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
    document.body.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  });
  await page.waitForTimeout(400);
  expect(asked.paths()).toEqual([]);
});

test("history has what was opened, not what was only fetched", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const { title } = await openFetched(page, world);
  await page.waitForTimeout(QUIET);
  const openings = () => world.db.opening.count({ where: { userId: reader.id } });
  expect(await openings()).toBe(0);
  await headline(page, title).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect.poll(openings).toBe(1);
  // A page that is made whole is an opening as well.
  await world.db.opening.deleteMany({ where: { userId: reader.id } });
  await page.reload();
  await expect.poll(openings).toBe(1);
});

test("what was saved since it was fetched is shown as saved", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  const { title, id } = await openFetched(page, world);
  await card(page, title)
    .getByRole("button", { name: `Save: ${title}` })
    .click();
  await expect.poll(() => world.db.bookmark.count({ where: { postId: id } })).toBe(1);
  await page.waitForTimeout(QUIET);
  await headline(page, title).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.locator(".article-head").getByRole("button", { name: `Saved: ${title}` })).toBeVisible();
});

test("a press keeps the focus when the page is made anew for it", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const [piece] = await world.publishMany(3, topic);
  const title = piece?.title ?? "";
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await card(page, title)
    .getByRole("button", { name: `Save: ${title}` })
    .press("Enter");
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
  await page.waitForTimeout(QUIET);
  const saved = card(page, title).getByRole("button", { name: `Saved: ${title}` });
  await expect(saved).toBeFocused();
  // Somebody else's hand shows too, and takes no focus either.
  await world.db.bookmark.deleteMany({ where: { userId: reader.id } });
  await page
    .getByRole("button", { name: `Follow: ${topic.name}` })
    .evaluate((button) => (button as HTMLElement).click());
  await expect(card(page, title).getByRole("button", { name: `Save: ${title}` })).toBeFocused();
});

test("Back to a page of a reader comes from the browser's memory, at its place", async ({ world }) => {
  // Playwright switches that memory off in the browser that it starts, and a headless shell has none.
  const browser = await chromium.launch({
    executablePath: process.env.E2E_WHOLE_BROWSER,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const context = await browser.newContext({ baseURL: siteUrl });
    await world.readerSignedIn(context);
    const topic = await world.aTopic();
    await world.publishMany(20, topic);
    const page = await context.newPage();
    await page.addInitScript(() => {
      addEventListener("pageshow", (event) => {
        document.documentElement.dataset.persisted = String(event.persisted);
      });
    });
    await page.goto(`/tags/${topic.slug}`);
    await awake(page);
    await page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
    // Playwright cannot follow a page that comes back from memory; the browser's own tools can.
    const devtools = await context.newCDPSession(page);
    const ask = async (expression: string) => (await devtools.send("Runtime.evaluate", { expression })).result.value;
    await ask("location.assign('/about')");
    await expect.poll(() => ask("document.querySelector('h1')?.textContent")).toBe("About AI Briefing");
    await ask("history.back()");
    await expect.poll(() => ask("document.documentElement.dataset.persisted + ' ' + scrollY")).toBe("true 900");
  } finally {
    await browser.close();
  }
});
