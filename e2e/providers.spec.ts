import type { Server } from "node:http";
import { awake, expect, type Page, siteUrl, test } from "./fixtures.ts";
import { ISSUER_PORT, startIssuer } from "./issuer.ts";

// One issuer on one port: these run one after another.
test.describe.configure({ mode: "serial" });
test.skip(!ISSUER_PORT, "E2E_OIDC_PORT is not set: run the journeys with `npm run e2e`.");

let issuer: Server;
test.beforeAll(async () => {
  issuer = await startIssuer(siteUrl);
});
test.afterAll(() => void issuer.close());

test.beforeEach(({ allow }) => {
  allow(new RegExp(`localhost:${ISSUER_PORT}`));
  // The issuer's own pages are not ours to judge.
  allow(/at \/interaction\/|at \/auth\/|fonts\.googleapis\.com/);
});

/** Goes to the issuer by the button of this name, and signs in there. */
async function goThrough(page: Page, button: string, login: string, beforeReturn = async () => {}) {
  await page.getByRole("button", { name: button }).click();
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await beforeReturn();
  await page.getByRole("button", { name: "Continue" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("somebody new gets an account through an issuer, and the same one the next time", async ({ page, world }) => {
      const email = world.anAddress();
      for (const place of ["/welcome", "/following"]) {
        await page.goto("/sign-in");
        await goThrough(page, "Go on with Example ID", `verified ${email}`);
        await expect(page).toHaveURL(place);
        await page.context().clearCookies();
      }
      await expect(world.db.user.count({ where: { email } })).resolves.toBe(1);
    });
  });
}

test("an address that the issuer did not check opens nobody’s account", async ({ page, world }) => {
  const reader = await world.aReader();
  await world.db.user.update({ where: { id: reader.id }, data: { emailVerified: new Date() } });
  await page.goto("/sign-in");
  await goThrough(page, "Go on with Example ID", `claimed ${reader.email}`);
  await expect(page.getByText("does not say that your address is yours")).toBeVisible();
  await page.goto("/settings/sessions");
  await expect(page.locator("main .rows")).toHaveCount(0);
});

test("an account that never confirmed its address is not taken over by who owns the address", async ({
  page,
  world,
}) => {
  const reader = await world.aReader();
  await page.goto("/sign-in");
  await goThrough(page, "Go on with Example ID", `verified ${reader.email}`);
  await expect(page.getByText("there is an account with your address")).toBeVisible();
  await expect(world.db.account.count({ where: { userId: reader.id } })).resolves.toBe(0);
});

test("a reader links an issuer, comes in through it, and removes it", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const login = `claimed somebody@${world.mark}.example.org`;
  await page.goto("/settings/ways-in");
  await goThrough(page, "Link Example ID", login);
  await expect(page.getByText("Linked. It now lets you in.")).toBeVisible();
  await page.context().clearCookies();

  await page.goto("/sign-in?returnTo=%2Fsettings%2Fways-in");
  await awake(page);
  await goThrough(page, "Go on with Example ID", login);
  await expect(page).toHaveURL("/settings/ways-in");
  await expect(world.db.session.count({ where: { userId: reader.id } })).resolves.toBe(2);

  await page.getByRole("button", { name: "Remove Example ID" }).click();
  await expect(page.getByRole("button", { name: "Link Example ID" })).toBeVisible();
});

test("a way back that another browser set out for signs nobody in and links nothing", async ({
  page,
  world,
  anotherBrowser,
}) => {
  const attacker = await (await anotherBrowser()).newPage();
  let back = "";
  attacker.on("request", (request) => {
    if (request.url().includes("/api/auth/callback/")) back = request.url();
  });
  await attacker.goto("/sign-in");
  // Without its cookies their own browser cannot use the way back up: it stays good for whoever is lured to it.
  const forget = () => attacker.context().clearCookies({ name: /authjs|errand/ });
  await goThrough(attacker, "Go on with Example ID", `verified ${world.anAddress()}`, forget);
  await expect.poll(() => back).toContain("code=");

  const victim = await world.readerSignedIn(page.context());
  await page.goto(back);
  await expect(page).not.toHaveURL(/ways-in/);
  await expect(world.db.account.count({ where: { userId: victim.id } })).resolves.toBe(0);
  await expect(world.db.session.count({ where: { userId: victim.id } })).resolves.toBe(1);
});

test("nothing else of next-auth’s routes is there", async ({ request }) => {
  for (const path of [
    "signin",
    "signout",
    "session",
    "csrf",
    "providers",
    "callback/github",
    "callback/nobody",
    "error",
  ])
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
});
