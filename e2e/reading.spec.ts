import { awake, expect, type Page, readToEnd, test } from "./fixtures.ts";
import type { Published, World } from "./world.ts";

// How far one is, on every device, and what is remembered of it.

// Words of their own in each sentence, so that a place within a paragraph can be told.
const LONG = Array.from({ length: 60 }, (_, at) => `Sentence ${at + 1} of it is about thing number ${at + 1}.`).join(
  " ",
);
const PARAGRAPHS = [
  ...Array.from({ length: 12 }, (_, at) => `Paragraph ${at + 1}. ${"It goes on like this. ".repeat(12)}`),
];
PARAGRAPHS.splice(8, 0, LONG);

const aLongPiece = (world: World, more: object = {}) => world.publish({ body: PARAGRAPHS.join("\n\n"), ...more });

/** How far from the top of the screen these words are, in pixels. */
const topOf = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector("[data-reading]") ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return range.getBoundingClientRect().top;
    }
    return Number.NaN;
  }, words);

const placeOf = (world: World, piece: Published) =>
  world.db.readState.findFirst({ where: { postId: piece.id }, select: { anchor: true } });

/** Reads on to these words and waits until the place is kept. */
async function readTo(page: Page, world: World, piece: Published, words: string) {
  await awake(page);
  await page.evaluate((by) => window.scrollBy({ top: by, behavior: "instant" }), (await topOf(page, words)) - 20);
  await expect.poll(async () => (await placeOf(world, piece))?.anchor ?? "").toContain(words);
}

test("a place in the midst of a long paragraph is found again on a wider screen, and after the text was corrected", async ({
  page,
  world,
  anotherBrowser,
}) => {
  const reader = await world.readerSignedIn(page.context());
  const piece = await aLongPiece(world);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(piece.path);
  await readTo(page, world, piece, "Sentence 40 of it");

  const elsewhere = await (await anotherBrowser({ viewport: { width: 1440, height: 900 } })).newPage();
  await elsewhere.context().addCookies(await page.context().cookies());
  await elsewhere.goto(piece.path);
  await expect.poll(() => topOf(elsewhere, "Sentence 40 of it")).toBeLessThan(120);
  expect(await topOf(elsewhere, "Sentence 40 of it")).toBeGreaterThan(-60);

  const { bodyHtml } = await world.db.post.findUniqueOrThrow({ where: { id: piece.id }, select: { bodyHtml: true } });
  const corrected = bodyHtml
    .replace("<p>Paragraph 1.", "<p>A new beginning of several lines.</p>\n<p>Paragraph 1.")
    .replace("Sentence 40 of it is about thing", "Sentence 40 of it is, rather, about thing");
  await world.db.post.update({ where: { id: piece.id }, data: { bodyHtml: corrected } });
  const third = await (await anotherBrowser({ viewport: { width: 820, height: 1100 } })).newPage();
  await third.context().addCookies(await page.context().cookies());
  await third.goto(piece.path);
  await expect.poll(() => topOf(third, "Sentence 41 of it")).toBeLessThan(160);
  expect(await topOf(third, "Sentence 42 of it")).toBeGreaterThan(-60);

  await third.goto("/saved");
  await expect(third.getByRole("heading", { name: "Continue reading" })).toBeVisible();
  await third.getByRole("button", { name: `Set aside: ${piece.title}` }).click();
  await expect(third.getByRole("heading", { name: "Continue reading" })).toBeHidden();
  await expect(third.getByRole("heading", { name: "Saved" })).toBeFocused();
  await expect(third.locator("#announcements")).toHaveText(`Done: Set aside: ${piece.title}`);
  expect(await world.db.readState.count({ where: { userId: reader.id, anchor: { not: null } } })).toBe(1);
});

test("what a page tells while it is left arrives, also from a page that knows nothing of reading", async ({
  page,
  world,
}) => {
  await world.readerSignedIn(page.context());
  const piece = await aLongPiece(world);
  await page.goto(piece.path);
  await awake(page);
  // Who jumps to the end has not read it: the place that comes after is kept.
  const end = page.locator("[data-reading-end]");
  await end.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  await expect(end).toBeInViewport();
  // What follows sooner is the same move.
  await page.waitForTimeout(300);
  await page.evaluate(
    (by) => window.scrollBy({ top: by, behavior: "instant" }),
    await topOf(page, "Sentence 40 of it"),
  );
  // Longer than it takes to note the words on the screen, shorter than the pause after which they are sent.
  await page.waitForTimeout(400);
  const told = page.waitForRequest((request) => request.method() === "POST");
  await page
    .locator('a[href="/about"]')
    .first()
    .evaluate((link: HTMLAnchorElement) => link.click());
  expect(new URL((await told).url()).pathname).toBe("/about");
  await expect.poll(async () => (await placeOf(world, piece))?.anchor ?? "").toContain("Sentence 40 of it");
});

test("who has nothing remembered leaves no trace, and still marks as read what they say", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const piece = await aLongPiece(world);
  await page.goto("/settings/reading");
  await awake(page);
  await page.getByRole("radio", { name: /^Nothing/ }).check();
  await page.getByRole("button", { name: "Keep this" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Kept." })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: /^Nothing/ })).toBeChecked();
  await page.goto(piece.path);
  await awake(page);
  await readToEnd(page);
  await expect(page.locator("[data-reading-end]")).toBeInViewport();
  // What must not be noted is given the time in which it would have been.
  await page.waitForTimeout(2_500);
  expect(await world.db.readState.count({ where: { userId: reader.id } })).toBe(0);
  expect(await world.db.opening.count({ where: { userId: reader.id } })).toBe(0);
  await page.getByRole("button", { name: `Mark as read: ${piece.title}` }).click();
  await expect(page.getByRole("button", { name: `Read: ${piece.title}`, exact: true })).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("history has what was opened, and is erased by entry, by day and whole", async ({ page, world, allow }) => {
      const reader = await world.readerSignedIn(page.context());
      const pieces = [await world.publish(), await world.publish(), await world.publish()];
      for (const { path } of pieces) await page.goto(path);
      const entry = (piece: Published | undefined) => page.getByRole("link", { name: piece?.title ?? "", exact: true });
      await page.goto("/history");
      if (javaScriptEnabled) await awake(page);
      for (const piece of pieces) await expect(entry(piece)).toBeVisible();
      await page.getByRole("button", { name: `Erase: ${pieces[0]?.title}` }).click();
      await expect(entry(pieces[0])).toBeHidden();
      if (javaScriptEnabled) {
        await expect(entry(pieces[1])).toBeFocused();
        // Two at once: that the first is done does not stand for the second.
        for (let more = 0; more < 2; more++) await page.goto((await world.publish({ title: `Quoll ${more}` })).path);
        await page.goto("/history");
        await awake(page);
        // A browser takes what a script presses for no press, and what moves after it for a shift.
        allow(/layout shift of .* at \/history/);
        const quolls = page.getByRole("button", { name: "Erase: Quoll" });
        await quolls.evaluateAll((buttons: HTMLButtonElement[]) => buttons.forEach((button) => void button.click()));
        await expect(quolls).toHaveCount(0);
        await expect(page.locator("#announcements")).toHaveText("Done: Erase: Quoll 0");
      }
      const yesterday = new Date(Date.now() - 86_400_000);
      await world.db.opening.updateMany({
        where: { postId: pieces[1]?.id },
        data: { day: yesterday, openedAt: yesterday },
      });
      await page.reload();
      if (javaScriptEnabled) await awake(page);
      await page
        .getByRole("button", { name: /^Erase this day/ })
        .first()
        .click();
      await expect(entry(pieces[2])).toBeHidden();
      await expect(entry(pieces[1])).toBeVisible();
      await page.getByRole("link", { name: "Switch it off or erase it" }).click();
      await page.getByText("Erase the history").click();
      await page.getByRole("button", { name: "Erase all of it" }).click();
      await expect(page.getByText("Your history is erased.")).toBeVisible();
      expect(await world.db.opening.count({ where: { userId: reader.id } })).toBe(0);
    });
  });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a place of another device is one link away", async ({ page, world }) => {
    const reader = await world.readerSignedIn(page.context());
    const piece = await aLongPiece(world);
    const data = { userId: reader.id, postId: piece.id, anchor: "Sentence 40 of it is about thing number 40." };
    await world.db.readState.create({ data: { ...data, placeAt: new Date() } });
    await page.goto("/saved");
    await page.getByRole("link", { name: piece.title }).click();
    await page.getByRole("link", { name: "Go on where you stopped" }).click();
    await expect.poll(() => page.evaluate(() => window.scrollY).catch(() => 0)).toBeGreaterThan(400);
  });
});
