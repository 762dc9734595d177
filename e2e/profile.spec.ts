import { request } from "node:http";
import sharp from "sharp";
import { expect, type Page, seen, siteUrl, test } from "./fixtures.ts";

const picture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: "#c23f1f" } })
    .withExif({ IFD0: { Copyright: "Rosa Klein" }, IFD3: { GPSLatitude: "52/1 30/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();

async function upload(page: Page, name: string, mimeType: string, buffer: Buffer) {
  await page.getByLabel("Picture").setInputFiles({ name, mimeType, buffer });
  await page.getByRole("button", { name: "Use this picture" }).click();
}

const portrait = (page: Page) => page.getByRole("banner").locator("img.portrait");

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a reader says who they are, and it stays", async ({ page, context, world }) => {
      await world.readerSignedIn(context, "Rosa Klein");
      await page.goto("/settings/profile");
      await page.getByLabel("Name").fill("Rosa K.");
      await page.getByLabel("Handle").fill(`@Rosa_${world.mark}`);
      await page.getByLabel("Time zone").selectOption("Europe/Berlin");
      await page.getByRole("button", { name: "Save profile" }).click();
      if (javaScriptEnabled) await expect(page.getByText("Your profile was changed.")).toBeVisible();
      await expect(page.getByRole("link", { name: "Account of Rosa K." })).toBeVisible();
      await page.reload();
      await expect(page.getByLabel("Handle")).toHaveValue(`rosa_${world.mark}`);
      await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
    });

    test("a handle that is taken is refused, and what was typed stays", async ({ page, context, world, allow }) => {
      allow(/status of 409/);
      const other = await world.aReader();
      const handle = `taken_${world.mark}`;
      await world.db.user.update({ where: { id: other.id }, data: { handle } });
      await world.readerSignedIn(context, "Rosa Klein");
      await page.goto("/settings/profile");
      await page.getByLabel("Name").fill("Rosa K.");
      await page.getByLabel("Handle").fill(handle);
      await page.getByLabel("Time zone").selectOption("Europe/Berlin");
      await page.getByRole("button", { name: "Save profile" }).click();
      await expect(seen(page, "Somebody else has this handle.")).toBeVisible();
      await expect(page.getByLabel("Name")).toHaveValue("Rosa K.");
      await expect(page.getByLabel("Handle")).toHaveValue(handle);
      await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
    });

    test("a portrait is shown in the masthead, and can be removed", async ({ page, context, world }) => {
      await world.readerSignedIn(context);
      await page.goto("/settings/profile");
      await upload(page, "me.jpg", "image/jpeg", await picture());
      await expect(portrait(page)).toBeVisible();
      await page.getByRole("button", { name: "Remove the portrait" }).click();
      await expect(page.getByText("These letters stand for you.")).toBeVisible();
      await expect(portrait(page)).toHaveCount(0);
    });
  });
}

test("a portrait is served as a picture and nothing else, without place or name", async ({ page, context, world }) => {
  await world.readerSignedIn(context);
  await page.goto("/settings/profile");
  await upload(page, "me.jpg", "image/jpeg", await picture());
  await expect(portrait(page)).toBeVisible();
  const answer = await page.request.get((await portrait(page).getAttribute("src")) ?? "");
  expect(answer.headers()).toMatchObject({ "content-type": "image/webp", "x-content-type-options": "nosniff" });
  const policies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "content-security-policy");
  expect(policies.map(({ value }) => value).join(", ")).toContain(
    "default-src 'none'; frame-ancestors 'none'; sandbox",
  );
  expect(answer.headers()["cache-control"]).toContain("private");
  const bytes = await answer.body();
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
});

test("what is no picture is refused in words", async ({ page, context, world }) => {
  await world.readerSignedIn(context);
  await page.goto("/settings/profile");
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await upload(page, "me.svg", "image/svg+xml", drawing);
  await expect(seen(page, "Choose a JPEG, PNG or WebP picture.")).toBeVisible();
  await upload(page, "me.png", "image/png", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), drawing]));
  await expect(seen(page, "This picture cannot be read.")).toBeVisible();
  await expect(portrait(page)).toHaveCount(0);
});

test("only the forms that carry a file take more than 256 KB", async ({ context, world }) => {
  const { token } = await world.readerSignedIn(context);
  // The size that is announced is enough for the answer: of the body nothing is sent.
  const announce = (path: string, bytes: number) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { Origin: siteUrl, Cookie: `session=${token}`, "Content-Length": bytes };
      const sent = request(new URL(path, siteUrl), { method: "POST", headers });
      sent.on("error", reject).on("response", ({ statusCode }) => {
        sent.off("error", reject).on("error", () => {});
        resolve(statusCode);
        sent.destroy();
      });
      sent.flushHeaders();
    });
  for (const path of ["/settings/address", "/", "/settings/profile/x"]) expect(await announce(path, 300_000)).toBe(413);
  expect(await announce("/settings/profile", 7_000_000)).toBe(413);
  expect(await announce("/settings/yours", 17_000_000)).toBe(413);
  const headers = { Origin: siteUrl, Cookie: `session=${token}`, "Content-Type": "text/plain" };
  const taken = await fetch(new URL("/settings/profile", siteUrl), {
    method: "POST",
    headers,
    body: "x".repeat(300_000),
  });
  expect(taken.status).not.toBe(413);
});
