import { awake, expect, type Page, seen, test } from "./fixtures.ts";
import { pressOn } from "./keys.ts";

/** Gives the browser of this page a device of its own that keeps passkeys and says yes to everything. */
async function withAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Whether somebody is there to touch it. */
    touched: (enabled: boolean) => cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
    keys: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

async function addPasskey(page: Page) {
  await page.goto("/settings/ways-in");
  await awake(page);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("The passkey was added.")).toBeVisible();
}

/** Presses the button for passkeys. The browser's own offer in the address field may take the device's touch before. */
async function usePasskey(
  page: Page,
  device: Awaited<ReturnType<typeof withAuthenticator>>,
  press = () => page.getByRole("button", { name: "Use a passkey" }).click({ timeout: 5_000 }),
) {
  await device.touched(true);
  await press().catch(() => {});
}

test("a passkey is added, named, used to sign in without typing, and removed", async ({ page, world }) => {
  const device = await withAuthenticator(page);
  await world.readerSignedIn(page.context());
  await addPasskey(page);
  expect(await device.keys()).toHaveLength(1);

  await page.locator("summary").click();
  await page.getByLabel("Name", { exact: true }).fill("The blue laptop");
  await page.getByRole("button", { name: /^Save the name/ }).click();
  await expect(page.locator("b", { hasText: "The blue laptop" })).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");

  await device.touched(false);
  await page.goto("/sign-in?returnTo=%2Fsaved");
  await awake(page);
  await usePasskey(page, device);
  await expect(page).toHaveURL("/saved");

  await page.goto("/settings/ways-in");
  await expect(page.getByText("last used")).toBeVisible();
  await page.locator("summary").click();
  await page.getByRole("button", { name: /^Remove The blue/ }).click();
  await expect(page.locator("b", { hasText: "The blue laptop" })).toHaveCount(0);
});

test("a passkey is added, used and removed by keys alone", async ({ page, world }) => {
  const device = await withAuthenticator(page);
  await world.readerSignedIn(page.context());
  await page.goto("/settings/ways-in");
  await awake(page);
  await pressOn(page, "Add a passkey");
  await expect(page.getByText("The passkey was added.")).toBeVisible();
  await page.context().clearCookies();
  await device.touched(false);
  await page.goto("/sign-in?returnTo=%2Fsettings%2Fways-in");
  await awake(page);
  await usePasskey(page, device, () => pressOn(page, "Use a passkey"));
  await expect(page).toHaveURL("/settings/ways-in");
  await pressOn(page, /^Remove /);
  await expect(page.getByText("Add a passkey")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Remove / })).toHaveCount(0);
});

test("the browser’s autofill offers the passkey on the sign-in page", async ({ page, world }) => {
  await withAuthenticator(page);
  await world.readerSignedIn(page.context());
  await addPasskey(page);
  await page.context().clearCookies();
  // The device says yes as soon as it is asked: nothing is pressed.
  await page.goto("/sign-in");
  await expect(page).toHaveURL("/following");
});

test("a passkey that was removed signs nobody in", async ({ page, world, allow }) => {
  // What the press came to stands above the other ways in, and comes when device and server have answered.
  allow(/layout shift .* at \/sign-in/);
  const device = await withAuthenticator(page);
  const reader = await world.readerSignedIn(page.context());
  await addPasskey(page);
  await world.db.passkey.deleteMany({ where: { userId: reader.id } });
  await page.context().clearCookies();
  await device.touched(false);
  await page.goto("/sign-in");
  await awake(page);
  await usePasskey(page, device);
  await expect(page.getByText("This passkey is not known here")).toBeVisible();
});

test("the button works while what the browser offered is still being judged", async ({ page, world, allow }) => {
  allow(/layout shift .* at \/sign-in/);
  await withAuthenticator(page);
  const reader = await world.readerSignedIn(page.context());
  await addPasskey(page);
  await world.db.passkey.deleteMany({ where: { userId: reader.id } });
  await page.context().clearCookies();
  const asked = () => page.waitForResponse((response) => response.url().includes("/api/passkeys"), { timeout: 1_000 });
  let judged = 0;
  page.on("response", (response) => {
    if (response.request().method() === "POST") judged++;
  });
  // Each try is counted before it is judged: so the browser's own, which the device answers at once, takes its time.
  await world.db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "RateLimiterFlexible" IN SHARE MODE`;
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await page.goto("/sign-in");
    await sent;
    const again = asked().catch(() => null);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await again;
  });
  await expect.poll(() => judged).toBe(2);
  await expect(page.getByRole("button", { name: "Use a passkey" })).toHaveAttribute("aria-busy", "false");
  await expect(page.getByText("This passkey is not known here")).toBeVisible();
});

test("the last way in stays", async ({ page, world }) => {
  await withAuthenticator(page);
  await world.readerSignedIn(page.context());
  await addPasskey(page);
  await page.getByRole("button", { name: "Remove the password" }).click();
  await expect(page.getByText("You have no password, and need none.")).toBeVisible();
  await page.locator("summary").click();
  await page.getByRole("button", { name: /^Remove / }).click();
  await expect(seen(page, "This is the last way into your account")).toBeVisible();
});

test("a passkey proves again who one is", async ({ page, world }) => {
  await withAuthenticator(page);
  const reader = await world.readerSignedIn(page.context());
  await addPasskey(page);
  await world.db.session.updateMany({ where: { userId: reader.id }, data: { authenticatedAt: new Date(0) } });
  await page.goto("/settings/ways-in");
  await page.getByRole("link", { name: "Confirm" }).click();
  await awake(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL("/settings/ways-in");
  await expect(page.getByRole("button", { name: "Add a passkey" })).toBeVisible();
});
