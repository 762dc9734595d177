import Axe from "axe-core";
import { awake, type Page } from "./fixtures.ts";

/** By name, the first with all rules. */
const THEMES = ["light", "dark", "sepia"];
/** The rules that another theme can break: nothing else differs between them. */
const ABOUT_COLOUR = ["color-contrast", "link-in-text-block"];
const WIDTHS = [390, 1440];

type Look = {
  /** What is looked at, as a selector; the whole page where it is left out. */
  within?: string;
  /** As these themes show it, one after the other, or as it is shown now. */
  themes?: string[];
  /** The rules for all themes but the first; all where they are left out. */
  others?: string[];
};

/** Runs in the page. There are no frames here, so one page's answer is whole. */
async function look({ within, themes, others }: Look) {
  const { axe } = window as unknown as { axe: typeof Axe };
  const found: string[] = [];
  for (const theme of themes ?? [undefined]) {
    if (theme) document.documentElement.dataset.theme = theme;
    const rules = theme !== themes?.[0] && others ? { runOnly: { type: "rule" as const, values: others } } : {};
    const { violations } = await axe.run(within ?? document, { ...rules, resultTypes: ["violations"] });
    for (const { id, nodes } of violations)
      found.push(`${theme ?? "now"}: ${id} ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  }
  return found;
}

/** What axe finds on the page that is open. Axe itself, which is large, comes into each document once. */
export async function faults(page: Page, what: Look = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(Axe.source);
  return page.evaluate(look, what);
}

/** What axe finds on the page that is open in each theme, by all rules. */
export async function faultsInThemes(page: Page, within?: string): Promise<string[]> {
  // Colours that go over into others are none of either.
  await page.emulateMedia({ reducedMotion: "reduce" });
  return faults(page, { within, themes: THEMES });
}

/** What axe finds at an address, in three colours and two widths. */
export async function violations(page: Page, path: string) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(path);
  await awake(page);
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const fault of await faults(page, { themes: THEMES, others: ABOUT_COLOUR })) found.push(`${width}, ${fault}`);
  }
  return found;
}
