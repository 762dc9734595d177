import AxeBuilder from "@axe-core/playwright";
import { awake, type Page } from "./fixtures.ts";

const THEMES = ["light", "dark", "sepia"];
/** The rules that another theme can break: nothing else differs between them. */
const ABOUT_COLOUR = ["color-contrast", "link-in-text-block"];
const WIDTHS = [390, 1440];

/** There are no frames here, so axe needs no second page to put its parts together. */
export const axeOn = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

/** What axe finds on a page, in three colours and two widths. */
export async function violations(page: Page, path: string) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(path);
  await awake(page);
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of THEMES) {
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name;
      }, theme);
      const axe = axeOn(page);
      if (theme !== THEMES[0]) axe.withRules(ABOUT_COLOUR);
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations)
        found.push(`${theme} ${width}: ${id} ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
    }
  }
  return found;
}
