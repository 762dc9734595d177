import { awake, expect, headline, siteUrl, test } from "./fixtures.ts";

// A long briefing of the sample content, with every part that an article can have.
const LONG = "/posts/why-your-agent-should-ask-before-it-acts";

test("an article shows its parts in the order in which they are read", async ({ page }) => {
  await page.goto(LONG);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText("Why your agent should ask before it acts");
  await expect(main.locator("svg.cover")).toBeVisible();
  await expect(main.locator(".byline time")).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT/);
  await expect(main.locator(".byline")).toContainText(/\d+ min read/);
  await expect(main.locator(".byline")).toContainText("@");
  const parts = await main.getByRole("heading", { level: 2 }).allInnerTexts();
  const order = [
    "The Short Version",
    "By the numbers",
    "Practical takeaways",
    "Sources",
    "Share this briefing",
    "More from AI Briefing",
    "Don’t miss",
  ];
  expect(
    parts.map((part) => part.toLowerCase()).filter((part) => order.some((name) => name.toLowerCase() === part)),
  ).toEqual(order.map((name) => name.toLowerCase()));
  await expect(main.getByRole("navigation", { name: "Topics of this briefing" }).getByRole("link").first()).toHaveText(
    "#agents",
  );
  await expect(main.getByRole("link", { name: "← All briefings" })).toHaveAttribute("href", "/");
});

test("an article says to machines what it is", async ({ page }) => {
  await page.goto(LONG);
  const content = (selector: string) => page.locator(`head ${selector}`).getAttribute("content");
  await expect(page).toHaveTitle("Why your agent should ask before it acts · AI Briefing");
  expect(await page.locator('head link[rel="canonical"]').getAttribute("href")).toBe(siteUrl + LONG);
  expect((await content('meta[name="description"]'))?.length).toBeGreaterThan(60);
  expect(await content('meta[property="og:type"]')).toBe("article");
  expect(await content('meta[property="og:url"]')).toBe(siteUrl + LONG);
  expect(await content('meta[property="og:title"]')).toBe("Why your agent should ask before it acts");
  expect(await content('meta[property="og:image"]')).toBe(`${siteUrl}${LONG}/cover.png`);
  expect(await content('meta[property="article:published_time"]')).toMatch(/^\d{4}-/);
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data).toMatchObject({
    "@context": "https://schema.org",
    headline: "Why your agent should ask before it acts",
  });
});

test("a cover is a PNG of 1200 by 630", async ({ request }) => {
  const answer = await request.get(`${LONG}/cover.png`);
  expect(answer.headers()["content-type"]).toBe("image/png");
  const bytes = await answer.body();
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  expect((await request.get("/posts/there-is-no-such-piece/cover.png")).status()).toBe(404);
});

test("a citation leads to its source, and a source to what it names", async ({ page }) => {
  await page.goto(LONG);
  const sources = page.locator(".sources > li");
  expect(await sources.count()).toBeGreaterThanOrEqual(2);
  for (const link of await sources.getByRole("link").all()) expect(await link.getAttribute("href")).toMatch(/^https?:/);
  await page.locator(".body .cite a").first().click();
  await expect(page).toHaveURL(/#source-\d+$/);
  await expect(page.locator(":target")).toBeInViewport();
});

test("the contents lead to every section", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LONG);
  await page.locator(".toc summary").click();
  const entries = page.getByRole("navigation", { name: "Contents" }).getByRole("link");
  for (const href of await entries.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? "")))
    await expect(page.locator(href)).toHaveCount(1);
  await entries.last().click();
  await expect(page.getByRole("heading", { name: "Sources" })).toBeInViewport();
});

test("a footnote leads to its note and back", async ({ page, world }) => {
  const body = `A claim.[^one]\n\n${"A paragraph.\n\n".repeat(60)}[^one]: The note to the claim.`;
  const post = await world.publish({ body });
  await page.goto(post.path);
  await page.locator(".body sup a").first().click();
  await expect(page.getByText("The note to the claim.")).toBeInViewport();
  await page.getByRole("link", { name: /Back to/ }).click();
  await expect(page.getByText("A claim.")).toBeInViewport();
});

test("a piece that stood elsewhere before says where and when", async ({ page, world }) => {
  const firstPublished = { publisher: "Example Review", date: "2024-05", url: "https://example.org/piece" };
  const post = await world.publish({ more: { firstPublished } });
  await page.goto(post.path);
  await expect(page.getByText("First published at Example Review on May 2024.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Example Review" })).toHaveAttribute("href", "https://example.org/piece");
});

test("every figure has its words, its caption and its place before it arrives", async ({ page }) => {
  await page.goto("/posts/ai-act-for-people-who-buy");
  const figures = page.locator(".body figure:has(img)");
  expect(await figures.count()).toBeGreaterThan(0);
  for (const figure of await figures.all()) {
    const image = figure.locator("img");
    expect((await image.getAttribute("alt"))?.length).toBeGreaterThan(20);
    expect(Number(await image.getAttribute("width"))).toBeGreaterThan(0);
    await expect(figure.locator("figcaption")).not.toBeEmpty();
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
  }
});

test("previous and next are those of the list that the reader came from", async ({ page, world }) => {
  const topic = await world.aTopic();
  await world.publishMany(3, topic);
  await page.goto(`/tags/${topic.slug}`);
  await headline(page, "Wombat number 2").click();
  const around = page.getByRole("navigation", { name: "Previous and next" });
  await expect(around.getByRole("link", { name: "Previous" })).toHaveText("PreviousWombat number 1");
  await around.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wombat number 3" })).toBeVisible();
  await expect(around.getByRole("link", { name: "Previous" })).toHaveText("PreviousWombat number 2");
  await expect(around.getByRole("link", { name: "Next" })).toHaveCount(0);
});

test("on paper there is the article and nothing to press", async ({ page }) => {
  await page.goto(LONG);
  await page.emulateMedia({ media: "print" });
  for (const chrome of [".masthead .nav", ".masthead-side", ".footer", ".toc", ".byline-actions", "#share"])
    await expect(page.locator(chrome).first()).toBeHidden();
  for (const part of ["h1", ".short-version", ".body", ".sources"])
    await expect(page.locator(part).first()).toBeVisible();
});

test("what a writer types as HTML does not become HTML", async ({ page, world }) => {
  const body =
    'Before.\n\n<script>document.title = "taken"</script>\n\n<img src=x onerror="document.title=\'taken\'">\n\n[press](javascript:alert(1))';
  const post = await world.publish({ title: 'Wombats <img src=x onerror="alert(1)">', body });
  await page.goto(post.path);
  await awake(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(post.title);
  await expect(page.locator(".body script, .body img, .body [onerror], a[href^=javascript]")).toHaveCount(0);
  expect(await page.title()).not.toBe("taken");
});

test("a draft is nowhere", async ({ page, world, allow }) => {
  allow(/status of 404/);
  const topic = await world.aTopic();
  const draft = await world.publish({ title: "Unfinished quokka", topics: [topic], more: { draft: true } });
  expect((await page.goto(draft.path))?.status()).toBe(404);
  expect((await page.request.get(`${draft.path}/cover.png`)).status()).toBe(404);
  expect((await page.request.get(`${draft.path}/share`)).status()).toBe(404);
  await page.goto(`/tags/${topic.slug}`);
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.goto("/search?q=quokka&as=typed");
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.goto("/search?q=quokka");
  await expect(page.getByText("Unfinished quokka")).toHaveCount(0);
});

test("nothing of the numbers moves when the rest of them comes", async ({ page }) => {
  await page.goto(LONG);
  const moved = await page.locator(".numbers").evaluate((list) => {
    const places = () => [...list.querySelectorAll("dt")].map((label) => [label.offsetLeft, label.offsetTop].join());
    const whole = places();
    return [...list.querySelectorAll("dd")].reverse().flatMap((figure, at) => {
      // As when the page was cut before a figure, and before the one that it belongs to.
      const one = figure.parentElement;
      figure.remove();
      const cut = places();
      one?.remove();
      return cut.flatMap((place, nth) => (place === whole[nth] ? [] : [`${nth}, without ${at + 1}: ${place}`]));
    });
  });
  expect(moved).toEqual([]);
});
