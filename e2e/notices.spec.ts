import { awake, expect, fillSignUp, PASSWORD, test } from "./fixtures.ts";

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a correction of what was read is told, stands on the article, and its kind can be switched off", async ({
      page,
      world,
    }) => {
      const { id: userId } = await world.readerSignedIn(page.context());
      const date = new Date(Date.now() - 5 * 86_400_000);
      const updated = new Date(Date.now() - 86_400_000).toISOString();
      const more = { updated, correction: "It was 14%, not 41%." };
      const piece = await world.publish({ title: "Owls at work", date, more });
      const readAt = new Date(Date.now() - 3 * 86_400_000);
      await world.db.readState.create({ data: { userId, postId: piece.id, readAt } });
      await page.goto("/you");
      await page
        .getByRole("main")
        .getByRole("link", { name: /^Notices Found/ })
        .click();
      await expect(page.getByText("It was 14%, not 41%.")).toBeVisible();
      await expect(page.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
      await page.getByRole("link", { name: "Owls at work" }).click();
      await expect(page.getByText("It was 14%, not 41%.")).toBeVisible();
      await page.goto("/notices");
      await page.getByRole("link", { name: "Choose what comes here" }).click();
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("checkbox", { name: "Corrections" }).uncheck();
      await page.getByRole("button", { name: "Keep" }).click();
      await expect
        .poll(() => world.db.noticeState.findUnique({ where: { userId }, select: { corrections: true } }))
        .toEqual({ corrections: false });
      await page.goto("/notices");
      await expect(page.getByText("Nothing new")).toBeVisible();
      await expect(page.getByText("It was 14%")).toHaveCount(0);
    });

    test("after sign-up one chooses topics, once, and comes to where one was going", async ({ page, world }) => {
      const topic = await world.aTopic();
      await world.publish({ topics: [topic], title: "The latest of wombats" });
      await page.goto("/sign-up?returnTo=/paths");
      await fillSignUp(page, { name: "Ada Ng", email: world.anAddress(), password: PASSWORD });
      await expect(page).toHaveURL("/welcome?returnTo=%2Fpaths");
      const box = page.getByRole("checkbox", { name: topic.name });
      await expect(box).toHaveAccessibleDescription("1 briefing, the latest: The latest of wombats");
      if (javaScriptEnabled) await awake(page);
      await box.check();
      await page.getByRole("button", { name: "Follow these" }).click();
      await expect(page).toHaveURL("/paths");
      await page.goto("/welcome");
      await expect(page.getByRole("checkbox", { name: topic.name })).toBeChecked();
      await page.getByRole("link", { name: "Not now" }).click();
      await expect(page).toHaveURL("/");
    });
  });

test("a new step in a path that one follows is told above the line", async ({ page, world }) => {
  const { id: userId } = await world.readerSignedIn(page.context());
  const [maker, piece] = [await world.aReader(), await world.publish({ title: "Owls" })];
  const path = await world.db.readingPath.create({
    data: { userId: maker.id, slug: `p-${world.mark}`, title: "Birds", description: "", visibility: "link" },
  });
  // A moment before the step: of one millisecond nobody knows which came first.
  await world.db.pathFollow.create({ data: { userId, pathId: path.id, createdAt: new Date(Date.now() - 1_000) } });
  await world.db.pathStep.create({ data: { pathId: path.id, postId: piece.id, position: 0 } });
  await page.goto("/notices");
  await expect(page.locator(".status-line")).toContainText("1 new since");
  await expect(page.getByRole("heading", { level: 2, name: path.title })).toBeVisible();
  await page.getByRole("link", { name: "Owls" }).click();
  await expect(page.getByRole("complementary", { name: "Reading path" })).toContainText("Step 1 of 1");
});
