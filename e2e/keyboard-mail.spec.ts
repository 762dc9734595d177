import { linkIn } from "#lib/testing/mail-sink.ts";
import { expect, type Page } from "./fixtures.ts";
import { pressOn, typeInto } from "./keys.ts";
import { test } from "./mail-site.ts";

// What goes by mail, by keys alone: asking for a link, and what its page wants.

test.describe.configure({ mode: "default", timeout: 90_000 });

const NEW_PASSWORD = "copper meadow trumpet seven";

/** Asks for a link by keys on a page that takes an address alone. */
async function ask(page: Page, path: string, label: string, email: string) {
  await page.goto(path);
  await typeInto(page, label, email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Look in your mail" })).toBeVisible();
}

const isSignedIn = (page: Page) => expect(page.getByRole("link", { name: /^Account of/ })).toBeVisible();

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a new password, signing in by a link and another address need no mouse", async ({
      mailPage: page,
      mailSite,
      world,
    }) => {
      const [forgetful, reader] = [await world.aReader(), await world.aReader("Kit")];
      await world.db.user.update({ where: { id: reader.id }, data: { emailVerified: new Date() } });
      await ask(page, "/reset", "E-mail address", forgetful.email);
      await page.goto(linkIn(await mailSite.sink.mailTo(forgetful.email), "/reset/"));
      await typeInto(page, "New password", NEW_PASSWORD);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();

      await ask(page, "/sign-in/link", "E-mail address", reader.email);
      await page.goto(linkIn(await mailSite.sink.mailTo(reader.email), "/sign-in/link/"));
      await pressOn(page, "Sign in");
      await isSignedIn(page);

      const newAddress = world.anAddress();
      await ask(page, "/settings/address", "New address", newAddress);
      await page.goto(linkIn(await mailSite.sink.mailTo(newAddress), "/address/"));
      await pressOn(page, "Use this address");
      await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
      expect(await world.db.user.findUnique({ where: { id: reader.id } })).toMatchObject({ email: newAddress });
    });
  });
