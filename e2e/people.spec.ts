import { expect, type Page, test } from "./fixtures.ts";
import type { World } from "./world.ts";

async function adminSignedIn(world: World, context: Parameters<World["readerSignedIn"]>[0]) {
  const admin = await world.readerSignedIn(context, "Ada Byron");
  await world.db.user.update({ where: { id: admin.id }, data: { role: "admin" } });
  return admin;
}

/** Looks for one person and answers the row. */
async function find(page: Page, email: string) {
  await page.goto("/admin/people");
  await page.getByLabel("Address, name or handle").fill(email);
  await page.getByRole("search").getByRole("button", { name: "Search" }).click();
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: email });
  await expect(row).toHaveCount(1);
  return row;
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a role counts from the next request on, and is taken back as fast", async ({
      page,
      context,
      world,
      anotherBrowser,
      allow,
    }) => {
      allow(/status of 404/);
      await adminSignedIn(world, context);
      const theirs = await anotherBrowser();
      const rosa = await world.readerSignedIn(theirs, "Rosa Klein");
      const hers = await theirs.newPage();
      for (const [role, status] of [
        ["admin", 200],
        ["reader", 404],
      ] as const) {
        const row = await find(page, rosa.email);
        await row.getByLabel("Role", { exact: true }).selectOption(role);
        await row.getByRole("button", { name: "Change the role of Rosa Klein" }).click();
        if (javaScriptEnabled) await expect(row.getByText("The role was changed.")).toBeVisible();
        else await expect(row.getByLabel("Role", { exact: true })).toHaveValue(role);
        expect((await hers.goto("/admin/people"))?.status()).toBe(status);
      }
      await page.goto("/admin/log");
      await expect(
        page.getByText("Ada Byron changed the role of Rosa Klein: from admin to reader.").first(),
      ).toBeVisible();
    });

    test("a ban ends the session at once and stands in the log with its reason", async ({
      page,
      context,
      world,
      anotherBrowser,
    }) => {
      await adminSignedIn(world, context);
      const theirs = await anotherBrowser();
      const rosa = await world.readerSignedIn(theirs, "Rosa Klein");
      const hers = await theirs.newPage();
      await hers.goto("/settings");
      await expect(hers.getByText(rosa.email)).toBeVisible();
      const row = await find(page, rosa.email);
      await row.getByText("Ban", { exact: true }).click();
      await row.getByLabel("Reason").fill(`Spam ${world.mark}`);
      await row.getByRole("button", { name: "Ban Rosa Klein" }).click();
      await expect(row.getByText(`Spam ${world.mark}`)).toBeVisible();
      await hers.goto("/settings");
      await expect(hers.getByText(rosa.email)).toHaveCount(0);
      await row.getByRole("button", { name: "Lift the ban of Rosa Klein" }).click();
      await expect(row.getByText(`Spam ${world.mark}`)).toHaveCount(0);
      await page.goto("/admin/log");
      await expect(page.getByText(`Ada Byron banned Rosa Klein: Spam ${world.mark}.`)).toBeVisible();
    });
  });
}
