import { linkIn } from "#lib/testing/mail-sink.ts";
import { violations } from "./axe.ts";
import { expect, fillSignIn, type Page, seen } from "./fixtures.ts";
import { hiddenFields } from "./forms.ts";
import { pressOn, typeInto } from "./keys.ts";
import { test } from "./mail-site.ts";

test.describe.configure({ mode: "default" });

const NEW_PASSWORD = "lantern orbit cactus melody";

/** Asks for a link on a page that takes an address alone, by keys. */
async function ask(page: Page, path: string, email: string, label = "E-mail address") {
  await page.goto(path);
  await typeInto(page, label, email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Look in your mail" })).toBeVisible();
}

const account = (page: Page) => page.getByRole("link", { name: /^Account of/ });

// Hashing takes its time on a machine that does much else.
const isSignedIn = (page: Page) => expect(account(page)).toBeVisible({ timeout: 15_000 });

const isDead = (page: Page) => expect(page.getByRole("heading", { name: /^This link does not work/ })).toBeVisible();

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("sign-up begins with the address alone and ends where the reader was going", async ({
      mailPage: page,
      mailSite,
      world,
    }) => {
      const email = world.anAddress();
      await ask(page, "/sign-up?returnTo=/saved", email);
      const link = linkIn(await mailSite.sink.mailTo(email), "/sign-up/");
      await page.goto(link);
      await page.getByLabel("Name").fill("Ada Ng");
      await expect(page.getByLabel("E-mail address")).toHaveValue(email);
      await page.getByRole("button", { name: "Create account" }).click();
      await page.getByRole("link", { name: "Not now" }).click();
      await expect(page).toHaveURL("/saved");
      await page.goto(link);
      await isDead(page);
    });

    test("a link from a mail signs in once, by its button", async ({ mailPage: page, mailSite, world }) => {
      const reader = await world.aReader();
      await ask(page, "/sign-in/link?returnTo=/saved", reader.email);
      const link = linkIn(await mailSite.sink.mailTo(reader.email), "/sign-in/link/");
      // A scanner opens it first, in every way that it knows.
      for (const method of ["GET", "HEAD", "GET"]) await page.request.fetch(link, { method });
      await page.goto(link);
      await expect(page.getByText(reader.email)).toBeVisible();
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL("/saved");
      await isSignedIn(page);
      await page.goto(link);
      await isDead(page);
    });

    test("a new password by mail ends every session", async ({
      mailPage: page,
      anotherMailPage,
      mailSite,
      world,
      allow,
    }) => {
      allow(/status of 422/);
      const reader = await world.aReader();
      const elsewhere = await anotherMailPage();
      await elsewhere.goto("/sign-in");
      await fillSignIn(elsewhere, reader);
      await isSignedIn(elsewhere);

      await ask(page, "/reset", reader.email);
      await page.goto(linkIn(await mailSite.sink.mailTo(reader.email), "/reset/"));
      await page.getByLabel("New password").fill("too short");
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(seen(page, "Use at least 15 characters")).toBeVisible();
      await page.getByLabel("New password").press("Control+a");
      await page.keyboard.type(`${NEW_PASSWORD}\n`);
      await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();

      await elsewhere.goto("/saved");
      await expect(account(elsewhere)).toHaveCount(0);
      await page.goto("/sign-in");
      await fillSignIn(page, { ...reader, password: NEW_PASSWORD });
      await isSignedIn(page);
    });

    test("an address is changed by a link to the new one, and taken back by a link to the old one", async ({
      mailPage: page,
      mailSite,
      world,
    }) => {
      const reader = await world.aReader();
      await world.db.user.update({ where: { id: reader.id }, data: { emailVerified: new Date() } });
      const newAddress = world.anAddress();
      await page.goto("/sign-in");
      await fillSignIn(page, reader);
      await isSignedIn(page);
      await ask(page, "/settings/address", newAddress, "New address");
      await page.goto(linkIn(await mailSite.sink.mailTo(newAddress), "/address/"));
      await pressOn(page, "Use this address");
      await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
      await page.goto("/settings/address");
      await expect(page.getByText(newAddress)).toBeVisible();

      const notice = await mailSite.sink.mailTo(reader.email);
      await page.goto(linkIn(notice, "/address/"));
      await page.getByRole("button", { name: "Take it back" }).click();
      await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
      await expect(page.getByLabel("E-mail address")).toHaveValue(reader.email);
      await page.goto("/saved");
      await expect(account(page)).toHaveCount(0);
    });
  });

test("a known and an unknown address get the same answer: status, headers and page", async ({
  mailPage: page,
  mailSite,
  world,
}) => {
  const reader = await world.aReader();
  for (const path of ["/sign-in/link", "/sign-up", "/reset"]) {
    const answers = [];
    for (const email of [reader.email, world.anAddress()]) {
      const fields = await hiddenFields(page.request, new URL(path, mailSite.url).href, "Send me a link");
      const answer = await page.request.post(path, {
        ...{ multipart: { ...fields, email }, headers: { Origin: mailSite.url }, maxRedirects: 0 },
      });
      const headers = answer
        .headersArray()
        .filter(({ name }) => !/^(date|content-security-policy)$/i.test(name))
        .map(({ name, value }) => `${name}: ${value}`);
      answers.push({ status: answer.status(), headers, body: await answer.text() });
    }
    expect(answers[0]).toMatchObject({ status: 303 });
    expect(answers[1]).toEqual(answers[0]);
  }
});

test("a link leads to the site's own address, whatever host the request names", async ({
  mailPage: page,
  mailSite,
  world,
}) => {
  const { email } = await world.aReader();
  const fields = await hiddenFields(page.request, new URL("/sign-in/link", mailSite.url).href, "Send me a link");
  const send = (headers: Record<string, string>) =>
    page.request.post("/sign-in/link", {
      ...{ multipart: { ...fields, email }, headers: { Origin: mailSite.url, ...headers }, maxRedirects: 0 },
    });
  expect((await send({ Host: "evil.test" })).status()).toBe(403);
  expect((await send({ "X-Forwarded-Host": "evil.test", Forwarded: "host=evil.test" })).status()).toBe(303);
  const mail = await mailSite.sink.mailTo(email);
  const hosts = (mail.text ?? "").match(/https?:\/\/[^\s/]+/g);
  expect(new Set(hosts)).toEqual(new Set([mailSite.url]));
  expect(await world.db.mail.count({ where: { recipient: email } })).toBe(1);
});

test("a mail server that says nothing keeps no page waiting, and the mail comes when it speaks again", async ({
  mailPage: page,
  mailSite,
  world,
}) => {
  const email = world.anAddress();
  mailSite.sink.mood = "says nothing";
  await ask(page, "/sign-up", email);
  mailSite.sink.mood = "takes";
  const arrived = async () => {
    await world.db.$executeRaw`
      UPDATE "Mail" SET "sendAfter" = now() - interval '1 second' WHERE "recipient" = ${email} AND "attempts" > 0`;
    return mailSite.sink.recipients.includes(email);
  };
  await expect.poll(arrived, { timeout: 25_000 }).toBe(true);
});

test("the outbox shows an admin where each mail is, and nobody else", async ({ mailPage: page, mailSite, world }) => {
  const admin = await world.aReader("Mia Stone");
  await world.db.user.update({ where: { id: admin.id }, data: { role: "admin" } });
  const email = world.anAddress();
  await ask(page, "/sign-up", email);
  await mailSite.sink.mailTo(email);
  expect((await page.request.get("/admin/outbox")).status()).toBe(404);
  await page.goto("/sign-in");
  await fillSignIn(page, admin);
  await isSignedIn(page);
  await page.goto("/admin/outbox");
  const row = page.getByRole("listitem").filter({ hasText: email });
  await expect(row).toContainText("Sent");
  await row.getByRole("link").click();
  await expect(page.getByText("Its text is not kept")).toBeVisible();
});

test("pages for mail and links have no fault that axe finds", async ({ mailPage: page, mailSite, world }) => {
  const reader = await world.aReader();
  const stranger = world.anAddress();
  await ask(page, "/sign-in/link", reader.email);
  await ask(page, "/sign-up", stranger);
  const paths = [
    ...[
      "/sign-up",
      "/sign-in/link",
      "/reset",
      "/mail-sent?for=reset",
      "/reset/done",
      "/address/done",
      "/reset/no-such",
    ],
    linkIn(await mailSite.sink.mailTo(reader.email), "/sign-in/link/"),
    linkIn(await mailSite.sink.mailTo(stranger), "/sign-up/"),
  ];
  for (const path of paths) {
    expect(await violations(page, path), path).toEqual([]);
  }
});
