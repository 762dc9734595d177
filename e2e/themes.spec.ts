import { awake, expect, type Page, test } from "./fixtures.ts";

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const LIGHT = "rgb(251, 250, 246)";
const DARK = "rgb(20, 19, 17)";

test("the system's colours come first, also without a script", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  expect(await paper(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper(page)).toBe(DARK);
});

for (const theme of ["Light", "Dark", "Sepia"])
  test(`${theme} stays chosen, and is there before anything is drawn`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme === "Dark" ? "light" : "dark" });
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        document.documentElement.dataset.atFirst = document.documentElement.dataset.theme ?? "none";
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto("/");
    await awake(page);
    const button = page.getByRole("button", { name: theme, exact: true });
    await button.click();
    const chosen = await paper(page);
    await page.goto("/posts/help-that-withholds");
    await expect(page.locator("html")).toHaveAttribute("data-at-first", theme.toLowerCase());
    expect(await paper(page)).toBe(chosen);
    await awake(page);
    await expect(button).toHaveAttribute("aria-pressed", "true");
    expect(chosen === LIGHT).toBe(theme === "Light");
    expect(chosen === DARK).toBe(theme === "Dark");
  });

test("System gives the choice back", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  await awake(page);
  await page.getByRole("button", { name: "Light", exact: true }).click();
  await page.getByRole("button", { name: "System", exact: true }).click();
  await page.reload();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  expect(await paper(page)).toBe(DARK);
});
