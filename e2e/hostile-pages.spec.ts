import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";

// Foreign HTML as it is shown after reading, in a browser without any policy to help: nothing of it runs, nothing is asked
// of anybody. The site has no part in this.

type Readings = { sanitised: string[]; read: string[] };

function readings(): Readings {
  const file = join(import.meta.dirname, "hostile-readings.ts");
  return JSON.parse(execFileSync(process.execPath, [file], { maxBuffer: 2 ** 28, encoding: "utf8" }));
}

/** Shows pieces in a browser, moves over, clicks and focuses all that is there; answers what ran and what was asked for. */
async function show(page: Page, pieces: string[]) {
  const asked: string[] = [];
  let ran = 0;
  page.removeAllListeners();
  page.on("dialog", (dialog) => {
    ran++;
    return dialog.dismiss();
  });
  await page.unrouteAll();
  await page.route("**/*", (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  for (let at = 0; at < pieces.length; at += 200) {
    const batch = pieces.slice(at, at + 200);
    await page.setContent(`<!doctype html><body>${batch.map((piece) => `<div>${piece}</div>`).join("\n")}`);
    const here = await page.evaluate(async (html) => {
      document.addEventListener("click", (event) => event.preventDefault(), true);
      const again = document.createElement("div");
      document.body.append(again);
      again.innerHTML = html;
      for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
        for (const name of ["mouseover", "pointerenter", "wheel", "click"])
          element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
        element.focus?.();
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
      return "ran" in window ? 1 : 0;
    }, batch.join("\n"));
    ran += here;
  }
  return { ran, asked };
}

test.describe.configure({ timeout: 300_000 });

test("the check itself: as they are, they run", async ({ page }) => {
  const { ran } = await show(page, ["<img src=x onerror=window.ran=1>", "<p onclick=window.ran=1>a</p>"]);
  expect(ran).toBeGreaterThan(0);
});

test("nothing runs and nothing is asked for when foreign HTML was sanitised, or a foreign page read", async ({
  page,
}) => {
  const { sanitised, read } = readings();
  expect(sanitised.length).toBeGreaterThan(2_000);
  expect(read.length).toBeGreaterThan(600);
  expect(await show(page, sanitised)).toEqual({ ran: 0, asked: [] });
  expect(await show(page, read)).toEqual({ ran: 0, asked: [] });
});
