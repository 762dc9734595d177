import { countAttempt, forgetAttempts } from "#lib/accounts/attempts.ts";
import { awake, expect, headline, type Page, test } from "./fixtures.ts";

// A refused form says why, in words, where one looks: with a script beside the button, without one on top of the page
// that is the answer.

const PIECE = "/posts/help-that-withholds";

/** The first of these buttons is pressed on a page that was overtaken: what it is about is gone, or it was too much. */
async function press(page: Page, name: RegExp) {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name }).first().click();
  return (await answer).status();
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("Save and Follow say why they were refused", async ({ page, world, allow }) => {
    allow(/status of (404|429)/);
    const reader = await world.readerSignedIn(page.context());
    const topic = await world.aTopic();
    const [post] = await world.publishMany(1, topic);
    await page.goto(`/tags/${topic.slug}`);
    await world.db.post.deleteMany({ where: { id: post?.id } });
    expect(await press(page, /^Save: /)).toBe(404);
    await expect(page.getByRole("main").getByRole("alert")).toHaveText(
      "That briefing does not exist or is no longer public.",
    );

    await page.goto(PIECE);
    await Promise.all(Array.from({ length: 240 }, () => countAttempt("write", reader.id)));
    for (const name of [/^Save: /, /^Follow: /]) {
      expect(await press(page, name)).toBe(429);
      await expect(page.getByRole("main").getByRole("alert")).toHaveText("That was a lot at once. Wait a minute.");
      await expect(page.getByRole("main").getByRole("alert")).toBeInViewport();
    }
    await page.goto(PIECE);
    await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  });

  test("a form says itself why it was refused; where it is gone or folded away, the page says it on top", async ({
    page,
    world,
    allow,
  }) => {
    allow(/status of (404|422|429)/);
    const { id: userId } = await world.readerSignedIn(page.context());
    const { id: postId } = await world.publish();
    const topic = await world.aTopic();
    const entry = await world.db.bookmark.create({ data: { userId, postId } });
    const list = await world.db.savedList.create({
      data: { userId, name: "Monday", position: 0, entries: { create: { bookmarkId: entry.id, position: 0 } } },
    });
    const mute = await world.db.mute.create({ data: { userId, kind: "topic", tagId: topic.id } });
    const [alert, form] = [page.getByRole("main").getByRole("alert"), page.getByRole("form")];
    await page.goto(`/saved/lists/${list.id}`);
    expect(await press(page, /^Take off the list/)).toBe(422);
    await expect(alert).toHaveText("Select something first.");
    await expect(form.getByRole("alert")).toHaveCount(1);
    await world.db.savedListEntry.deleteMany({ where: { listId: list.id } });
    expect(await press(page, /^Take off the list/)).toBe(422);
    await expect(page.getByText("Nothing in it yet.")).toBeVisible();
    await expect(alert).toHaveText("Select something first.");

    await page.goto(`/tags/${topic.slug}`);
    await world.db.mute.delete({ where: { id: mute.id } });
    expect(await press(page, /^Unmute /)).toBe(404);
    await expect(alert).toHaveText("That mute does not exist or is no longer public.");

    await page.goto(`/saved/lists/${list.id}`);
    await Promise.all(Array.from({ length: 240 }, () => countAttempt("write", userId)));
    await page.getByText("Remove the list").click();
    expect(await press(page, /^Remove it/)).toBe(429);
    await expect(alert).toHaveText("That was a lot at once. Wait a minute.");
    await page.getByText("Remove the list").click();
    await world.db.savedList.delete({ where: { id: list.id } });
    expect(await press(page, /^Remove it/)).toBe(404);
    await expect(alert).toHaveText("That was a lot at once. Wait a minute.");
  });
});

test("with JavaScript, Save says it beside the button and goes back", async ({ page, world, allow }) => {
  allow(/status of 429/);
  const { id: userId } = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const [post] = await world.publishMany(1, topic);
  await world.db.bookmark.create({ data: { userId, postId: post?.id ?? "" } });
  await page.goto("/saved");
  // Pressed before the page is awake it goes as a browser sends it. Sent well after that, in place, nothing is refused.
  await countAttempt("write", userId, 240);
  const saved = page.locator('form[data-toggle="save"]').first();
  await saved.evaluate((form: HTMLFormElement) => form.submit());
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toHaveText("That was a lot at once. Wait a minute.");
  await awake(page);
  await expect(alert).toHaveCount(1);
  await forgetAttempts("write", userId);
  await saved.getByRole("button").click();
  await expect.poll(() => world.db.bookmark.count({ where: { userId } })).toBe(0);
  await expect(alert).toHaveCount(0);

  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await expect(headline(page, "Wombat number 1")).toBeVisible();
  await world.db.post.deleteMany({ where: { id: post?.id } });
  await page.getByRole("button", { name: /^Save: / }).click();
  await expect(page.getByText("That briefing does not exist or is no longer public.")).toBeVisible();
});

test("where the code that sends a form does not come, the browser sends it, with what was pressed", async ({
  page,
  world,
  allow,
}) => {
  allow(/ERR_FAILED/);
  const { id: userId } = await world.readerSignedIn(page.context());
  const piece = await world.publish();
  await world.db.bookmark.create({ data: { userId, postId: piece.id } });
  await page.goto("/saved");
  await awake(page);
  await page.route("**/_next/static/**", (route) => route.abort());
  await page.getByRole("checkbox", { name: `Select: ${piece.title}` }).check();
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  expect((await sent).isNavigationRequest()).toBe(true);
  await expect(page.locator(".undo-line").filter({ hasText: "1 archived" })).toBeVisible();
});

test("a form with two mistakes lists them, each leading to its field, and has the focus on the first", async ({
  page,
}) => {
  await page.goto("/sign-up");
  await awake(page);
  // As a browser sends it that does not check for itself.
  await page.locator("main form").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByLabel("E-mail address").fill("not an address");
  await page.getByLabel("Password").fill("violet harbour anvil mosaic");
  await page.getByRole("button", { name: "Create account" }).click();
  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary.getByRole("link")).toHaveCount(2);
  await expect(page.getByLabel("Name")).toBeFocused();
  await summary.getByRole("link").last().click();
  await expect(page.getByLabel("E-mail address")).toBeFocused();
});
