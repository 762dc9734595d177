import { expect, test } from "./fixtures.ts";

test("where mail is not set up, pages offer nothing that needs it and say so", async ({ page }) => {
  await page.goto("/sign-up");
  await expect(page.getByText("Mail is not set up on this site yet")).toBeVisible();
  await expect(page.getByLabel("Password")).toBeVisible();
  await page.goto("/sign-in");
  await expect(page.getByRole("link", { name: "Get a link by mail" })).toHaveCount(0);
  for (const path of ["/sign-in/link", "/reset"]) {
    await page.goto(path);
    await expect(page.getByText("This needs mail")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
  }
});
