import { awake, expect, headline, type Page, test } from "./fixtures.ts";

// A kept page sleeps until somebody touches it: nothing here does before the test.
test.use({ untouched: true });

const isAsleep = (page: Page) => expect(page.locator("html[data-awake]")).toHaveCount(0);

/** The scripts that ran or were asked for so that they run. */
const scripts = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll("script[src]:not([nomodule])")].length);

/** Moves the mouse a little, and waits until the page is awake. */
async function moveMouse(page: Page) {
  for (const at of [300, 320]) await page.mouse.move(at, at);
  await awake(page);
}

/** Whether the page keeps a key that is pressed from the browser. */
const isHeld = (page: Page, key: string) =>
  page.evaluate((pressed) => {
    const [name = "", ctrl] = pressed.split("+").reverse();
    const event = new KeyboardEvent("keydown", {
      key: name,
      ctrlKey: ctrl !== undefined,
      bubbles: true,
      cancelable: true,
    });
    return !document.body.dispatchEvent(event);
  }, key);

/** Opens a page and leaves it alone until it has come whole, and a while longer. */
async function open(page: Page, path: string) {
  await page.goto(path, { waitUntil: "load" });
  await page.waitForTimeout(700);
  await isAsleep(page);
}

test("a page that nobody touches runs no script file, and wakes for a mouse", async ({ page }) => {
  await open(page, "/");
  expect(await scripts(page)).toBe(0);
  await expect(page.getByRole("button", { name: "System", exact: true })).toHaveAttribute("aria-pressed", "true");
  await moveMouse(page);
  expect(await scripts(page)).toBeGreaterThan(3);
  // From then on links open without a new document.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  await page.getByRole("link", { name: "Topics", exact: true }).click();
  await expect(page).toHaveURL("/tags");
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

for (const [key, shown] of [
  ["Control+k", "dialog"],
  ["?", "dialog"],
] as const)
  test(`${key} pressed first wakes the page and is answered`, async ({ page }) => {
    await open(page, "/posts/help-that-withholds");
    await page.keyboard.press(key);
    await expect(page.getByRole(shown)).toBeVisible();
  });

test("a page that the browser translated is left as it is, and its keys to the browser", async ({ page }) => {
  await open(page, "/about");
  await page.evaluate(() => document.documentElement.classList.add("translated-ltr"));
  for (const at of [300, 320]) await page.mouse.move(at, at);
  expect(await isHeld(page, "Control+k")).toBe(false);
  await page.waitForTimeout(500);
  await isAsleep(page);
  expect(await scripts(page)).toBe(0);
});

test("where scripts do not come the keys are the browser's", async ({ page, allow }) => {
  allow(/Failed to load resource|ERR_FAILED/);
  await page.route("**/_next/static/chunks/*.js", (route) => route.abort());
  await open(page, "/about");
  const failed = page.waitForEvent("requestfailed");
  for (const at of [300, 320]) await page.mouse.move(at, at);
  await failed;
  await expect.poll(() => isHeld(page, "Control+k")).toBe(false);
});

test("scrolling wakes a page when it has come to rest", async ({ page }) => {
  await open(page, "/posts/help-that-withholds");
  await page.evaluate(() => scrollTo({ top: 600, behavior: "instant" }));
  await awake(page);
});

test("Back to what a script had shown in a document that was loaded anew shows it", async ({ page }) => {
  await open(page, "/tags");
  await moveMouse(page);
  await page.getByRole("link", { name: "Agents", exact: true }).first().click();
  await expect(page).toHaveURL("/tags/agents");
  await page.reload();
  await isAsleep(page);
  await page.evaluate(() => history.back());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Topics");
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap on the colours is done once the page is awake, a tap on a link leads there", async ({ page, world }) => {
    const { path, title } = await world.publish();
    await open(page, "/about");
    await page.getByRole("button", { name: "Sepia", exact: true }).tap();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "sepia");
    await open(page, "/");
    await headline(page, title).tap();
    await expect(page).toHaveURL(new RegExp(`${path}(\\?|$)`));
    await isAsleep(page);
  });
});
