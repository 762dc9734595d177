import { expect, fillSignIn, PASSWORD, seen, test } from "./fixtures.ts";

const NEW_PASSWORD = "lantern quarry pelican drizzle";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("sessions show where one is signed in; one ends at once, then all others", async ({
      page,
      world,
      anotherBrowser,
    }) => {
      const reader = await world.aReader();
      const browsers = [await anotherBrowser(), await anotherBrowser()];
      const others = [];
      for (const context of browsers) {
        const other = await context.newPage();
        await other.goto("/sign-in");
        await fillSignIn(other, reader);
        await expect(other).toHaveURL("/following");
        others.push(other);
      }
      await page.goto("/sign-in?returnTo=%2Fsettings%2Fsessions");
      await fillSignIn(page, reader);
      await expect(page).toHaveURL("/settings/sessions");
      const rows = page.locator("main .rows > li");
      await expect(rows).toHaveCount(3);
      await expect(rows.first()).toContainText(/Chrome on \w+/);
      await expect(rows.first()).toContainText("this browser");
      await expect(rows.first()).toContainText("this machine");

      await page
        .getByRole("button", { name: /^End Chrome/ })
        .first()
        .click();
      await expect(rows).toHaveCount(2);
      await page.getByRole("button", { name: "End all others" }).click();
      await expect(page.getByText("nowhere else")).toBeVisible();
      for (const other of others) {
        await other.goto("/settings/sessions");
        await expect(other.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
        await expect(other.locator("main .rows")).toHaveCount(0);
      }
    });

    test("a new password ends every other session, and the old one is worth nothing", async ({
      page,
      world,
      allow,
      anotherBrowser,
    }) => {
      allow(/status of 422/);
      const reader = await world.readerSignedIn(page.context());
      const elsewhere = await anotherBrowser();
      const other = await elsewhere.newPage();
      await other.goto("/sign-in");
      await fillSignIn(other, reader);
      await expect(other).toHaveURL("/following");

      await page.goto("/settings/ways-in");
      await page.getByLabel("New password").fill("short");
      await page.getByRole("button", { name: "Change the password" }).click();
      await expect(seen(page, "Use at least 15 characters")).toBeVisible();
      await page.getByLabel("New password").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Change the password" }).click();
      await expect(page.getByText("Your password was changed.")).toBeVisible();

      await other.goto("/settings/sessions");
      await expect(other.locator("main .rows")).toHaveCount(0);
      await other.goto("/sign-in");
      await fillSignIn(other, { email: reader.email, password: PASSWORD });
      await expect(seen(other, "The address or the password is not right.")).toBeVisible();
      await fillSignIn(other, { email: reader.email, password: NEW_PASSWORD });
      await expect(other).toHaveURL("/following");
    });

    test("what could take over the account asks again who one is", async ({ page, world, allow }) => {
      allow(/status of 422/);
      const reader = await world.readerSignedIn(page.context());
      await world.db.session.updateMany({ where: { userId: reader.id }, data: { authenticatedAt: new Date(0) } });
      await page.goto("/settings/ways-in");
      await expect(page.getByLabel("New password")).toHaveCount(0);
      await page.getByRole("link", { name: "Confirm" }).click();
      await expect(page).toHaveURL(/confirm/);
      await page.getByLabel("Password").fill("not the password at all");
      await page.getByRole("button", { name: "Confirm" }).click();
      await expect(seen(page, "The password is not right.")).toBeVisible();
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Confirm" }).click();
      await expect(page).toHaveURL("/settings/ways-in");
      await expect(page.getByLabel("New password")).toBeVisible();
    });
  });
}

test("a copy of the cookie is dead once its reader signed out", async ({ page, world, request, baseURL }) => {
  const { token } = await world.readerSignedIn(page.context());
  const withCopy = () => request.get(`${baseURL}/settings/sessions`, { headers: { Cookie: `session=${token}` } });
  expect(await (await withCopy()).text()).toContain("this browser");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect(await (await withCopy()).text()).not.toContain("this browser");
});

test("a session cookie that somebody planted is replaced by signing in", async ({ page, world }) => {
  const stranger = await world.aReader("Stranger");
  const reader = await world.aReader();
  await page.goto("/sign-in");
  await fillSignIn(page, stranger);
  await expect(page).toHaveURL("/following");
  const cookie = async () => (await page.context().cookies()).find(({ name }) => name === "session")?.value;
  const planted = await cookie();
  await page.context().clearCookies({ name: "device" });
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await page.context().addCookies([{ name: "session", value: planted ?? "", url: page.url() }]);
  await page.goto("/sign-in");
  await fillSignIn(page, reader);
  await expect(page).toHaveURL("/following");
  expect(await cookie()).not.toBe(planted);
});

test("a ban and a change of role count from the next request on", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  await page.goto("/settings/sessions");
  await expect(page.getByRole("link", { name: "People" })).toHaveCount(0);
  await world.db.user.update({ where: { id: reader.id }, data: { role: "admin" } });
  await page.reload();
  await expect(page.getByRole("link", { name: "People" })).toBeVisible();
  await world.db.user.update({ where: { id: reader.id }, data: { bannedAt: new Date(), banReason: "Spam" } });
  await page.reload();
  await expect(page.locator("main .rows")).toHaveCount(0);
  await page.goto("/sign-in");
  await fillSignIn(page, reader);
  await expect(page.getByText("This account was closed")).toBeVisible();
});
