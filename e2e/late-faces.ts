import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Holds the files of all faces back until the answer is called. */
export async function holdFaces(page: Page) {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\.woff2/, async (route) => {
    const response = await route.fetch();
    await gone;
    await route.fulfill({ response });
  });
  return letGo;
}

/** How wide a word is: another face has another width. */
export const widthOf = (page: Page) =>
  page.locator(".wordmark").evaluate((element) => element.getBoundingClientRect().width);
/** Whether faces are loaded, to be waited for. */
export const isLoaded = (page: Page) =>
  expect.poll(() => page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loaded").length >= 2));
