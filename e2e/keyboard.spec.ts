import { awake, expect, headline, PASSWORD, test } from "./fixtures.ts";
import { tabTo } from "./keys.ts";

test("j and k go from briefing to briefing, and o opens one", async ({ page, world }) => {
  const topic = await world.aTopic();
  await world.publishMany(3, topic);
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await page.keyboard.press("j");
  await expect(headline(page, "Wombat number 1")).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(headline(page, "Wombat number 3")).toBeFocused();
  await page.keyboard.press("k");
  await expect(headline(page, "Wombat number 2")).toBeFocused();
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1, name: "Wombat number 2" })).toBeVisible();
});

test("s saves the briefing at hand and f follows the topic", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  await world.publishMany(2, topic);
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: `Following: ${topic.name}` })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  await expect(page.getByRole("button", { name: "Saved: Wombat number 2" })).toBeVisible();
  await expect(headline(page, "Wombat number 2")).toBeFocused();
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id } })).toBe(1);
});

test("/ leads to the search field, where letters are letters", async ({ page }) => {
  await page.goto("/tags");
  await awake(page);
  await page.keyboard.press("/");
  await expect(page).toHaveURL("/search");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("jokes?");
  await expect(page.getByRole("searchbox")).toHaveValue("jokes?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("? shows the keys, and Escape puts them away", async ({ page }) => {
  await page.goto("/");
  await awake(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("combinations of the browser are left to it", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  await page.goto("/posts/help-that-withholds");
  await awake(page);
  for (const keys of ["Control+s", "Meta+s", "Alt+s"]) await page.keyboard.press(keys);
  await expect(page.getByRole("button", { name: /^Save: / }).first()).toBeVisible();
});

test("the first Tab offers to skip to the content, and every place shows that it has the focus", async ({ page }) => {
  await page.goto("/");
  await awake(page);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  for (let place = 0; place < 8; place++) {
    await page.keyboard.press("Tab");
    const outline = await page.locator(":focus").evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe("none");
  }
  await skip.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("Tab goes through the masthead in the order in which it reads", async ({ page }) => {
  await page.goto("/tags");
  await awake(page);
  for (const name of [
    "Skip to the content",
    "AI Briefing",
    "Briefing",
    "Following",
    "Saved",
    "Topics",
    "Search and commands",
    "Sign in",
  ]) {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveAccessibleName(name);
  }
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("signing up, following, saving and signing out need no mouse", async ({ page, world }) => {
      await page.goto("/sign-up");
      if (javaScriptEnabled) await awake(page);
      await tabTo(page, "Name");
      await page.keyboard.type("Kit");
      await page.keyboard.press("Tab");
      await page.keyboard.type(world.anAddress());
      await page.keyboard.press("Tab");
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL("/welcome");
      await tabTo(page, /^Agents/);
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL("/following");
      await page.goto("/tags/agents");
      await expect(page.getByRole("button", { name: "Following: Agents" })).toBeVisible();
      await page.goto("/posts/help-that-withholds");
      await tabTo(page, /^Save: /);
      await page.keyboard.press("Space");
      await expect(page.getByRole("button", { name: "Saved: Help that withholds" })).toBeVisible();
      await page.goto("/settings");
      await tabTo(page, "Sign out");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    });
  });
