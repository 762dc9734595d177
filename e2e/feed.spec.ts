import { awake, expect, headline, test, titles } from "./fixtures.ts";

test("a list with a script goes on in place, twenty at a time, to its end", async ({ page, world }) => {
  const topic = await world.aTopic();
  const all = await world.publishMany(45, topic);
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await expect(page.getByRole("article")).toHaveCount(20);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByRole("article")).toHaveCount(40);
  await expect(page).toHaveURL(`/tags/${topic.slug}`);
  await expect(headline(page, "Wombat number 21")).toBeFocused();
  await page.getByRole("button", { name: "Older" }).click();
  await expect(headline(page, "Wombat number 41")).toBeFocused();
  expect(await titles(page)).toEqual(all.map((post) => post.title));
  await expect(page.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Older" })).toHaveCount(0);
});

test("Back from an article finds the list opened as far as it was, at the same place", async ({ page, world }) => {
  const topic = await world.aTopic();
  await world.publishMany(45, topic);
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await page.getByRole("link", { name: "Older" }).click();
  await headline(page, "Wombat number 33").scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => window.scrollY);
  expect(place).toBeGreaterThan(1_000);
  await headline(page, "Wombat number 33").click();
  await expect(page.getByRole("heading", { level: 1, name: "Wombat number 33" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("article")).toHaveCount(40);
  await expect(headline(page, "Wombat number 33")).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
});

test("when the next page does not arrive the list says so and tries again", async ({ page, world, allow }) => {
  allow(/api\/lists|Failed to load resource/);
  const topic = await world.aTopic();
  await world.publishMany(21, topic);
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await page.route("**/api/lists?**", (route) => route.fulfill({ status: 503, body: "" }));
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByText("The next page did not arrive.")).toBeVisible({ timeout: 15_000 });
  await page.unroute("**/api/lists?**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(headline(page, "Wombat number 21")).toBeVisible();
});

test("the briefing begins with its newest piece and its cover, and ends", async ({ page }) => {
  await page.goto("/");
  await awake(page);
  const lead = page.locator(".lead");
  await expect(lead.locator("svg.cover")).toBeVisible();
  await expect(page.locator(".card svg.cover")).toHaveCount(0);
  await page.getByRole("link", { name: "Older" }).click();
  const end = page.getByRole("heading", { name: "You’re all caught up" });
  const older = page.getByRole("button", { name: "Older" });
  await expect(async () => {
    if (await older.isVisible()) await older.click();
    await expect(end).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const dates = await page
    .locator("article time")
    .evaluateAll((all) => all.map((time) => (time as HTMLTimeElement).dateTime));
  expect(dates.length).toBeGreaterThanOrEqual(24);
  expect(dates).toEqual(dates.toSorted().toReversed());
});

test("an address with a place that nobody gave shows the first page", async ({ page }) => {
  for (const before of ["-1", "1e309", "__proto__", "' OR 1=1", "%00"]) {
    const answer = await page.goto(`/?before=${encodeURIComponent(before)}`);
    expect(answer?.status()).toBe(200);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Older is a link to the next page, to the end of the list", async ({ page, world }) => {
    const topic = await world.aTopic();
    const all = await world.publishMany(45, topic);
    await page.goto(`/tags/${topic.slug}`);
    const seen = await titles(page);
    for (const _ of [2, 3]) {
      await page.getByRole("link", { name: "Older" }).click();
      await expect(page).toHaveURL(/\?before=/);
      seen.push(...(await titles(page)));
    }
    expect(seen).toEqual(all.map((post) => post.title));
    await expect(page.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Older" })).toHaveCount(0);
  });
});
