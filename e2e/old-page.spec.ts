import { awake, expect, type Page, test } from "./fixtures.ts";

/** Makes every form of the page one from before an update: its action is none that this build knows. */
async function age(page: Page) {
  await page.route("**/*", async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.fallback();
    const headers = { ...request.headers() };
    if (headers["next-action"]) headers["next-action"] = "7f".padEnd(42, "0");
    const body = request.postDataBuffer()?.toString("latin1") ?? "";
    const aged = body.replaceAll(/\$ACTION_ID_[\da-f]{42}/g, `$ACTION_ID_${"7f".padEnd(42, "0")}`);
    const fully = aged.replaceAll(/"id":"[\da-f]{42}"/g, `"id":"${"7f".padEnd(42, "0")}"`);
    return route.fallback({ headers, postData: Buffer.from(fully, "latin1") });
  });
}

async function type(page: Page) {
  await page.getByLabel("E-mail address").fill("rosa@example.org");
  await page.getByLabel("Password").fill("a password that must not be shown");
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("with JavaScript, a page from before an update gives back what was typed", async ({ page, allow }) => {
  allow(/409|not found on the server|Failed to find Server Action/);
  await page.goto("/sign-in");
  await awake(page);
  await age(page);
  await type(page);
  await expect(page.getByRole("heading", { name: "This page is from before an update" })).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue("rosa@example.org");
  expect(await page.content()).not.toContain("must not be shown");
});

test("so does one whose form is prepared", async ({ page, world, allow }) => {
  allow(/409|not found on the server|Failed to find Server Action/);
  await world.readerSignedIn(page.context());
  await page.goto("/saved");
  await awake(page);
  await age(page);
  await page.getByLabel("Link", { exact: true }).fill("https://example.org/a-long-address");
  await page.getByRole("button", { name: "Save the link" }).click();
  await expect(page.getByRole("heading", { name: "This page is from before an update" })).toBeVisible();
  await expect(page.getByLabel("Url")).toHaveValue(/a-long-address/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a page from before an update gives back what was typed", async ({ page, allow }) => {
    // A form that is answered with an error ends the page’s transition, which the browser reports without words.
    allow(/409|^uncaught: $/);
    await page.goto("/sign-in");
    await age(page);
    await type(page);
    await expect(page.getByRole("heading", { name: "This page is from before an update" })).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(/rosa@example\.org/);
    expect(await page.content()).not.toContain("must not be shown");
    await page.getByRole("link", { name: "Open the page again" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });
});
