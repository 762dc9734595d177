import { awake, expect, test } from "./fixtures.ts";

test("all topics stand by name, each with how many briefings it has", async ({ page }) => {
  await page.goto("/tags");
  const names = await page.getByRole("main").getByRole("heading", { level: 3 }).allInnerTexts();
  expect(names.length).toBeGreaterThanOrEqual(10);
  const agents = page.getByRole("region", { name: "Agents" });
  const counted = Number.parseInt((await agents.getByText(/\d+ briefings?$/).textContent()) ?? "", 10);
  await agents.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Agents" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(counted);
});

test("following a topic from its page makes it followed everywhere, and stops again", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  await page.goto("/tags/agents");
  await awake(page);
  await page.getByRole("button", { name: "Follow: Agents" }).click();
  await expect(page.getByRole("button", { name: "Following: Agents" })).toBeVisible();
  await expect.poll(() => world.db.tagFollow.count({ where: { userId: reader.id } })).toBe(1);
  await page.goto("/tags");
  await awake(page);
  await page.getByRole("button", { name: "Following: Agents" }).click();
  await expect(page.getByRole("button", { name: "Follow: Agents" })).toBeVisible();
  await expect.poll(() => world.db.tagFollow.count({ where: { userId: reader.id } })).toBe(0);
});

test("a topic without briefings says so and can be followed", async ({ page, world }) => {
  const topic = await world.aTopic();
  await world.readerSignedIn(page.context());
  await page.goto(`/tags/${topic.slug}`);
  await expect(page.getByText("Nothing has been published about")).toBeVisible();
  await expect(page.getByRole("button", { name: `Follow: ${topic.name}` })).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a signed-out Follow leads to sign-in and back, followed", async ({ page, world }) => {
      const reader = await world.aReader();
      await page.goto("/tags/safety");
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: "Follow: Safety" }).click();
      await expect(page.getByText("Sign in, and you follow the topic.")).toBeVisible();
      await page.getByLabel("E-mail address").fill(reader.email);
      await page.getByLabel("Password").fill(reader.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL("/tags/safety");
      await expect(page.getByRole("button", { name: "Following: Safety" })).toBeVisible();
    });
  });
