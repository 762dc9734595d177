import { strFromU8, unzipSync } from "fflate";
import { eraseNextAccount } from "#lib/accounts/deletion-commands.ts";
import { expect, fillSignIn, type Page, seen, test } from "./fixtures.ts";
import type { World } from "./world.ts";

/** A reader with something saved, a link and a topic. */
async function aFullReader(world: World, context: Parameters<World["readerSignedIn"]>[0]) {
  const reader = await world.readerSignedIn(context);
  const [post, topic] = [await world.publish(), await world.aTopic()];
  const userId = reader.id;
  await world.db.bookmark.create({ data: { userId, postId: post.id } });
  await world.db.tagFollow.create({ data: { userId, tagId: topic.id } });
  await world.db.sharedLink.create({
    data: { userId, url: "https://example.org/a", title: "A page", bookmark: { create: { userId } } },
  });
  return { ...reader, post };
}

const counts = async ({ db }: World, userId: string) => ({
  saved: await db.bookmark.count({ where: { userId } }),
  links: await db.sharedLink.count({ where: { userId } }),
  topics: await db.tagFollow.count({ where: { userId } }),
});

/** What the worker beside the site makes. */
async function archiveOf(page: Page): Promise<Buffer> {
  const link = page.getByRole("link", { name: "Download your archive" });
  await expect(async () => {
    await page.goto("/settings/yours");
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass();
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()).toMatchObject({ "cache-control": "private, no-store", "content-type": "application/zip" });
  return answer.body();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a reader takes everything along, and brings it back once", async ({ page, context, world }) => {
      const { id, post } = await aFullReader(world, context);
      const before = await counts(world, id);
      await page.goto("/settings/yours");
      await page.getByRole("button", { name: "Make an archive" }).click();
      const archive = await archiveOf(page);
      const files = unzipSync(new Uint8Array(archive));
      expect(Object.keys(files).sort()).toEqual(["data.json", "follows.opml", "saved.csv", "saved.html"]);
      expect(strFromU8(files["saved.html"] ?? new Uint8Array())).toContain(post.path);

      await world.db.bookmark.deleteMany({ where: { userId: id } });
      await world.db.sharedLink.deleteMany({ where: { userId: id } });
      await world.db.tagFollow.deleteMany({ where: { userId: id } });
      const bring = async () => {
        await page.getByLabel("Archive").setInputFiles({ name: "a.zip", mimeType: "application/zip", buffer: archive });
        await page.getByRole("button", { name: "Import" }).click();
      };
      await bring();
      await expect(page.getByText("Imported: 3 of 3 were new.")).toBeVisible();
      expect(await counts(world, id)).toEqual(before);
      await bring();
      await expect(page.getByText("Imported: 0 of 3 were new.")).toBeVisible();
      expect(await counts(world, id)).toEqual(before);
    });

    test("a reader deletes the account and keeps it by signing in", async ({
      page,
      context,
      world,
      anotherBrowser,
    }) => {
      const reader = await aFullReader(world, context);
      const elsewhere = await anotherBrowser({ storageState: await context.storageState() });
      await page.goto("/settings/yours");
      await page.getByLabel(/Delete my account/).check();
      await page.getByRole("button", { name: "Delete my account" }).click();
      await expect(page.getByRole("heading", { name: "Your account will be erased" })).toBeVisible();
      await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
      const other = await elsewhere.newPage();
      await other.goto("/settings");
      await expect(other.getByRole("main").getByRole("link", { name: "Sign in" })).toBeVisible();

      await page.getByRole("link", { name: "Sign in and keep it" }).click();
      await fillSignIn(page, reader);
      await expect(page.getByRole("link", { name: /^Account of/ })).toBeVisible();
      expect(await world.db.user.findUniqueOrThrow({ where: { id: reader.id } })).toMatchObject({ eraseAfter: null });
    });

    test("the link in the mail shows a button, and the button keeps the account", async ({ page, context, world }) => {
      const reader = await world.readerSignedIn(context);
      await page.goto("/settings/yours");
      await page.getByLabel(/Delete my account/).check();
      await page.getByRole("button", { name: "Delete my account" }).click();
      await expect(page.getByRole("heading", { name: "Your account will be erased" })).toBeVisible();
      const mail = await world.db.mail.findFirstOrThrow({ where: { recipient: reader.email, kind: "deletion" } });
      const path = /\/keep\/[\w-]+/.exec(mail.text)?.[0] ?? "";
      await page.goto(path);
      await page.goto(path);
      await page.getByRole("button", { name: "Keep my account" }).click();
      await expect(page).toHaveURL(/\/sign-in$/);
      expect(await world.db.user.findUniqueOrThrow({ where: { id: reader.id } })).toMatchObject({ eraseAfter: null });
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "This link does nothing any more" })).toBeVisible();
    });
  });
}

test("after 7 days the account is gone, and its password opens nothing", async ({ page, context, world }) => {
  const reader = await aFullReader(world, context);
  await page.goto("/settings/yours");
  await page.getByLabel(/Delete my account/).check();
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByRole("heading", { name: "Your account will be erased" })).toBeVisible();
  await world.db.user.update({ where: { id: reader.id }, data: { eraseAfter: new Date(Date.now() - 1000) } });
  await expect(async () => {
    await eraseNextAccount();
    expect(await world.db.user.count({ where: { id: reader.id } })).toBe(0);
  }).toPass();
  await page.goto("/sign-in");
  await fillSignIn(page, reader);
  await expect(seen(page, "The address or the password is not right.")).toBeVisible();
});

test("a file that is no export is refused in words", async ({ page, context, world }) => {
  await world.readerSignedIn(context);
  await page.goto("/settings/yours");
  await page
    .getByLabel("Archive")
    .setInputFiles({ name: "a.zip", mimeType: "application/zip", buffer: Buffer.from("PK") });
  await page.getByRole("button", { name: "Import" }).click();
  await expect(seen(page, "There is no data.json in this archive.")).toBeVisible();
});
