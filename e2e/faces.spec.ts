import { awake, expect, type Page, test } from "./fixtures.ts";

// Faces that come late: the watch of every test fails when something moves for them.

/** Holds every face back until it is let go. */
async function holdFaces(page: Page) {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\.woff2/, async (route) => {
    const response = await route.fetch();
    await gone;
    await route.fulfill({ response });
  });
  return letGo;
}

const widthOf = (page: Page) => page.locator(".wordmark").evaluate((element) => element.getBoundingClientRect().width);
const isLoaded = (page: Page) =>
  expect.poll(() => page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").length >= 2));

for (const width of [390, 1440])
  for (const theme of ["light", "dark", "sepia"])
    test(`faces that come late move nothing at ${width} pixels, ${theme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.addInitScript((name) => localStorage.setItem("theme", name), theme);
      for (const path of ["/tags", "/posts/help-that-withholds", "/sign-in"]) {
        const letGo = await holdFaces(page);
        await page.goto(path, { waitUntil: "domcontentloaded" });
        await awake(page);
        letGo();
        await isLoaded(page).toBe(true);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.unrouteAll();
      }
    });

test("what stands in for each face is known to the browser", async ({ page }) => {
  await page.goto("/about");
  const known = await page.evaluate(() => [...document.fonts].map(({ family }) => family.replaceAll('"', "")));
  for (const name of ["Reading stand-in", "Reading italic stand-in", "Interface stand-in"])
    expect(known).toContain(name);
});

test("the next page has the faces that were late for this one", async ({ page }) => {
  const letGo = await holdFaces(page);
  await page.goto("/tags", { waitUntil: "domcontentloaded" });
  await awake(page);
  const standIn = await widthOf(page);
  letGo();
  await isLoaded(page).toBe(true);
  expect(await widthOf(page)).toBe(standIn);
  await page.getByRole("link", { name: "Agents", exact: true }).first().click();
  await expect(page).toHaveURL("/tags/agents");
  await expect.poll(() => widthOf(page)).not.toBe(standIn);
});
