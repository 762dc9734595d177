import { expect, type Page, seen, test } from "./fixtures.ts";

// Screens for when there is nothing, nobody, or no way.

for (const { path, title } of [
  { path: "/following", title: "Following" },
  { path: "/saved", title: "Saved" },
  { path: "/links/new", title: "Save a link" },
  { path: "/settings", title: "Account" },
])
  test(`${path} says to somebody signed out what it is, and leads in and back`, async ({ page, world }) => {
    const reader = await world.aReader();
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.getByRole("main").getByRole("link", { name: "Create an account" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("E-mail address").fill(reader.email);
    await page.getByLabel("Password").fill(reader.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(path);
    await expect(page.getByRole("link", { name: "Account of Rosa Klein" })).toBeVisible();
  });

async function leadsOn(page: Page) {
  for (const path of [
    "/nothing-here",
    "/posts/no-such-piece",
    "/tags/no-such-topic",
    "/authors/nobody",
    "/paths/no-such-path",
    "/lists/no-such-list",
    "/posts/no-such-piece/share",
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    if (!path.endsWith("/share")) await expect(page).toHaveTitle("Not found · AI Briefing");
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "All briefings" })).toHaveAttribute("href", "/");
  }
}

test("an address that does not exist is a page with a way on, in the reader's colours", async ({ page, allow }) => {
  allow(/status of 404/);
  await page.addInitScript(() => localStorage.setItem("theme", "dark"));
  await leadsOn(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an address that does not exist is a page with a way on", async ({ page, allow }) => {
    allow(/status of 404/);
    await leadsOn(page);
  });

  test("so is what is another role's, signed in or not", async ({ page, world, allow }) => {
    allow(/status of 404/);
    await world.readerSignedIn(page.context());
    expect((await page.goto("/admin/people"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  });
});

test("nothing saved, nothing followed and nothing shared each say where to begin", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  await page.goto("/saved");
  await expect(page.getByText("Nothing here yet.")).toBeVisible();
  await page.goto("/following");
  await expect(page.getByText("You follow nothing yet.")).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByText("None yet. Share a briefing to make one.")).toBeVisible();
});

test("a session that ended while a page was open is told so, and nothing is lost", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  await page.goto("/links/new");
  await page.getByLabel("Address").fill("https://example.org/piece");
  await page.getByLabel("Title").fill("A piece");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save the link" }).click();
  await expect(seen(page, "You are signed out. Sign in and try again.")).toBeVisible();
});
