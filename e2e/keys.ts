import type { Page } from "./fixtures.ts";

/** Presses Tab until this has the focus: by keys alone, in the page's own order. */
export async function tabTo(page: Page, name: string | RegExp) {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    const label = await focused.evaluate((element) => {
      const input = element as HTMLInputElement;
      return element.getAttribute("aria-label") ?? input.labels?.[0]?.textContent ?? element.textContent ?? "";
    });
    if (typeof name === "string" ? label.trim() === name : name.test(label.trim())) return;
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

/** Goes to a field and writes over what stands there. */
export async function typeInto(page: Page, name: string | RegExp, text: string) {
  await tabTo(page, name);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

/** Goes to a button or a link and presses Enter. */
export async function pressOn(page: Page, name: string | RegExp) {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}
