import { awake, expect, test } from "./fixtures.ts";
import { holdFaces, isLoaded, widthOf } from "./late-faces.ts";

// Faces that come late: the watch of every test fails when something moves for them.

for (const width of [390, 1440])
  for (const theme of ["light", "dark", "sepia"])
    test(`faces that come late move nothing at ${width} pixels, ${theme}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.addInitScript((name) => localStorage.setItem("theme", name), theme);
      for (const path of ["/tags", "/posts/help-that-withholds", "/sign-in"]) {
        const letGo = await holdFaces(page);
        await page.goto(path, { waitUntil: "domcontentloaded" });
        await awake(page);
        letGo();
        await isLoaded(page).toBe(true);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await page.unrouteAll({ behavior: "wait" });
      }
    });

/** Letters and signs that every face has: those that load with a page, and those of the files that load where they stand. */
const LETTERS = `${String.fromCharCode(...Array.from({ length: 95 }, (_, at) => 0x20 + at))}¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿
  ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿıŒœ–—‘’‚“”„•…‹›⁄€™↑↓−∕`;

test("no letter of the faces is lost between their files", async ({ page, allow }) => {
  allow(/layout shift/);
  await page.goto("/about");
  await awake(page);
  await page.evaluate((letters) => {
    document.documentElement.dataset.italic = "";
    for (const { cssRules } of document.styleSheets)
      for (const rule of cssRules) if (rule instanceof CSSFontFaceRule) rule.style.setProperty("font-display", "swap");
    const [title, text] = [document.createElement("h1"), document.createElement("div")];
    const [plain, italic] = [document.createElement("p"), document.createElement("em")];
    text.className = "body";
    text.append(plain, italic);
    document.querySelector("main")?.replaceChildren(title, text);
    for (const element of [title, plain, italic, document.querySelector(".wordmark + nav a")])
      if (element) element.textContent = letters;
  }, LETTERS);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("DOM.enable");
  await devtools.send("CSS.enable");
  const { root } = await devtools.send("DOM.getDocument");
  for (const selector of ["main h1", "main .body p", "main .body em", ".wordmark + nav a"]) {
    const { nodeId } = await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector });
    const foreign = async () => {
      const { fonts } = await devtools.send("CSS.getPlatformFontsForNode", { nodeId });
      return fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName);
    };
    await expect.poll(foreign, { message: selector }).toEqual([]);
  }
});

test("what stands in for each face is known to the browser", async ({ page }) => {
  await page.goto("/about");
  const known = await page.evaluate(() => [...document.fonts].map(({ family }) => family.replaceAll('"', "")));
  for (const name of ["Reading stand-in", "Reading italic stand-in", "Interface stand-in"])
    expect(known).toContain(name);
});

test.describe("on a page that nobody has touched", () => {
  test.use({ untouched: true });
  test("the italic is fetched when it wakes, and the next page has it", async ({ page }) => {
    const fetched: string[] = [];
    page.on("request", (request) => request.url().includes("italic.") && fetched.push(request.url()));
    await page.goto("/posts/help-that-withholds");
    expect(fetched).toEqual([]);
    await page.mouse.move(9, 9);
    await awake(page);
    await expect.poll(() => page.evaluate(() => localStorage.getItem("italic"))).toBe("on");
    await page.reload();
    const face = () => [...document.fonts].find(({ family }) => family === "sourceSerifItalic")?.status;
    await expect.poll(() => page.evaluate(face)).toBe("loaded");
  });
});

test("the next page has the faces that were late for this one", async ({ page }) => {
  const letGo = await holdFaces(page);
  await page.goto("/tags", { waitUntil: "domcontentloaded" });
  await awake(page);
  const standIn = await widthOf(page);
  letGo();
  await isLoaded(page).toBe(true);
  expect(await widthOf(page)).toBe(standIn);
  await page.getByRole("link", { name: "Agents", exact: true }).first().click();
  await expect(page).toHaveURL("/tags/agents");
  await expect.poll(() => widthOf(page)).not.toBe(standIn);
});
