import { faults, violations } from "./axe.ts";
import { awake, expect, type Page, test } from "./fixtures.ts";
import { aReadLink } from "./read-link.ts";
import type { World } from "./world.ts";

const LONG = "/posts/why-your-agent-should-ask-before-it-acts";
const PUBLIC = [
  "/",
  LONG,
  `${LONG}/share`,
  "/tags",
  "/tags/agents",
  "/paths",
  "/paths/working-well-with-ai",
  "/authors/skills",
  "/search",
  "/search?q=xyzzyplugh",
  "/search?q=pupls+topic:agnets",
  "/about",
  "/sign-in",
  "/sign-up",
  "/saved",
  "/nothing-here",
];
const PERSONAL = [
  "/following",
  "/following?minutes=10",
  "/ranking?primary=30",
  "/saved",
  "/highlights",
  "/links/new",
  "/saved/lists",
  "/history",
  "/settings/reading",
  "/search?q=is:saved",
  "/settings",
  `${LONG}/share`,
  LONG,
  "/you",
  "/notices",
  "/settings/notices",
  "/welcome",
  "/paths/new",
];

// Six looks of axe at each page take their time on a busy machine. One browser does for six pages.
test.describe.configure({ timeout: 240_000 });
const sixes = (paths: string[]) => paths.flatMap((_, at) => (at % 6 === 0 ? [paths.slice(at, at + 6)] : []));

/** A reader with something on every page of theirs. */
async function aSettledReader(page: Page, world: World) {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  await world.publish({ topics: [topic], title: "Of last week", date: new Date(Date.now() - 7 * 86_400_000) });
  const piece = await world.publish({ topics: [topic], title: "Of today" });
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  const mark = await world.db.bookmark.create({ data: { userId: reader.id, postId: piece.id, note: "For Monday." } });
  const list = await world.db.savedList.create({
    data: {
      ...{ userId: reader.id, name: "A list", position: 0, showsNotes: true, publishedAt: new Date() },
      ...{ token: `${world.mark}-a-public-list`, entries: { create: { bookmarkId: mark.id, position: 0 } } },
    },
  });
  await world.db.opening.create({ data: { userId: reader.id, postId: piece.id, day: new Date() } });
  const begun = { anchor: "One paragraph of text.", placeAt: new Date() };
  await world.db.readState.create({ data: { userId: reader.id, postId: piece.id, ...begun } });
  const { id: linkId } = await aReadLink(world, reader.id);
  const place = { prefix: "", suffix: "", start: 0 };
  await world.db.highlight.createMany({
    data: [
      { userId: reader.id, postId: piece.id, exact: "One paragraph", fingerprint: "a", note: "A note", ...place },
      { userId: reader.id, postId: piece.id, exact: "Words that are gone", fingerprint: "b", ...place },
    ],
  });
  await world.db.shareLink.create({ data: { userId: reader.id, postId: piece.id, token: `token-${world.mark}` } });
  return [`/links/${linkId}`, `/saved/${mark.id}`, `/saved/lists/${list.id}`, `/lists/${list.token}`];
}

/** Whether anything stands out of the screen at the side. */
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

for (const paths of sixes(PUBLIC))
  test(`axe finds nothing on ${paths.join(" ")}`, async ({ page, allow }) => {
    allow(/status of 404|layout shift/);
    for (const path of paths) expect.soft(await violations(page, path), path).toEqual([]);
  });

for (const paths of sixes(PERSONAL))
  test(`axe finds nothing on ${paths.join(" ")} of a reader`, async ({ page, world, allow }) => {
    allow(/layout shift/);
    await aSettledReader(page, world);
    for (const path of paths) expect.soft(await violations(page, path), path).toEqual([]);
  });

test("axe finds nothing on what a reader keeps: a piece, a list, a public list", async ({ page, world, allow }) => {
  allow(/layout shift/);
  for (const path of await aSettledReader(page, world)) expect(await violations(page, path), path).toEqual([]);
});

test("axe finds nothing on a form that was refused, and in the open sheets", async ({ page, allow }) => {
  allow(/layout shift/);
  await page.goto("/sign-up");
  await awake(page);
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail address").fill("ada@example.org");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.locator("[aria-invalid=true]")).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto(LONG);
  await awake(page);
  await page.locator("summary").filter({ hasText: "Share" }).click();
  expect(await faults(page)).toEqual([]);
  await page.locator("summary").filter({ hasText: "Share" }).click();
  await page.keyboard.press("?");
  expect(await faults(page)).toEqual([]);
});

test("at 200 % and on the narrowest phone no page has to be pushed sideways", async ({ page, world, allow }) => {
  allow(/status of 404|layout shift/);
  await aSettledReader(page, world);
  for (const path of new Set([...PUBLIC, ...PERSONAL, "/posts/ai-act-for-people-who-buy"])) {
    await page.goto(path);
    for (const width of [640, 320]) {
      await page.setViewportSize({ width, height: 450 });
      expect(await isTooWide(page), `${path} at ${width}`).toBe(false);
    }
  }
});

test("who wrote a saved article has room in its byline on a phone", async ({ page, world, allow }) => {
  allow(/layout shift/);
  const reader = await world.readerSignedIn(page.context());
  const { id, path } = await world.publish();
  await world.db.bookmark.create({ data: { userId: reader.id, postId: id } });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(path);
    const name = await page.locator(".byline > div:not(.byline-actions)").boundingBox();
    expect(name?.width, `at ${width}`).toBeGreaterThanOrEqual(160);
  }
});

test("the parts of the account stand beside each of its pages, none above its heading", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const part of ["", "/profile", "/reading", "/mutes", "/notices", "/ways-in", "/sessions", "/yours"]) {
    await page.goto(`/settings${part}`);
    const [parts, heading] = [page.locator(".settings-nav"), page.getByRole("heading", { level: 1 })];
    const right = await parts.evaluate((nav) => nav.getBoundingClientRect().right);
    const { left, top } = await heading.evaluate((title) => title.getBoundingClientRect());
    expect(right, part).toBeLessThan(left);
    expect(top, part).toBeLessThan(200);
  }
});

test("text at twice its size stays on the page", async ({ page, world, allow }) => {
  allow(/status of 404|layout shift/);
  await aSettledReader(page, world);
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const path of ["/", LONG, "/following", "/saved", "/sign-up"]) {
    await page.goto(path);
    await page.evaluate(() => {
      document.documentElement.classList.add("twice");
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("html { font-size: 200% !important }");
      document.adoptedStyleSheets.push(sheet);
    });
    expect(await isTooWide(page), path).toBe(false);
  }
});

test("what a thumb presses is 44 pixels high and wide", async ({ page, world, allow }) => {
  allow(/layout shift/);
  await aSettledReader(page, world);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/", LONG, `${LONG}/share`, "/tags/agents", "/following", "/saved", "/links/new", "/settings"]) {
    await page.goto(path);
    const controls = page.locator(
      "main button:visible, .nav a, .masthead-side a, main .button:visible, main summary:visible, main .card-actions a, main input:not([type=hidden], [type=checkbox]):visible",
    );
    const small = await controls.evaluateAll((all) =>
      all.flatMap((control) => {
        const { width, height } = control.getBoundingClientRect();
        return width < 43.9 || height < 43.9
          ? [`${control.textContent} ${Math.round(width)} × ${Math.round(height)}`]
          : [];
      }),
    );
    expect(small, path).toEqual([]);
  }
});

test("nothing moves for who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(LONG);
  await awake(page);
  await page.locator("summary").filter({ hasText: "Share" }).click();
  // What the reader's own scrolling draws is no motion of ours.
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ timeline }) => timeline === document.timeline).length,
  );
  expect(moving).toBe(0);
});

test("each page has one heading of the first level and its landmarks", async ({ page, world, allow }) => {
  allow(/status of 404/);
  await aSettledReader(page, world);
  for (const path of new Set([...PUBLIC.filter((each) => !each.startsWith("/sign-")), ...PERSONAL])) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    for (const landmark of ["banner", "main", "contentinfo"] as const)
      await expect(page.getByRole(landmark), path).toHaveCount(1);
  }
});
