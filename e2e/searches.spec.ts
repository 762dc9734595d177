import { faults } from "./axe.ts";
import { awake, card, expect, type Page, siteUrl, test } from "./fixtures.ts";

const found = (page: Page) => page.locator("article h2").allTextContents();

/** A word of letters alone that only this test has. */
const wordOf = (mark: string) => `zor${mark.replaceAll(/\d/g, (digit) => "bcdfghjklm"[Number(digit)] ?? "b")}`;

test("a slip finds what was meant, says so, and leads back to what was typed", async ({ page }) => {
  await page.goto("/search?q=withhlods");
  await expect(page.getByText("Nothing was found for “withhlods”. These are results for")).toBeVisible();
  await expect(card(page, "Help that withholds").locator("mark").first()).toHaveText("withholds");
  await page.getByRole("link", { name: "Search only for what was typed" }).click();
  await expect(page.getByText("Nothing was found for “withhlods”. Try fewer or other words")).toBeVisible();
});

test("what is wrong with a filter stands beside the field, and the rest is searched", async ({ page }) => {
  await page.goto("/search?q=tutor+topic:agnets+after:soon");
  const field = page.getByRole("searchbox");
  await expect(field).toHaveAccessibleDescription(/There is no topic ‘agnets’\. Did you mean agents\?/);
  await expect(field).toHaveAccessibleDescription(/‘soon’ is no date\. Write 2026, 2026-03 or 2026-03-17/);
  expect((await found(page)).length).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Search for tutor topic:agents" }).click();
  await expect(page).toHaveURL(/q=tutor\+topic%3Aagents/);
  await page.getByText("How to search").click();
  await expect(page.getByText("source:arxiv.org")).toBeVisible();
});

test("while one types, briefings and topics are offered, and the keys lead there and back", async ({ page }) => {
  await page.goto("/search");
  await awake(page);
  const field = page.getByRole("searchbox");
  await field.pressSequentially("withh");
  await expect(page.getByRole("region", { name: "Briefings" }).getByRole("link").first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "with the down arrow" })).toHaveCount(1);
  await field.press("ArrowDown");
  await expect(page.getByRole("region", { name: "Briefings" }).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeFocused();
  await expect(page.locator(".suggestions")).toHaveCount(0);
  await field.pressSequentially("olds");
  await expect(page.getByRole("region", { name: "Briefings" }).getByRole("link").first()).toBeVisible();
  await field.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/posts\/help-that-withholds/);
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a search is kept, tells what is new, has a feed, and is kept no longer", async ({ page, world, request }) => {
      const reader = await world.readerSignedIn(page.context());
      const word = wordOf(world.mark);
      await world.publish({ title: `Old ${word}`, date: new Date(Date.now() - 9 * 86_400_000) });
      await world.db.user.update({
        where: { id: reader.id },
        data: { newSince: new Date(Date.now() - 86_400_000) },
      });
      await world.publish({ title: `New ${word}` });
      await page.goto(`/search?q=${word}`);
      await page.getByText("Keep this search").click();
      await page.getByLabel("Name").fill("My word");
      await page.getByRole("button", { name: "Keep", exact: true }).click();
      await expect(page).toHaveURL(/\/searches\/[\da-f-]{36}$/);
      await expect(page.getByRole("heading", { level: 1, name: "My word" })).toBeVisible();
      expect((await found(page)).toSorted()).toEqual([`New ${word}`, `Old ${word}`]);
      await page.getByRole("button", { name: "Make a feed of My word" }).click();
      const feed = page.locator("a", { hasText: "/feeds/searches/" });
      const address = (await feed.getAttribute("href")) ?? "";
      expect(new URL(address).origin).toBe(new URL(siteUrl).origin);
      expect(await (await request.get(address)).text()).toContain(`<title>New ${word}</title>`);
      if (javaScriptEnabled) expect(await faults(page)).toEqual([]);
      await page.goto("/following");
      const search = page.getByRole("complementary", { name: "You follow" }).getByRole("link", { name: /^My word/ });
      await expect(search).toContainText("1 new");
      await search.click();
      await page.getByRole("button", { name: "Withdraw the feed of My word" }).click();
      await expect(page.getByRole("button", { name: "Make a feed of My word" })).toBeVisible();
      expect((await request.get(address)).status()).toBe(404);
      await page.getByRole("button", { name: "Keep it no longer: My word" }).click();
      await expect(page).toHaveURL("/search");
      expect(await world.db.savedSearch.count({ where: { userId: reader.id } })).toBe(0);
    });

    test("the saved are searched alone, with the reader's own links", async ({ page, world }) => {
      const reader = await world.readerSignedIn(page.context());
      const word = wordOf(world.mark);
      const saved = await world.publish({ title: `Saved ${word}` });
      await world.publish({ title: `Other ${word}` });
      const userId = reader.id;
      await world.db.bookmark.create({ data: { userId, postId: saved.id } });
      await world.db.sharedLink.create({
        data: { userId, url: "https://example.org/x", title: `Link ${word}`, bookmark: { create: { userId } } },
      });
      await page.goto(`/search?q=${word}`);
      expect(await found(page)).toHaveLength(2);
      await page.getByRole("link", { name: "In my saved" }).click();
      await expect(page.getByRole("searchbox")).toHaveValue(`${word} is:saved`);
      expect(await found(page)).toEqual([`Saved ${word}`]);
      await expect(page.getByRole("article", { name: `Link ${word}` }).locator("mark")).toHaveText(word);
      await page.getByRole("link", { name: "Everything", exact: true }).click();
      await expect(card(page, `Other ${word}`)).toBeVisible();
    });
  });
