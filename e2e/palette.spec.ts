import { faultsInThemes } from "./axe.ts";
import { awake, expect, type Page, test } from "./fixtures.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search and commands" });
const field = (page: Page) => page.getByRole("combobox", { name: "Search, or say what to do" });
const option = (page: Page, name: string | RegExp) => page.getByRole("option", { name });

/** The option at hand, as a screen reader is told. */
async function active(page: Page) {
  const id = await field(page).getAttribute("aria-activedescendant");
  return page.locator(`[id="${id}"]`);
}

test("Ctrl and K find a briefing while one types, and Enter opens it", async ({ page, world }) => {
  const piece = await world.publish({ title: "Quagga sightings doubled" });
  await page.goto("/tags");
  await awake(page);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("quagga sigh");
  await expect(option(page, piece.title)).toBeVisible();
  await expect(await active(page)).toHaveText("Search everything for “quagga sigh”");
  await page.keyboard.press("ArrowDown");
  await expect(await active(page)).toHaveText(piece.title);
  await expect(await active(page)).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(piece.path);
  await expect(palette(page)).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "Lately" }).getByRole("option")).toHaveText([piece.title]);
});

test("what is typed is searched for, and topics and pages are found by their names", async ({ page }) => {
  await page.goto("/");
  await awake(page);
  await page.getByRole("link", { name: "Search and commands" }).click();
  await field(page).fill("jagged frontier");
  await field(page).press("Enter");
  await expect(page).toHaveURL("/search?q=jagged+frontier");
  await page.getByRole("link", { name: "Search and commands" }).click();
  await field(page).fill("agent");
  await option(page, "Agents").click();
  await expect(page).toHaveURL("/tags/agents");
});

test("commands press the buttons of the page, and Escape leaves everything as it was", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await field(page).fill("save");
  await option(page, `Save: ${piece.title}`).click();
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
  await page.keyboard.press("Control+k");
  await field(page).fill("sepia");
  await field(page).press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "sepia");
  // The colours are there before the palette is gone.
  await expect(palette(page)).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await field(page).fill("sign out");
  await field(page).press("Enter");
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await world.db.session.count({ where: { userId: reader.id } })).toBe(0);
});

test("without a connection it says so, and still leads to the pages it knows", async ({ page, allow }) => {
  allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  await page.goto("/");
  await awake(page);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.context().setOffline(true);
  await field(page).fill("topics");
  await expect(page.getByText("No connection: pages and commands only.")).toBeVisible();
  await expect(page.getByRole("option", { name: "Topics", exact: true })).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("No connection")).toHaveCount(0);
});

test("single keys can be switched off; what needs Ctrl goes on", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  await page.goto("/settings");
  await awake(page);
  await page.getByLabel("Single-key shortcuts in this browser").uncheck();
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  await expect(page).toHaveURL("/settings");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await field(page).fill("shortcuts");
  await field(page).press("Enter");
  const sheet = page.getByRole("dialog", { name: "Keyboard" });
  await expect(sheet.getByText("Search and commands")).toBeVisible();
  await expect(sheet.getByText("Next briefing")).toHaveCount(0);
  await sheet.getByLabel("Single-key shortcuts in this browser").check();
  await sheet.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("/");
  await expect(page).toHaveURL("/search");
});

test("axe finds nothing in the palette and the list of keys, in three themes", async ({ page, allow }) => {
  allow(/layout shift/);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/");
    await awake(page);
    for (const keys of ["Control+k", "?"]) {
      await page.keyboard.press(keys);
      if (keys === "Control+k") await field(page).fill("agents");
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await faultsInThemes(page), `${keys} at ${width}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the control is a link to the search page", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Search and commands" }).click();
    await expect(page).toHaveURL("/search");
    await expect(page.getByRole("searchbox")).toBeVisible();
  });
});
