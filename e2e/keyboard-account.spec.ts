import { awake, expect, PASSWORD, type Page, test } from "./fixtures.ts";
import { pressOn, tabTo, typeInto } from "./keys.ts";

// What one does to an account, by keys alone: no mouse, no focus that the keys did not bring. Passkeys are the device's
// own matter and need a script; links by mail are in mail.spec.ts.

const NEW_PASSWORD = "lantern quarry pelican drizzle";

async function open(page: Page, path: string, hasScript: boolean) {
  await page.goto(path);
  if (hasScript) await awake(page);
}

/** Presses a form's button. Without a script the answer is a page, which has to be there before one goes on to another. */
async function send(page: Page, name: string | RegExp, hasScript: boolean) {
  await tabTo(page, name);
  const answer = hasScript ? null : page.waitForEvent("load");
  await page.keyboard.press("Enter");
  await answer;
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    test.describe.configure({ timeout: 90_000 });

    test("signing in, profile, sessions, password, archive, deletion and its undoing need no mouse", async ({
      page,
      world,
      anotherBrowser,
      allow,
    }) => {
      allow(/status of 422/);
      const visit = (path: string) => open(page, path, javaScriptEnabled);
      const reader = await world.aReader();
      await world.readerSignedIn(await anotherBrowser());
      const signIn = async (password: string) => {
        await typeInto(page, "E-mail address", reader.email);
        await page.keyboard.press("Tab");
        await page.keyboard.type(password);
        await page.keyboard.press("Enter");
      };
      await visit("/sign-in");
      await signIn("not the password at all");
      await expect(page.getByRole("main").getByRole("alert")).toContainText("is not right");
      if (!javaScriptEnabled) await visit("/sign-in");
      else await page.reload();
      await signIn(PASSWORD);
      await expect(page).toHaveURL("/following");
      const sessionElsewhere = { userId: reader.id, sessionToken: `elsewhere ${world.mark}`, userAgent: "x" };
      await world.db.session.create({ data: { ...sessionElsewhere, expires: new Date(Date.now() + 3_600_000) } });

      await visit("/settings");
      await pressOn(page, "Profile");
      await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
      await typeInto(page, "Name", "Kit");
      await tabTo(page, "Time zone");
      await page.keyboard.type("Europe/Ber");
      await pressOn(page, "Save profile");
      await expect(page.getByRole("link", { name: "Account of Kit" })).toBeVisible();
      expect(await world.db.user.findUnique({ where: { id: reader.id } })).toMatchObject({ timeZone: "Europe/Berlin" });

      await visit("/settings/sessions");
      await pressOn(page, /^End (?!all)/);
      await expect(page.getByText("nowhere else")).toBeVisible();

      await visit("/settings/ways-in");
      await typeInto(page, "New password", NEW_PASSWORD);
      await page.keyboard.press("Enter");
      await expect(page.getByText("Your password was changed.")).toBeVisible();

      await visit("/settings/yours");
      await send(page, "Make an archive", javaScriptEnabled);
      await expect.poll(() => world.db.export.count({ where: { userId: reader.id } })).toBe(1);
      await visit("/settings/yours");
      await tabTo(page, /^Delete my account\. /);
      await page.keyboard.press("Space");
      await pressOn(page, "Delete my account");
      await expect(page.getByRole("heading", { name: "Your account will be erased" })).toBeVisible();
      await pressOn(page, "Sign in and keep it");
      await expect(page).toHaveURL(/sign-in/);
      if (javaScriptEnabled) await awake(page);
      await signIn(NEW_PASSWORD);
      await expect(page.getByRole("link", { name: "Account of Kit" })).toBeVisible();
      expect(await world.db.user.findUnique({ where: { id: reader.id } })).toMatchObject({ eraseAfter: null });
    });

    test("an admin finds somebody, changes their role, bans them and lifts the ban without a mouse", async ({
      page,
      world,
    }) => {
      const admin = await world.readerSignedIn(page.context(), "Ada Byron");
      await world.db.user.update({ where: { id: admin.id }, data: { role: "admin" } });
      const rosa = await world.aReader("Rosa Klein");
      await open(page, "/admin/people", javaScriptEnabled);
      await typeInto(page, "Address, name or handle", rosa.email);
      await page.keyboard.press("Enter");
      const row = page.getByRole("main").getByRole("listitem").filter({ hasText: rosa.email });
      await expect(row).toHaveCount(1);
      await tabTo(page, "Role");
      await page.keyboard.type("Ed");
      await send(page, /^Change/, javaScriptEnabled);
      await expect.poll(async () => (await world.db.user.findUnique({ where: { id: rosa.id } }))?.role).toBe("editor");
      await open(page, `/admin/people?q=${rosa.email}`, javaScriptEnabled);
      await pressOn(page, "Ban");
      await page.keyboard.press("Tab");
      await page.keyboard.type(`Spam ${world.mark}`);
      await page.keyboard.press("Enter");
      await expect(row.getByText(`Spam ${world.mark}`)).toBeVisible();
      await open(page, `/admin/people?q=${rosa.email}`, javaScriptEnabled);
      await pressOn(page, /^Lift the ban/);
      await expect(row.getByText(`Spam ${world.mark}`)).toHaveCount(0);
    });
  });
