import type { Page } from "@playwright/test";
import { awake, expect, headline, test } from "./fixtures.ts";
import { holdFaces, isLoaded, widthOf } from "./late-faces.ts";
import type { World } from "./world.ts";

// The beginning of an article that was fetched stands there in the task of the press, before React has made its page. What is
// done in that moment is done here in the same task: nothing can come between.

test.use({ contextOptions: { reducedMotion: "reduce" } });

type Reading = typeof window & { readAlong?: string };

/** Runs in every page: notes of which article a first screen was read along from what the router fetched (posts/first-screens.ts). */
function noteReading() {
  const { text } = Response.prototype;
  Response.prototype.text = async function () {
    const said = await text.call(this);
    // After whoever asked for it has it. The router first asks what there is, and then for the page.
    setTimeout(() => {
      if (said.includes('data-first="true"')) (window as Reading).readAlong = new URL(this.url).pathname;
    });
    return said;
  };
}

/** Opens a topic and points at a headline in the middle of its list until what it leads to is at hand. */
async function openMeant(page: Page, world: World, open = (path: string) => page.goto(path) as Promise<unknown>) {
  const topic = await world.aTopic();
  const pieces = await world.publishMany(12, topic);
  const { title = "", slug = "", id = "" } = pieces[6] ?? {};
  const [list, article] = [`/tags/${topic.slug}`, `/posts/${slug}`];
  await page.addInitScript(noteReading);
  await open(list);
  await awake(page);
  await headline(page, title).hover();
  await expect.poll(() => page.evaluate(() => (window as Reading).readAlong)).toBe(article);
  return { title, id, list, article };
}

type Then = "nothing" | "back" | "save" | "topic" | "place" | "search" | "age";

/** Presses a headline and, in the same task, does one thing more. Answers what the page is then. */
const pressed = (page: Page, title: string, then: Then = "nothing") =>
  page.evaluate(
    ([wanted, next]) => {
      const place = scrollY;
      const links = [...document.querySelectorAll<HTMLAnchorElement>("main h2 a")];
      links.find(({ textContent }) => textContent === wanted)?.click();
      const head = document.querySelector<HTMLElement>("main > [data-ahead] .article-head");
      if (next === "back") history.back();
      if (next === "save") head?.querySelector<HTMLElement>("form[data-toggle=save] button")?.click();
      if (next === "topic") head?.querySelector<HTMLElement>(".topic a")?.click();
      if (next === "place") location.hash = "#sources";
      if (next === "search") document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
      const [own, later] = [Date.now, 60_000];
      if (next === "age") Date.now = () => own() + later;
      head?.setAttribute("data-seen", "");
      return {
        titles: [...document.querySelectorAll("h1")].filter((h1) => h1.checkVisibility()).map((h1) => h1.textContent),
        isAhead: head !== null,
        path: location.pathname,
        place,
        top: scrollY,
      };
    },
    [title, then] as const,
  );

/** Nothing of what was shown ahead stays. */
async function settled(page: Page, path: string) {
  await expect(page.locator("[data-ahead]")).toHaveCount(0);
  expect(new URL(page.url()).pathname).toBe(path);
}

/** The same, and nothing comes over it later: a move waits 200 ms for its page, a way goes two frames after its press. */
async function stays(page: Page, path: string) {
  await settled(page, path);
  await page.waitForTimeout(700);
  await settled(page, path);
}

test("an article stands there with the press, and its page takes over what stands there", async ({ page, world }) => {
  const { title, list, article } = await openMeant(page, world);
  const first = await pressed(page, title);
  expect(first).toMatchObject({ titles: [title], isAhead: true, path: article, top: 0 });
  expect(first.place).toBeGreaterThan(0);
  await expect(page.locator("[data-reading]")).toHaveText(/\S/);
  // The same elements, not others like them.
  await expect(page.locator("main > article > .first-screen > .article-head[data-seen]")).toBeVisible();
  await settled(page, article);
  await expect(page).toHaveTitle(`${title} · AI Briefing`);
  await page.goBack();
  await expect(headline(page, title)).toBeVisible();
  await settled(page, list);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(first.place);
});

test("who goes back in that moment is where they were", async ({ page, world }) => {
  const { title, list, article } = await openMeant(page, world);
  const { isAhead, place } = await pressed(page, title, "back");
  expect(isAhead).toBe(true);
  await expect(headline(page, title)).toBeVisible();
  await settled(page, list);
  expect(await page.evaluate(() => scrollY)).toBe(place);
  await stays(page, list);
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await settled(page, article);
});

test("nor does it come later over where they went back to, when its headline was to move there", async ({
  page,
  world,
}) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const { title, list } = await openMeant(page, world, async (path) => {
    await page.goto("/tags");
    await awake(page);
    await page.locator(`main a[href="${path}"]`).click();
    await expect(page).toHaveURL(path);
  });
  // On a busy machine what moved before may have begun late: then nothing would move now.
  await page.evaluate(() => sessionStorage.clear());
  expect(await pressed(page, title, "back")).toMatchObject({ isAhead: false, path: list });
  await expect(page.getByRole("heading", { level: 1, name: "Topics" })).toBeVisible();
  await stays(page, "/tags");
  await expect(page.getByRole("heading", { level: 1, name: "Topics" })).toBeVisible();
});

test("a key that is pressed in that moment leads where it does", async ({ page, world }) => {
  const { title } = await openMeant(page, world);
  expect((await pressed(page, title, "search")).isAhead).toBe(true);
  await expect(page.getByRole("searchbox").first()).toBeFocused();
  await stays(page, "/search");
});

test("who presses a place of the article in that moment gets the article", async ({ page, world }) => {
  const { title, article } = await openMeant(page, world);
  const loaded = page.waitForEvent("load");
  expect((await pressed(page, title, "place")).isAhead).toBe(true);
  await loaded;
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.locator("#sources")).toBeVisible();
  await settled(page, article);
});

test("Save in that moment is kept, and shown when the page has come", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const { title, id, article } = await openMeant(page, world);
  expect((await pressed(page, title, "save")).isAhead).toBe(true);
  await expect.poll(() => world.db.bookmark.count({ where: { userId: reader.id, postId: id } })).toBe(1);
  await expect(page.locator("[data-reading]")).toHaveText(/\S/);
  await settled(page, article);
  await expect(page.locator(".article-head").getByRole("button", { name: `Saved: ${title}` })).toBeVisible();
});

test("a link that is pressed in that moment leads where it says, and Back through the article", async ({
  page,
  world,
}) => {
  const { title, list, article } = await openMeant(page, world);
  expect((await pressed(page, title, "topic")).isAhead).toBe(true);
  await expect(headline(page, title)).toBeVisible();
  await settled(page, list);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await settled(page, article);
});

test("where the page cannot be had any more the document is loaded instead", async ({ page, world, allow }) => {
  allow(/Failed to load resource|Failed to fetch RSC payload|net::ERR_FAILED/);
  const { title, article } = await openMeant(page, world);
  await page.route(
    (url) => url.searchParams.has("_rsc"),
    (route) => route.abort(),
  );
  const loaded = page.waitForEvent("load");
  expect((await pressed(page, title, "age")).isAhead).toBe(true);
  await loaded;
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.locator("[data-reading]")).toHaveText(/\S/);
  await settled(page, article);
});

test("faces that came late are used from the press on, not when somebody reads already", async ({ page, world }) => {
  const letGo = await holdFaces(page);
  const { title, article } = await openMeant(page, world, (path) => page.goto(path, { waitUntil: "domcontentloaded" }));
  const standIn = await widthOf(page);
  letGo();
  await isLoaded(page).toBe(true);
  expect(await widthOf(page)).toBe(standIn);
  // Its page is asked for anew, and held back for as long as this looks.
  const held = Promise.withResolvers<void>();
  await page.route(
    (url) => url.searchParams.has("_rsc"),
    (route) => held.promise.then(() => route.continue()),
  );
  expect((await pressed(page, title, "age")).isAhead).toBe(true);
  expect(await widthOf(page)).not.toBe(standIn);
  held.resolve();
  await settled(page, article);
});

test("where the page does not come the document is loaded in its place", async ({ page, world, allow }) => {
  allow(/net::ERR_ABORTED/);
  const { title, article } = await openMeant(page, world);
  // Asked for and never answered, as when a network is gone without a word.
  const asked = page.waitForRequest((request) => new URL(request.url()).searchParams.has("_rsc"));
  await page.route(
    (url) => url.searchParams.has("_rsc"),
    () => {},
  );
  const loaded = page.waitForEvent("load");
  expect((await pressed(page, title, "age")).isAhead).toBe(true);
  await asked;
  await loaded;
  await expect(page.locator("[data-reading]")).toHaveText(/\S/);
  await settled(page, article);
});
