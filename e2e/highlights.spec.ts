import { awake, expect, type Page, seen, test } from "./fixtures.ts";
import type { World } from "./world.ts";

const BODY = `Agents draft the minutes of *every* meeting now.[@first] Nobody had asked them to do so.

The second paragraph tells of people who still take notes by hand, and of \`<img src=x onerror=alert(1)>\` in a text.

Nobody had asked them to do so.`;

async function aPiece(page: Page, world: World) {
  const reader = await world.readerSignedIn(page.context());
  return { reader, piece: await world.publish({ body: BODY }) };
}

/** Selects words of the text, from where they begin to where they end, as a drag or Shift with the arrows does. */
const select = (page: Page, from: string, to = from) =>
  page.locator("[data-reading]").evaluate(
    (body, [first, last]) => {
      const place = (words: string) => {
        const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue?.indexOf(words) ?? -1;
          if (at >= 0) return { node, at };
        }
        throw new Error(`no "${words}" in the text`);
      };
      const [start, end] = [place(first), place(last)];
      getSelection()?.setBaseAndExtent(start.node, start.at, end.node, end.at + last.length);
    },
    [from, to] as const,
  );

const bar = (page: Page) => page.getByRole("toolbar", { name: "Selected passage" });
const marks = (page: Page) => page.locator("[data-reading] mark");

test("what is selected is highlighted, across emphasis and marks of sources, and is there after a reload", async ({
  page,
  world,
}) => {
  const { reader, piece } = await aPiece(page, world);
  await page.goto(piece.path);
  await awake(page);
  await select(page, "minutes of", "Nobody had");
  await bar(page).getByRole("button", { name: "Highlight" }).click();
  await expect(page.getByRole("status")).toHaveText("Highlighted");
  await expect(marks(page)).toHaveText(["minutes of ", "every", " meeting now.", " Nobody had"]);
  await expect(bar(page)).toHaveCount(0);
  await page.reload();
  await expect(marks(page)).toHaveCount(4);
  const kept = await world.db.highlight.findFirstOrThrow({ where: { userId: reader.id } });
  expect(kept.exact).toBe("minutes of every meeting now. Nobody had");
});

test("words that stand twice are highlighted where they were selected", async ({ page, world }) => {
  const { piece } = await aPiece(page, world);
  await page.goto(piece.path);
  await awake(page);
  await page.locator("[data-reading] p").last().click({ clickCount: 3 });
  await bar(page).getByRole("button", { name: "Highlight" }).click();
  await expect(page.locator("[data-reading] p").last().locator("mark")).toHaveText("Nobody had asked them to do so.");
  await expect(marks(page)).toHaveCount(1);
});

test("a passage is marked, noted, removed and had back by keys alone", async ({ page, world }) => {
  const { reader, piece } = await aPiece(page, world);
  const first = () => world.db.highlight.findFirst({ where: { userId: reader.id } });
  await page.goto(piece.path);
  await awake(page);
  await select(page, "take notes");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByRole("status")).toHaveText("Passage selected. Tab leads to Highlight and Note.");
  await page.keyboard.press("Tab");
  await expect(bar(page).getByRole("button", { name: "Highlight" })).toBeFocused();
  await page.keyboard.press("Enter");
  const link = page.getByRole("link", { name: "Your highlight" });
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Your highlight" });
  await expect(dialog.getByLabel("Note", { exact: true })).toBeFocused();
  await page.keyboard.type("Do they? <b>Ask</b>");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await first())?.note).toBe("Do they? <b>Ask</b>");
  await page.getByRole("link", { name: "Your note" }).press("Enter");
  await expect(dialog.getByLabel("Note", { exact: true })).toHaveValue("Do they? <b>Ask</b>");
  await dialog.getByRole("button", { name: "Remove the highlight" }).press("Enter");
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await expect(marks(page)).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(marks(page)).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Your note" })).toHaveCount(1);
});

test("h highlights what is selected, and a note can be written at once", async ({ page, world }) => {
  const { reader, piece } = await aPiece(page, world);
  await page.goto(piece.path);
  await awake(page);
  await select(page, "Agents draft");
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press("h");
  await expect(marks(page)).toHaveText(["Agents draft"]);
  await select(page, "people who still");
  await bar(page).getByRole("button", { name: "Note" }).click();
  const dialog = page.getByRole("dialog", { name: "New highlight" });
  await dialog.getByLabel("Note", { exact: true }).fill("Who?");
  await dialog.getByRole("button", { name: "Highlight" }).click();
  await expect(marks(page)).toHaveText(["Agents draft", "people who still"]);
  expect(await world.db.highlight.count({ where: { userId: reader.id, note: "Who?" } })).toBe(1);
});

test("a passage that was refused stays as it was typed while other things of the page are pressed", async ({
  page,
  world,
}) => {
  const { piece } = await aPiece(page, world);
  await page.goto(piece.path);
  await awake(page);
  await page.getByText("Keep a passage").click();
  await page.getByLabel("Passage").fill("words that nobody wrote");
  await page.getByLabel("Note, optional").fill("but a long note");
  await page.getByRole("button", { name: "Keep the passage" }).click();
  await expect(seen(page, "These words are not in the text as it is now.")).toBeVisible();
  await page.getByRole("button", { name: /^Mark as read: / }).click();
  await expect(page.getByRole("button", { name: /^Read: / })).toBeVisible();
  await page
    .getByRole("button", { name: /^Save: / })
    .first()
    .click();
  // The page was made anew around it.
  await expect(page.getByRole("link", { name: "Note and lists" }).last()).toBeAttached();
  await expect(page.getByLabel("Passage")).toHaveValue("words that nobody wrote");
  await expect(page.getByLabel("Note, optional")).toHaveValue("but a long note");
  await expect(seen(page, "These words are not in the text as it is now.")).toBeVisible();
});

test("nothing of it is there for somebody who is signed out", async ({ page, world }) => {
  const piece = await world.publish({ body: BODY });
  await page.goto(piece.path);
  await awake(page);
  await select(page, "take notes");
  // What must not come is given the time in which it would have.
  await page.waitForTimeout(500);
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByText("Keep a passage")).toHaveCount(0);
});

test("highlights are files too, for their reader alone", async ({ page, world, anotherBrowser }) => {
  const { reader, piece } = await aPiece(page, world);
  await world.db.highlight.create({
    data: {
      ...{ userId: reader.id, postId: piece.id, exact: "take notes", prefix: "who still ", suffix: " by hand" },
      ...{ start: 0, fingerprint: "x", note: "Why?" },
    },
  });
  const file = await page.request.get("/highlights/export");
  expect(file.headers()["content-type"]).toBe('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
  expect(file.headers()["content-disposition"]).toBe('attachment; filename="highlights.jsonld"');
  expect(await file.json()).toMatchObject({ type: "AnnotationCollection", total: 1 });
  expect(await (await page.request.get("/highlights/export?as=markdown")).text()).toContain("> take notes\n\nWhy?");
  const stranger = await anotherBrowser();
  expect((await stranger.request.get("/highlights/export")).status()).toBe(404);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a passage is kept by its words, stands marked in the text, and is noted, removed and put back", async ({
    page,
    world,
    allow,
  }) => {
    allow(/422/);
    const { piece } = await aPiece(page, world);
    await page.goto(piece.path);
    await page.getByText("Keep a passage").click();
    await page.getByLabel("Passage").fill("words that nobody wrote");
    await page.getByRole("button", { name: "Keep the passage" }).click();
    await expect(seen(page, "These words are not in the text as it is now.")).toBeVisible();
    await expect(page.getByLabel("Passage")).toHaveValue("words that nobody wrote");
    await page.getByLabel("Passage").fill("of <img src=x onerror=alert(1)> in a text");
    await page.getByLabel("Note, optional").fill('"><script>alert(2)</script>');
    await page.getByRole("button", { name: "Keep the passage" }).click();
    await expect(page).toHaveURL(piece.path);
    await expect(marks(page)).toHaveText(["of ", "<img src=x onerror=alert(1)>", " in a text"]);
    await page.getByRole("link", { name: "Your note" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Highlights" })).toBeVisible();
    await expect(page.getByText('"><script>alert(2)</script>').first()).toBeVisible();
    await expect(page.locator("main img, main script")).toHaveCount(0);
    await page.getByText("Edit the note").click();
    await page.getByLabel("Note", { exact: true }).fill("A calmer note");
    await page.getByRole("button", { name: "Keep the note" }).click();
    await expect(page.locator(".kept-note")).toHaveText("A calmer note");
    await page.getByRole("button", { name: /^Remove: / }).click();
    await page.getByText("Removed today: 1").click();
    await page.getByRole("button", { name: /^Put back: / }).click();
    await page.getByRole("searchbox").fill("CALMER");
    await page.getByRole("searchbox").press("Enter");
    await expect(page.locator(".kept")).toHaveCount(1);
    await page.getByRole("link", { name: /^In the text: / }).click();
    await expect(page).toHaveURL(new RegExp(`${piece.path}#highlight-`));
    await expect(marks(page).first()).toBeInViewport();
  });
});
