import { picture } from "#lib/testing/pictures.ts";
import { aPage, startAnotherSite } from "./another-site.ts";
import { awake, expect, type Page, readToEnd, test } from "./fixtures.ts";

let site: Awaited<ReturnType<typeof startAnotherSite>>;
test.beforeAll(async () => {
  site = await startAnotherSite();
});
test.afterAll(() => site.close());

const HOSTILE = `<script>window.broken = 1</script><img src="x" onerror="window.broken = 2"><iframe src="/frame"></iframe>
  <p style="position:fixed" onclick="window.broken = 3">A paragraph with <a href="javascript:window.broken=4">a link</a>.</p>
  <svg onload="window.broken = 5"></svg><form action="/steal"><input name="a"></form><link rel="stylesheet" href="/s.css">`;

const CUT = `<div class="paywall"><h2>Keep reading with a 7-day free trial</h2><p>Subscribe to The Burrow to keep reading
  this post and get 7 days of free access.</p><a href="/subscribe">Start trial</a></div>`;

/** Hands in a link among the saved, and waits until it was read or refused: by itself, or by looking again. */
async function handIn(page: Page, path: string, shows: string | RegExp, js: boolean) {
  await page.goto("/saved");
  if (js) await awake(page);
  await page.getByRole("textbox", { name: "Link", exact: true }).fill(site.url + path);
  await page.getByRole("button", { name: "Save the link" }).click();
  await expect(page).toHaveURL(/\/links\/[\w-]{36}$/);
  await settled(page, shows, js);
  return new URL(page.url()).pathname;
}

async function settled(page: Page, shows: string | RegExp, js: boolean) {
  const there = page.getByRole("main").getByText(shows).first();
  if (js) return expect(there).toBeVisible({ timeout: 30_000 });
  await expect(async () => {
    await page.reload();
    await expect(there).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

test.describe.configure({ timeout: 120_000 });

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a pasted link becomes a reading that is marked, finished, found again, removed and had back", async ({
      page,
      world,
    }) => {
      const reader = await world.readerSignedIn(page.context());
      const title = `Wombats ${world.mark}`;
      site.pages["/piece"] = {
        body: aPage(
          title,
          `<figure><img src="/one.png" alt="A burrow"><figcaption>At work</figcaption></figure>${HOSTILE}`,
        ),
      };
      site.pages["/one.png"] = { type: "image/png", body: await picture(64, 40).png().toBuffer() };
      const path = await handIn(page, "/piece?utm_source=mail", "Paragraph 11", javaScriptEnabled);
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.locator(".byline")).toContainText("Ada Writer at The Burrow");
      await expect(page.locator(".byline time")).toHaveText("5 March 2024");
      await expect(page.locator("[data-reading]")).toHaveAttribute("lang", "en");
      const image = page.getByRole("img", { name: "A burrow" });
      await expect(image).toHaveAttribute("src", /^\/links\/images\/[\w-]{36}$/);
      await image.scrollIntoViewIfNeeded();
      if (javaScriptEnabled)
        await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(64);
      const sent = await page.request.get((await image.getAttribute("src")) ?? "");
      expect(sent.headers()).toMatchObject({
        ...{
          "content-type": "image/webp",
          "x-content-type-options": "nosniff",
          "cache-control": "private, max-age=86400",
        },
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      });
      expect(await page.locator("[data-reading]").innerHTML()).not.toMatch(
        /script|onerror|iframe|style=|javascript:|<form|<svg/,
      );
      if (javaScriptEnabled) expect(await page.evaluate(() => Reflect.get(window, "broken"))).toBeUndefined();

      await page.getByText("Keep a passage").click();
      await page.getByLabel("Passage", { exact: true }).fill("Paragraph 3 says that");
      await page.getByLabel("Note, optional").fill("Who says?");
      await page.getByRole("button", { name: "Keep the passage" }).click();
      await expect(page.locator("[data-reading] mark")).toHaveText("Paragraph 3 says that");
      // Whoever scrolled to the end with a script has finished it by that.
      if (javaScriptEnabled) {
        await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
        await readToEnd(page);
        const isFinished = () => world.db.readState.count({ where: { userId: reader.id, readAt: { not: null } } });
        await expect.poll(isFinished).toBe(1);
        await page.reload();
      } else await page.getByRole("button", { name: `Mark as read: ${title}` }).click();
      await expect(page.getByRole("button", { name: `Read: ${title}` })).toBeVisible();

      await page.goto("/saved");
      const entry = page.getByRole("article", { name: title });
      await expect(entry).toContainText("The Burrow · 1 min read");
      await expect(entry).toHaveClass(/is-read/);
      await page.goto("/highlights");
      await expect(page.getByText("Who says?").first()).toBeVisible();
      if (javaScriptEnabled) {
        // The form is made anew with its note: whoever kept it goes on in the same entry.
        await awake(page);
        await page.getByText("Edit the note").click();
        await page.getByLabel("Note", { exact: true }).fill("Who says so?");
        await page.getByRole("button", { name: "Keep the note" }).click();
        await expect(page.getByRole("link", { name: /^In the text/ })).toBeFocused();
      }
      await page.getByRole("link", { name: /^In the text/ }).click();
      await expect(page).toHaveURL(new RegExp(`${path}#highlight-`));
      await page.goto("/history");
      await expect(page.getByRole("link", { name: title })).toHaveAttribute("href", path);
      await page.goto(`/search?q=${encodeURIComponent(`minutes ${world.mark}`)}`);
      const found = page.getByRole("article", { name: title });
      await expect(found.locator(".short mark").first()).toBeVisible();
      await found.getByRole("link", { name: title }).click();
      await expect(page).toHaveURL(path);

      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await expect(page).toHaveURL(/\/saved\?done=/);
      await expect(page.locator(".undo-line").filter({ hasText: "1 removed" })).toBeVisible();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("article", { name: title }).getByRole("link", { name: title, exact: true }).click();
      await expect(page.locator("[data-reading] mark")).toHaveText("Paragraph 3 says that");
      expect(await world.db.sharedLink.findFirst({ where: { userId: reader.id } })).toMatchObject({
        url: `${site.url}/piece`,
      });
    });

    test("a page that refuses says so, keeps the link, and is read when it is tried again", async ({ page, world }) => {
      await world.readerSignedIn(page.context());
      site.pages["/no"] = { status: 403, body: "No." };
      await handIn(page, "/no", "does not let this page be read from here (403)", javaScriptEnabled);
      await expect(page.getByRole("link", { name: `Read it at ${site.host}` })).toHaveAttribute(
        "href",
        `${site.url}/no`,
      );
      site.pages["/no"] = { body: aPage("Later on") };
      await page.getByRole("button", { name: "Try again" }).click();
      await settled(page, "Paragraph 11", javaScriptEnabled);
    });

    test("a page that stops short is shown as cut off, with the way on", async ({ page, world }) => {
      await world.readerSignedIn(page.context());
      site.pages["/cut"] = { body: aPage("Half of it", CUT) };
      await handIn(page, "/cut", "Cut off here by the original", javaScriptEnabled);
      await expect(page.getByRole("main")).toContainText("Keep reading with a 7-day free trial");
      await expect(page.getByRole("link", { name: `Read on at ${site.host}` })).toHaveAttribute(
        "href",
        `${site.url}/cut`,
      );
    });

    test("what another app hands on fills the form and writes nothing until it is sent", async ({ page, world }) => {
      const reader = await world.readerSignedIn(page.context());
      await page.goto(`/links/new?title=A%20title&text=${encodeURIComponent(`Look: ${site.url}/shared or not`)}`);
      await expect(page.getByLabel("Address")).toHaveValue(`${site.url}/shared`);
      await expect(page.getByLabel("Title")).toHaveValue("A title");
      expect(await world.db.sharedLink.count({ where: { userId: reader.id } })).toBe(0);
    });

    test("several addresses go in at once, and what came of each is said", async ({ page, world }) => {
      const reader = await world.readerSignedIn(page.context());
      await page.goto("/links/new");
      if (javaScriptEnabled) await awake(page);
      const send = async (text: string) => {
        await page.getByLabel("Pasted links").fill(text);
        await page.getByRole("button", { name: "Save them all" }).click();
      };
      await send(`${site.url}/many-1\nnonsense\nSee ${site.url}/many-2, too.`);
      const told = page.getByRole("status").filter({ hasText: "kept" });
      await expect(told).toContainText("2 links are kept:");
      await expect(told.getByRole("link")).toHaveText([`${site.host}/many-1`, `${site.host}/many-2`]);
      await expect(told).toContainText("1 line is no public address, and stays below:");
      await expect(page.getByLabel("Pasted links")).toHaveValue("nonsense");
      await send(`${site.url}/many-3 ${site.url}/many-1`);
      await expect(told).toContainText("1 link is kept:");
      await expect(told).toContainText("1 was there already:");
      await expect(page.getByLabel("Pasted links")).toHaveValue("");
      expect(await world.db.bookmark.count({ where: { userId: reader.id } })).toBe(3);
    });

    test("a link is offered to the editors by its reader alone, and taken back", async ({ page, world }) => {
      await world.readerSignedIn(page.context());
      site.pages["/offer"] = { body: aPage("An offer") };
      await handIn(page, "/offer", "Paragraph 11", javaScriptEnabled);
      await page.getByRole("button", { name: "Offer to the editors" }).click();
      await page.getByRole("button", { name: "Take the offer back" }).click();
      await expect(page.getByRole("button", { name: "Offer to the editors" })).toBeVisible();
    });
  });
