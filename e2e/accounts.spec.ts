import { awake, expect, fillSignIn, fillSignUp, PASSWORD, type Page, seen, siteUrl, test } from "./fixtures.ts";

const cookie = async (page: Page) => (await page.context().cookies()).find(({ name }) => name === "session");

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a reader signs up, signs out and signs in again", async ({ page, world }) => {
      const account = { name: "Ada Ng", email: world.anAddress(), password: PASSWORD };
      await page.goto("/sign-up");
      await fillSignUp(page, account);
      await expect(page).toHaveURL("/welcome");
      await page.getByRole("link", { name: "Account of Ada Ng" }).click();
      await expect(page.getByText(account.email)).toBeVisible();
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL("/");
      await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
      await page.goto("/sign-in");
      await fillSignIn(page, account);
      await expect(page).toHaveURL("/following");
    });

    test("a refused sign-up says what is wrong and keeps what was typed, but the password", async ({
      page,
      world,
      allow,
    }) => {
      allow(/status of 422/);
      const email = world.anAddress();
      await page.goto("/sign-up");
      if (javaScriptEnabled) await awake(page);
      await fillSignUp(page, { name: "Ada Ng", email, password: "password123456789" });
      await expect(seen(page, "lists that attackers try first")).toBeVisible();
      await expect(page.getByLabel("Name")).toHaveValue("Ada Ng");
      await expect(page.getByLabel("E-mail address")).toHaveValue(email);
      await expect(page.getByLabel("Password")).toHaveValue("");
      await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/attackers try first/);
    });

    test("a wrong password and an unknown address are refused alike", async ({ page, world, allow }) => {
      allow(/status of 422/);
      const known = await world.aReader();
      const said: (string | null)[] = [];
      for (const email of [known.email, world.anAddress()]) {
        await page.goto("/sign-in");
        if (javaScriptEnabled) await awake(page);
        await fillSignIn(page, { email, password: "violet harbour anvil mosaik" });
        await expect(page.locator(".form .notice")).toBeVisible();
        said.push(await page.locator(".form").textContent());
        await expect(page.getByLabel("E-mail address")).toHaveValue(email);
        await expect(page.getByLabel("Password")).toHaveValue("");
      }
      expect(said[0]).toBe(said[1]);
      expect(await cookie(page)).toBeUndefined();
    });
  });

test("an address that has an account cannot be taken again", async ({ page, world }) => {
  const reader = await world.aReader();
  await page.goto("/sign-up");
  await awake(page);
  await fillSignUp(page, { ...reader, email: reader.email.toUpperCase() });
  const address = page.getByLabel("E-mail address");
  await expect(address).toHaveAccessibleDescription("There is an account with this address already. Sign in instead.");
  await expect(address).toBeFocused();
});

test("who is signed in is sent on from the sign-in page", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  await page.goto("/sign-in?returnTo=/saved");
  await expect(page).toHaveURL("/saved");
});

test("after sign-in one comes back to where one was, and never to another site", async ({ page, world, allow }) => {
  allow(/status of 404/);
  const reader = await world.aReader();
  const outside = [
    "https://evil.test/",
    "//evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "javascript:alert(1)",
    "/%2f/evil.test/..",
  ];
  for (const returnTo of ["/tags/agents?before=x", ...outside]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    await fillSignIn(page, reader);
    await expect(page.getByRole("link", { name: /^Account of/ })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(siteUrl);
    if (returnTo.startsWith("/tags")) await expect(page).toHaveURL("/tags/agents?before=x");
  }
});

test("the session's cookie is out of reach of scripts and of other sites", async ({ page, world }) => {
  const reader = await world.aReader();
  await page.goto("/sign-in");
  await fillSignIn(page, reader);
  await expect(page).toHaveURL("/following");
  expect(await cookie(page)).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("a session that somebody planted is replaced by sign-in", async ({ page, world }) => {
  const { token } = await world.readerSignedIn(page.context(), "The planter");
  const reader = await world.aReader();
  // Signed in already, one is sent on from the page: the form was open before the cookie came.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await awake(page);
  await page.context().addCookies([{ name: "session", value: token, url: siteUrl }]);
  await fillSignIn(page, reader);
  await expect(page.getByRole("link", { name: "Account of Rosa Klein" })).toBeVisible();
  expect((await cookie(page))?.value).not.toBe(token);
  expect(
    await world.db.session.count({ where: { user: { name: "The planter", email: { contains: world.mark } } } }),
  ).toBe(0);
});

test("a copy of the cookie is worth nothing after sign-out", async ({ page, world, anotherBrowser }) => {
  await world.readerSignedIn(page.context());
  const thief = await anotherBrowser();
  await thief.addCookies(await page.context().cookies());
  const theirs = await thief.newPage();
  await theirs.goto("/settings");
  await expect(theirs.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole("button", { name: "Sign out" })).toHaveCount(0);
});

test("pages of an account are kept by nobody, pages of a reader only by their browser", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  const caching = async (path: string) => (await page.request.get(path)).headers()["cache-control"];
  expect(await caching("/following")).toBe("private, no-cache");
  expect(await caching("/saved")).toBe("private, no-cache");
  expect(await caching("/settings")).toBe("private, no-store");
});

test.describe("a form without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("answers 429 and says how long to wait after ten wrong tries, for that account alone", async ({
    page,
    world,
    allow,
    anotherBrowser,
  }) => {
    allow(/status of (422|429)/);
    const [reader, other] = [await world.aReader(), await world.aReader("Another")];
    const wrong = { email: reader.email, password: "violet harbour anvil mosaik" };
    const statuses: number[] = [];
    let retryAfter = 0;
    await page.goto("/sign-in");
    for (let tried = 0; tried < 11 && statuses.at(-1) !== 429; tried++) {
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await fillSignIn(page, wrong);
      statuses.push((await answer).status());
      retryAfter = Number((await answer).headers()["retry-after"] ?? 0);
    }
    expect(statuses).toEqual([...Array(10).fill(422), 429]);
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(600);
    await expect(page.locator(".form .notice")).toContainText("Too many tries. Wait");
    await fillSignIn(page, reader);
    await expect(page.locator(".form .notice")).toContainText("Too many tries");
    const elsewhere = await (await anotherBrowser({ javaScriptEnabled: false })).newPage();
    await elsewhere.goto("/sign-in");
    await fillSignIn(elsewhere, other);
    await expect(elsewhere).toHaveURL("/following");
  });
});
