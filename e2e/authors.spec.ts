import { awake, card, expect, headline, test } from "./fixtures.ts";

test("an author's page says who writes and lists what they wrote", async ({ page }) => {
  await page.goto("/posts/help-that-withholds");
  await page.locator(".byline").getByRole("link").first().click();
  await expect(page).toHaveURL("/authors/skills");
  await expect(page.getByText("@skills")).toBeVisible();
  await expect(headline(page, "Help that withholds")).toHaveAttribute(
    "href",
    "/posts/help-that-withholds?from=author:skills",
  );
  await expect(page.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
});

test("following an author brings what they publish into Following", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  await page.goto("/authors/skills");
  await awake(page);
  await page.getByRole("button", { name: /^Follow: / }).click();
  await expect(page.getByRole("button", { name: /^Following: / })).toBeVisible();
  await expect.poll(() => world.db.authorFollow.count({ where: { userId: reader.id } })).toBe(1);
  const piece = await world.publish({ author: "skills" });
  await page.goto("/following");
  await expect(card(page, piece.title)).toBeVisible();
});

test("an article's author can be followed at its end", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  await page.goto("/posts/help-that-withholds");
  await awake(page);
  await page.getByRole("button", { name: /^Follow: / }).click();
  await expect(page.getByRole("button", { name: /^Following: / })).toBeVisible();
  await expect.poll(() => world.db.authorFollow.count({ where: { userId: reader.id } })).toBe(1);
});
