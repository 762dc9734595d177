import { awake, card, expect, fillSignIn, fillSignUp, headline, PASSWORD, test } from "./fixtures.ts";

test("Save keeps a piece among the saved, and Saved lets it go", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
  await expect(page.getByRole("status")).toHaveText(`Saved: ${piece.title}`);
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
  await page.getByRole("link", { name: "Saved", exact: true }).click();
  await expect(page).toHaveURL("/saved");
  const kept = await world.db.bookmark.findFirstOrThrow({ where: { userId: reader.id } });
  const save = card(page, piece.title).getByRole("button", { name: `Save: ${piece.title}` });
  const saved = card(page, piece.title).getByRole("button", { name: `Saved: ${piece.title}` });
  await saved.click();
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(0);
  // The row stays where it is, with the focus on it, and takes the piece back as it was.
  await expect(save).toBeFocused();
  await save.click();
  await expect.poll(() => world.db.bookmark.findMany({ where: { userId: reader.id } })).toEqual([kept]);
  await saved.click();
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(0);
  await page.reload();
  await expect(page.getByText("Nothing here yet.")).toBeVisible();
});

test("the button answers at once, however long the server takes", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  const { promise: leave, resolve: goOn } = Promise.withResolvers<void>();
  await page.route(`**${piece.path}`, async (route) => {
    await leave;
    await route.continue();
  });
  await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
  await expect(page.getByRole("button", { name: `Saved: ${piece.title}` })).toBeVisible();
  expect(await world.db.bookmark.count({ where: { userId: reader.id } })).toBe(0);
  goOn();
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
  await expect(page.getByRole("button", { name: `Saved: ${piece.title}` })).toBeVisible();
});

test("what was pressed arrives although the connection broke and the reader goes on", async ({
  page,
  world,
  allow,
}) => {
  allow(/ERR_CONNECTION_RESET/);
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const [piece] = await world.publishMany(2, topic);
  const title = piece?.title ?? "";
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  // What the open page asks for never arrives; what the browser takes over from it does.
  const isOfPage = (url: URL) => url.pathname === `/tags/${topic.slug}`;
  await page.route(isOfPage, (route) =>
    route.request().headers()["next-action"] ? route.abort("connectionreset") : route.continue(),
  );
  await card(page, title)
    .getByRole("button", { name: /^Save:/ })
    .click();
  await expect(card(page, title).getByRole("button", { name: /^Saved:/ })).toBeVisible();
  await page.goto("/about");
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
});

test("a refused Save goes back and says why", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  await world.db.post.update({ where: { id: piece.id }, data: { publishedAt: null } });
  await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
  await expect(page.getByRole("alert").filter({ hasText: "no longer public" })).toBeVisible();
  await expect(page.getByRole("button", { name: `Save: ${piece.title}` })).toBeVisible();
});

test("a Save on a broken connection is tried again until it arrives", async ({ page, world, allow }) => {
  allow(/ERR_CONNECTION_RESET/);
  const reader = await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  await page.route(`**${piece.path}`, (route) => route.abort("connectionreset"), { times: 2 });
  await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
  await expect(page.getByRole("button", { name: `Saved: ${piece.title}` })).toBeVisible();
});

test("a Save without any connection goes back and says so", async ({ page, world, allow }) => {
  allow(/ERR_INTERNET_DISCONNECTED/);
  await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
  await expect(page.getByText("No connection. Try again.")).toBeVisible({ timeout: 10_000 });
  await expect(page.getByRole("button", { name: `Save: ${piece.title}` })).toBeVisible();
});

test("a Save that the server fails at goes back and says so beside the button", async ({ page, world, allow }) => {
  allow(/status of 500|answer 500/);
  await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await page.goto(piece.path);
  await awake(page);
  await page.route(`**${piece.path}`, (route) => route.fulfill({ status: 500, body: "" }));
  await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
  await expect(page.getByText("That could not be confirmed. Try again.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: piece.title })).toBeVisible();
  await expect(page.getByRole("button", { name: `Save: ${piece.title}` })).toBeVisible();
});

test("what was saved comes twenty at a time, latest first, to its end", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const all = await world.publishMany(23, await world.aTopic());
  const data = all.map((post, at) => ({
    userId: reader.id,
    postId: post.id,
    createdAt: new Date(Date.now() - at * 1_000),
  }));
  await world.db.bookmark.createMany({ data });
  await page.goto("/saved");
  await awake(page);
  await expect(page.getByRole("article")).toHaveCount(20);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(headline(page, "Wombat number 21")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3);
  await expect(page.getByText("This was everything you saved.")).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "signed out, with JavaScript" : "signed out, without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("Save leads to sign-in and then back, saved", async ({ page, world }) => {
      const reader = await world.aReader();
      const piece = await world.publish();
      await page.goto(piece.path);
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
      await expect(page.getByText("Sign in, and the briefing is saved.")).toBeVisible();
      await fillSignIn(page, reader);
      await expect(page).toHaveURL(piece.path);
      await expect(page.getByRole("button", { name: `Saved: ${piece.title}` })).toBeVisible();
    });

    test("Save leads through sign-up back, saved", async ({ page, world }) => {
      const piece = await world.publish();
      await page.goto(piece.path);
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
      await page.getByRole("link", { name: "No account yet? Create one" }).click();
      await expect(page.getByText("Create an account, and the briefing is saved.")).toBeVisible();
      await fillSignUp(page, { name: "Rosa", email: world.anAddress(), password: PASSWORD });
      await page.getByRole("link", { name: "Not now" }).click();
      await expect(page).toHaveURL(piece.path);
      await expect(page.getByRole("button", { name: `Saved: ${piece.title}` })).toBeVisible();
    });
  });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Save and Saved are forms that end where they began, and a reload sends nothing again", async ({
    page,
    world,
  }) => {
    const reader = await world.readerSignedIn(page.context());
    const piece = await world.publish();
    await page.goto(piece.path);
    await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
    await expect(page).toHaveURL(piece.path);
    await page.getByRole("button", { name: `Saved: ${piece.title}` }).click();
    await expect(page.getByRole("button", { name: `Save: ${piece.title}` })).toBeVisible();
    await page.reload();
    expect(await world.db.bookmark.count({ where: { userId: reader.id } })).toBe(0);
  });
});
