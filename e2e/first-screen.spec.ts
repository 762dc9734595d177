import type { Page } from "@playwright/test";
import { awake, expect, fetchedByHand, headline, openFetched, test } from "./fixtures.ts";

// What a press on a headline shows first.

/** How much of an article's text stood there when its headline came; where it came ahead of the page there is no place for it yet. */
const textWithHeadline = (page: Page, title: string) =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector("h1")?.textContent !== wanted) return;
          watch.disconnect();
          resolve(document.querySelector("[data-reading]")?.childNodes.length ?? 0);
        };
        const watch = new MutationObserver(look);
        watch.observe(document, { childList: true, subtree: true });
      }),
    title,
  );

test("an article that is opened shows its first screen before its text, and one that is gone back to all at once", async ({
  page,
  world,
}) => {
  const { topic, title } = await openFetched(page, world);
  const opened = textWithHeadline(page, title);
  await headline(page, title).click();
  expect(await opened).toBe(0);
  const text = page.locator("[data-reading]");
  await expect(text).toHaveText(/\S/);
  await expect(page.getByRole("heading", { name: "Sources" })).toBeAttached();

  await page.getByRole("link", { name: topic.name }).first().click();
  await expect(headline(page, title)).toBeVisible();
  const back = textWithHeadline(page, title);
  await page.goBack();
  expect(await back).toBeGreaterThan(0);
});

test("where a headline begins to move late none moves from then on", async ({ page, world }) => {
  await page.addInitScript(() => {
    const own = document.startViewTransition.bind(document);
    const counted = window as typeof window & { moves?: number };
    document.startViewTransition = (update) => {
      counted.moves = (counted.moves ?? 0) + 1;
      return own(async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        await (update as () => Promise<void>)();
      });
    };
  });
  const topic = await world.aTopic();
  const [piece, other] = await world.publishMany(2, topic);
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  for (const title of [piece?.title ?? "", other?.title ?? ""]) {
    await fetchedByHand(page, title);
    await headline(page, title).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await page.goBack();
    await expect(headline(page, title)).toBeVisible();
  }
  expect(await page.evaluate(() => (window as typeof window & { moves?: number }).moves)).toBe(1);
});
