import { awake, card, expect, type Page, seen, siteUrl, test, titles } from "./fixtures.ts";
import { raw } from "./raw.ts";
import type { Published, World } from "./world.ts";

// Lists of what is saved: made, filled, put in order, taken back, and shown to whoever has the link.

/** A reader who saved three briefings; the first in the list was saved last. */
async function aKeeper(page: Page, world: World) {
  const reader = await world.readerSignedIn(page.context());
  const pieces: Published[] = [];
  for (const at of [1, 2, 3]) {
    const piece = await world.publish({ title: `Wombat number ${at}` });
    const createdAt = new Date(Date.now() - at * 60_000);
    await world.db.bookmark.create({ data: { userId: reader.id, postId: piece.id, createdAt } });
    pieces.push(piece);
  }
  return { reader, pieces };
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    const open = async (page: Page, path: string) => {
      await page.goto(path);
      if (javaScriptEnabled) await awake(page);
    };
    const select = (page: Page, name: string) => page.getByRole("checkbox", { name: `Select: ${name}` }).check();

    test("whatever is pressed beside a note keeps it, and a list's name that is taken is said", async ({
      page,
      world,
      allow,
    }) => {
      allow(/409/);
      await aKeeper(page, world);
      await open(page, "/saved/lists");
      await page.getByLabel("New list").fill("For Monday");
      await page.getByRole("button", { name: "Make the list" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "For Monday" })).toBeVisible();
      await open(page, "/saved/lists");
      await page.getByLabel("New list").fill("For Monday");
      await page.getByRole("button", { name: "Make the list" }).click();
      await expect(seen(page, "You have a list of this name.")).toBeVisible();
      await expect(page.getByLabel("New list")).toHaveValue("For Monday");

      await open(page, "/saved");
      await card(page, "Wombat number 3")
        .getByRole("link", { name: /^Add note or list/ })
        .click();
      const note = page.getByRole("textbox", { name: "Note" });
      await note.fill("Read this first");
      await page.getByLabel("New list").fill("For Monday");
      await page.getByLabel("New list").press("Enter");
      await expect(seen(page, "You have a list of this name.")).toBeVisible();
      await expect(note).toHaveValue("Read this first");
      await page.getByLabel("New list").fill("For Tuesday");
      await page.getByRole("button", { name: "Keep", exact: true }).click();
      await expect(page.getByRole("checkbox", { name: "For Tuesday" })).toBeChecked();
      await expect(page.getByRole("checkbox", { name: "For Monday" })).not.toBeChecked();
      await expect(note).toHaveValue("Read this first");
      await note.fill("Read this last");
      await page.getByRole("button", { name: "Archive", exact: true }).click();
      await expect(page.getByRole("button", { name: "Take out of the archive" })).toBeVisible();
      await expect(note).toHaveValue("Read this last");
    });

    test("a list is made, filled, put in order and shown by its link and its feed, until it is withdrawn", async ({
      page,
      world,
      anotherBrowser,
      allow,
    }) => {
      await aKeeper(page, world);
      await open(page, "/saved/lists");
      await page.getByLabel("New list").fill("For Monday");
      await page.getByRole("button", { name: "Make the list" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "For Monday" })).toBeVisible();
      const listPath = new URL(page.url()).pathname;

      await open(page, "/saved");
      for (const name of ["Wombat number 1", "Wombat number 3"]) await select(page, name);
      await page.getByLabel("List", { exact: true }).selectOption("For Monday");
      await page.getByRole("button", { name: "Add to list" }).click();
      await expect(page.locator(".undo-line").filter({ hasText: "2 added to For Monday" })).toBeVisible();
      await card(page, "Wombat number 3")
        .getByRole("link", { name: /^Change note and lists/ })
        .click();
      await page.getByRole("textbox", { name: "Note" }).fill("Read this first");
      await page.getByRole("button", { name: "Keep", exact: true }).click();
      await expect(page.getByRole("button", { name: "Keep", exact: true })).toBeVisible();
      await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("Read this first");

      await open(page, listPath);
      expect(await titles(page)).toEqual(["Wombat number 1", "Wombat number 3"]);
      await page.getByRole("button", { name: "To the top: Wombat number 3" }).click();
      await expect(page.locator("article h2").first()).toHaveText("Wombat number 3");
      await page.getByText("Make public").click();
      await page.getByRole("button", { name: "Make a public link" }).click();
      const link = page.getByRole("link", { name: /\/lists\// });
      const url = new URL((await link.getAttribute("href")) ?? "");

      const elsewhere = await (await anotherBrowser()).newPage();
      await elsewhere.goto(url.pathname);
      expect(await titles(elsewhere)).toEqual(["Wombat number 3", "Wombat number 1"]);
      await expect(elsewhere.getByText("A list by Rosa Klein")).toBeVisible();
      await expect(elsewhere.getByText("Read this first")).toBeHidden();
      const feed = elsewhere.locator('link[rel="alternate"][type="application/atom+xml"]');
      expect(new URL((await feed.getAttribute("href")) ?? "", siteUrl).pathname).toBe(`${url.pathname}/feed.xml`);
      await expect(elsewhere.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);

      await page.getByText("Withdraw", { exact: true }).click();
      await page.getByRole("button", { name: "Withdraw the link" }).click();
      await expect(page.getByText("Make public")).toBeVisible();
      allow(/404/);
      expect((await elsewhere.goto(url.pathname))?.status()).toBe(404);
      expect((await raw("GET", `${url.pathname}/feed.xml`)).status).toBe(404);
    });

    test("what is removed together comes back together, with note and list", async ({ page, world }) => {
      const { reader, pieces } = await aKeeper(page, world);
      const where = { userId: reader.id };
      const mark = await world.db.bookmark.findFirstOrThrow({ where: { ...where, postId: pieces[0]?.id } });
      const entries = { create: { bookmarkId: mark.id, position: 7 } };
      await world.db.savedList.create({
        data: { ...where, name: "For Monday", position: 0, nextPosition: 8, entries },
      });
      await world.db.bookmark.update({ where: { id: mark.id }, data: { note: "A note" } });
      const standing = () => world.db.bookmark.findMany({ where, orderBy: { id: "asc" }, include: { entries: true } });
      const before = await standing();
      await open(page, "/saved");
      for (const name of ["Wombat number 1", "Wombat number 2"]) await select(page, name);
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await expect(page.locator(".undo-line").filter({ hasText: "2 removed" })).toBeVisible();
      expect(await titles(page)).toEqual(["Wombat number 3"]);
      if (javaScriptEnabled) await expect(page.locator("#announcements")).toHaveText("2 removed");
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(page.locator(".undo-line").filter({ hasText: "Undone: 2 removed." })).toBeVisible();
      expect(await titles(page)).toEqual(["Wombat number 1", "Wombat number 2", "Wombat number 3"]);
      expect(await standing()).toEqual(before);
      // It is said once: aloud, where one goes on, and not when the page is loaded again, without a script after a while.
      if (javaScriptEnabled) {
        await expect(page.locator(".undo-line")).toBeFocused();
        await expect(page.locator("#announcements")).toHaveText("Undone: 2 removed.");
        await expect(page).toHaveURL("/saved");
      } else await world.db.savedUndo.updateMany({ where, data: { usedAt: new Date(Date.now() - 60_000) } });
      await page.reload();
      expect(await titles(page)).toHaveLength(3);
      await expect(page.getByText("Undone: 2 removed.")).toHaveCount(0);
    });

    test("the archive keeps things out of the way, and nothing selected is said so", async ({ page, world, allow }) => {
      allow(/status of 422/);
      await aKeeper(page, world);
      await open(page, "/saved");
      await page.getByRole("button", { name: "Archive", exact: true }).click();
      await expect(page.getByRole("alert").filter({ hasText: "Select something first." })).toBeVisible();
      if (javaScriptEnabled) {
        await page.getByLabel("Select all").check();
        await expect(page.getByLabel("3 selected")).toBeChecked();
        await page.getByLabel("3 selected").uncheck();
        await expect(page.getByLabel("Select all")).not.toBeChecked();
      }
      // Each is said, though in the same words, and the box beside what moved up is that one's own.
      for (const name of ["Wombat number 2", "Wombat number 3"]) {
        await select(page, name);
        await page.getByRole("button", { name: "Archive", exact: true }).click();
        await expect(card(page, name)).toHaveCount(0);
        if (javaScriptEnabled) await expect(page.locator("#announcements")).toHaveText("1 archived");
      }
      await expect(page.locator(".undo-line").filter({ hasText: "1 archived" })).toBeVisible();
      await select(page, "Wombat number 1");
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await expect(page.locator(".undo-line").filter({ hasText: "1 removed" })).toBeVisible();
      await page.getByRole("link", { name: "Archive", exact: true }).click();
      await expect.poll(async () => (await titles(page)).sort()).toEqual(["Wombat number 2", "Wombat number 3"]);
    });
  });

test("a feed is answered by tag and by date, HEAD as GET, and is XML that a browser reads", async ({ page, world }) => {
  const { reader, pieces } = await aKeeper(page, world);
  const mark = await world.db.bookmark.findFirstOrThrow({ where: { userId: reader.id, postId: pieces[0]?.id } });
  const token = "a".repeat(22 - world.mark.length) + world.mark;
  const shown = { name: "<Monday> & more", showsNotes: true, token, publishedAt: new Date() };
  await world.db.bookmark.update({ where: { id: mark.id }, data: { note: "Why & <how>" } });
  await world.db.savedList.create({
    data: { userId: reader.id, position: 0, ...shown, entries: { create: { bookmarkId: mark.id, position: 0 } } },
  });
  const path = `/lists/${token}/feed.xml`;
  const whole = await raw("GET", path);
  expect(whole.status).toBe(200);
  expect(whole.headers).toMatchObject({
    "content-type": "application/atom+xml; charset=utf-8",
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
  });
  const head = await raw("HEAD", path);
  const same = ["etag", "last-modified", "content-type", "cache-control"];
  for (const name of same) expect(head.headers[name], name).toBe(whole.headers[name]);
  expect([head.status, head.body]).toEqual([200, ""]);
  const asked: Record<string, string>[] = [
    { "If-None-Match": String(whole.headers.etag) },
    { "If-Modified-Since": String(whole.headers["last-modified"]) },
  ];
  for (const headers of asked) expect(await raw("GET", path, headers)).toMatchObject({ status: 304, body: "" });
  await page.goto("/about");
  const read = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, "application/xml");
    const text = (selector: string) => parsed.querySelector(selector)?.textContent;
    return [
      parsed.querySelectorAll("parsererror").length,
      text("feed > title"),
      text("entry > title"),
      text("entry > content"),
    ];
  }, whole.body);
  expect(read).toEqual([0, "<Monday> & more", "Wombat number 1", "Why & <how>"]);
  await world.db.post.update({ where: { id: pieces[0]?.id }, data: { publishedAt: null } });
  const after = await raw("GET", path, { "If-None-Match": String(whole.headers.etag) });
  expect([after.status, after.body.includes("Wombat")]).toEqual([200, false]);
});
