import { awake, expect, type Page, test } from "./fixtures.ts";

async function makeLink(page: Page, path: string) {
  await page.goto(`${path}/share`);
  await page.getByRole("button", { name: "Make a share link" }).click();
  const link = page.locator(".share-link a");
  await expect(link).toHaveAttribute("href", /\/s\/[\w-]{12}$/);
  return (await link.getAttribute("href")) ?? "";
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a share link is made, listed, opened and withdrawn", async ({ page, world, anotherBrowser, allow }) => {
      allow(/status of 410/);
      await world.readerSignedIn(page.context());
      const piece = await world.publish();
      const url = await makeLink(page, piece.path);
      const visitor = await (await anotherBrowser()).newPage();
      await visitor.goto(url);
      await expect(visitor.getByRole("heading", { level: 1, name: piece.title })).toBeVisible();
      await page.goto("/settings");
      await expect(page.getByText("opened once")).toBeVisible();
      await page.getByRole("button", { name: `Withdraw ${url}` }).click();
      await expect(page.getByText("None yet. Share a briefing to make one.")).toBeVisible();
      const answer = await visitor.goto(url);
      expect(answer?.status()).toBe(410);
      await expect(visitor.getByRole("heading", { name: "This link was withdrawn" })).toBeVisible();
    });

    test("an outside link is handed in with its words, and taken away again", async ({ page, world }) => {
      await world.readerSignedIn(page.context());
      await page.goto("/saved");
      await page.getByRole("link", { name: "Save a link" }).click();
      await page.getByLabel("Address").fill("https://WWW.Example.org:443/piece?utm_source=x&id=7#part");
      await page.getByLabel("Title").fill("A piece from elsewhere");
      await page.getByLabel("Comment").fill("Because of its second half.");
      await page.getByLabel("Agents").check();
      await page.getByLabel("Safety").check();
      await page.getByRole("button", { name: "Save the link" }).click();
      await expect(page).toHaveURL(/\/links\/[\w-]{36}$/);
      await expect(page.getByRole("link", { name: "The original" }).first()).toHaveAttribute(
        "href",
        "https://www.example.org/piece?id=7",
      );
      const { pathname } = new URL(page.url());
      await page.goto("/saved");
      const entry = page.getByRole("article", { name: "A piece from elsewhere" });
      const way = entry.getByRole("link", { name: "A piece from elsewhere", exact: true });
      await expect(way).toHaveAttribute("href", pathname);
      await expect(entry).toContainText("Because of its second half.");
      await expect(entry.locator(".topic")).toHaveText("Agents · Safety");
      await entry.getByRole("button", { name: "Remove: A piece from elsewhere" }).click();
      await expect(page.getByText("Nothing here yet.")).toBeVisible();
      await page.getByRole("button", { name: "Undo" }).click();
      await expect(way).toBeVisible();
    });

    test("an address that is none of the public web is refused, and what was typed stays", async ({
      page,
      world,
      allow,
    }) => {
      allow(/status of 422/);
      const reader = await world.readerSignedIn(page.context());
      await page.goto("/links/new");
      if (javaScriptEnabled) await awake(page);
      for (const [address, reason] of [
        ["http://192.168.0.1/admin", /^“192\.168\.0\.1” is no name of a site on the public web/],
        ["http://user:secret@example.org/", /^An address with a user name or a password/],
        ["ftp://example.org/file", /^Enter the address of a public page/],
        ["http://printer.local/", /^“printer\.local” is no name of a site on the public web/],
      ] as const) {
        await page.getByLabel("Address").fill(address);
        await page.getByLabel("Title").fill("My title");
        await page.getByLabel("Comment").fill("My comment");
        await page.getByLabel("Agents").check();
        await page.getByRole("button", { name: "Save the link" }).click();
        await expect(page.getByLabel("Address")).toHaveAccessibleDescription(reason);
        await expect(page.getByLabel("Address")).toHaveValue(address);
        await expect(page.getByLabel("Title")).toHaveValue("My title");
        await expect(page.getByLabel("Comment")).toHaveValue("My comment");
        await expect(page.getByLabel("Agents")).toBeChecked();
        await page.goto("/links/new");
        if (javaScriptEnabled) await awake(page);
      }
      expect(await world.db.sharedLink.count({ where: { userId: reader.id } })).toBe(0);
    });
  });

test("an open is counted once a visitor a day, and not for programs", async ({ page, world, userAgent }) => {
  await world.readerSignedIn(page.context());
  const piece = await world.publish();
  const { pathname } = new URL(await makeLink(page, piece.path));
  const opens = async () => (await world.db.shareLink.findFirstOrThrow({ where: { postId: piece.id } })).opens;
  const open = (headers: Record<string, string>) => page.request.get(pathname, { headers });
  await open({ "User-Agent": "Googlebot/2.1 (+http://www.google.com/bot.html)" });
  await open({ "User-Agent": "curl/8.0" });
  await open({ "Sec-Purpose": "prefetch" });
  await open({ "Next-Router-Prefetch": "1", RSC: "1" });
  await page.request.head(pathname);
  expect(await opens()).toBe(0);
  await open({ "User-Agent": userAgent ?? "" });
  await open({ "User-Agent": userAgent ?? "" });
  expect(await opens()).toBe(1);
  await open({ "User-Agent": `${userAgent} Another/1.0` });
  expect(await opens()).toBe(2);
});

test("making a link again gives the same one", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const piece = await world.publish();
  const url = await makeLink(page, piece.path);
  await page.reload();
  await expect(page.locator(".share-link a")).toHaveAttribute("href", url);
  expect(await world.db.shareLink.count({ where: { userId: reader.id } })).toBe(1);
});

test("an address is copied, and goes to other places by plain links", async ({ page, world }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  await page.locator("summary").filter({ hasText: "Share" }).click();
  const menu = page.locator("details.share");
  await menu.getByRole("button", { name: "Copy link" }).click();
  await expect(menu.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(piece.path);
  const plain = await menu
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(plain.filter((href) => decodeURIComponent(href).includes(piece.path)).length).toBe(plain.length);
  for (const place of ["mailto:", "https://bsky.app/", "https://www.linkedin.com/", "https://news.ycombinator.com/"])
    expect(plain.some((href) => href.startsWith(place))).toBe(true);
});

test("a link that nobody made is not found", async ({ page, allow }) => {
  allow(/status of 404/);
  expect((await page.goto("/s/nobodymadeit"))?.status()).toBe(404);
});

test("making a share link while signed out leads to sign-in and back", async ({ page, world }) => {
  const reader = await world.aReader();
  const piece = await world.publish();
  await page.goto(`${piece.path}/share`);
  await awake(page);
  await page.getByRole("button", { name: "Make a share link" }).click();
  await page.getByLabel("E-mail address").fill(reader.email);
  await page.getByLabel("Password").fill(reader.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`${piece.path}/share`);
});
