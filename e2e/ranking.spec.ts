import { faults } from "./axe.ts";
import { awake, card, expect, type Page, test } from "./fixtures.ts";
import type { World } from "./world.ts";

const HOUR = 3_600_000;

/** Three new pieces for a reader whose line is a day back: the oldest is the best sourced, the newest takes twelve minutes. */
async function aMorning(page: Page, world: World) {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const source = (id: string, kind: string) => ({
    ...{
      id,
      kind,
      title: `Source ${id}`,
      publisher: `Publisher ${id}`,
      date: "2024",
      url: `https://example.org/${id}`,
    },
  });
  const press = { sources: [source("first", "press"), source("second", "post")] };
  const papers = { sources: [source("first", "paper"), source("second", "report"), source("third", "dataset")] };
  const piece = (title: string, hours: number, more: object, words = 100) =>
    world.publish({
      ...{ topics: [topic], title, more, date: new Date(Date.now() - hours * HOUR) },
      body: `${"word ".repeat(words)}[@first]`,
    });
  await piece("Sourced wombats", 3, papers, 900);
  await piece("Middling wombats", 2, press, 700);
  await piece("Long wombats", 1, press, 2_760);
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  await world.db.user.update({ where: { id: reader.id }, data: { newSince: new Date(Date.now() - 24 * HOUR) } });
  return reader;
}

const headings = (page: Page) => page.locator("article h2");

const axe = async (page: Page) => expect(await faults(page)).toEqual([]);

for (const scripts of [true, false]) {
  test.describe(scripts ? "with a script" : "without JavaScript", () => {
    test.use({ javaScriptEnabled: scripts });

    test("a reader has ten minutes: the first that fit, and the end says what was left out", async ({
      page,
      world,
    }) => {
      await aMorning(page, world);
      await page.goto("/following");
      await page.getByRole("link", { name: "10 minutes" }).click();
      await expect(page).toHaveURL("/following?minutes=10");
      await expect(headings(page)).toHaveText(["Sourced wombats"]);
      const end = page.locator(".caught-up");
      await expect(end).toContainText("1 new briefing, 4 minutes.");
      await expect(end).toContainText("2 by your minutes");
      await expect(end.getByRole("heading")).toHaveText("Your minutes are full");
      await page.getByRole("spinbutton", { name: "Minutes" }).fill("20");
      await page.getByRole("button", { name: "minutes" }).click();
      await expect(headings(page)).toHaveText(["Sourced wombats", "Long wombats", "Middling wombats"]);
      await page.getByRole("link", { name: "All the time it takes" }).click();
      await expect(headings(page)).toHaveText(["Long wombats", "Middling wombats", "Sourced wombats"]);
      if (scripts) await axe(page);
    });

    test("a preset shows what it would do, is taken over by its button alone, and says why", async ({
      page,
      world,
    }) => {
      const reader = await aMorning(page, world);
      await page.goto("/following");
      await page.getByRole("link", { name: "Your order" }).click();
      if (scripts) await awake(page);
      await page.getByRole("link", { name: "Primary sources first" }).click();
      await expect(page).toHaveURL(/\/ranking\?.*primary=10/);
      const first = (name: string) => page.getByRole("region", { name, exact: true }).locator("ol > li > a").first();
      await expect(first("Now")).toHaveText("Long wombats");
      await expect(first("With these weights")).toHaveText("Sourced wombats");
      const stored = () => world.db.user.findUniqueOrThrow({ where: { id: reader.id }, select: { ranking: true } });
      expect((await stored()).ranking).toBeNull();

      await page.getByRole("spinbutton", { name: /^Papers/ }).fill("-100");
      if (!scripts) await page.getByRole("button", { name: "Show before and after" }).click();
      await expect(first("With these weights")).toHaveText("Long wombats");
      await page.getByRole("spinbutton", { name: /^Papers/ }).fill("40");
      if (!scripts) await page.getByRole("button", { name: "Show before and after" }).click();
      await expect(first("With these weights")).toHaveText("Sourced wombats");
      await page.getByRole("button", { name: "Use this order" }).click();
      await expect(page.getByText("This is your order from now on.")).toBeVisible();
      expect((await stored()).ranking).toMatchObject({ mix: { paper: 40, report: 10 }, following: true, feed: false });
      if (scripts) await axe(page);

      await page.goto("/following");
      await expect(headings(page).first()).toHaveText("Sourced wombats");
      const why = card(page, "Sourced wombats").locator("details");
      await why.locator("summary").click();
      await expect(why.getByRole("listitem")).toHaveText([
        ...["Independent sources 3 × 5 = 15", "Papers 1 × 40 = 40", "Reports 1 × 10 = 10", "Datasets 1 × 10 = 10"],
        "Score 75",
      ]);
      if (scripts) await axe(page);
    });
  });
}

test("a shared order is shown to whoever opens its link, and signing in comes back to it", async ({ page }) => {
  await page.goto("/ranking?primary=30&read=-50");
  await expect(page.getByRole("spinbutton", { name: /^Papers/ })).toHaveValue("30");
  await awake(page);
  await page.getByRole("button", { name: "Use this order" }).click();
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Franking%3Fread%3D-50%26primary%3D30/);
});

test("the briefing in one's own order says why, ends, and goes back to newest first", async ({ page, world }) => {
  await aMorning(page, world);
  await page.goto("/?order=ranked");
  await awake(page);
  await expect(page.locator(".lead details.why")).toHaveCount(1);
  expect(await page.getByRole("article").count()).toBe(await page.locator("details.why").count());
  await page.getByRole("link", { name: "Newest first" }).click();
  await expect(page.locator("details.why")).toHaveCount(0);
  await axe(page);
});
