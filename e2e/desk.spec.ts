import { serve } from "#lib/testing/web-servers.ts";
import { violations } from "./axe.ts";
import { awake, card, expect, type Page, test } from "./fixtures.ts";
import type { World } from "./world.ts";

type Told = { title: string; text?: string; at?: number };

/** An editor on this browser, and stories of items that the worker read from a source feed of this machine. */
async function aDesk(world: World, page: Page, items: Told[]) {
  const editor = await world.readerSignedIn(page.context());
  await world.db.user.update({ where: { id: editor.id }, data: { role: "editor" } });
  const entries = items.map(({ title, text = "Words.", at = 1 }, place) => {
    const date = new Date(Date.now() - at * 3_600_000).toUTCString();
    return `<item><guid>${world.mark}-${place}</guid><link>https://example.org/${world.mark}/${place}</link>
      <title><![CDATA[${title}]]></title><pubDate>${date}</pubDate><description><![CDATA[${text}]]></description></item>`;
  });
  const server = await serve((_, response) =>
    response
      .writeHead(200, { "content-type": "application/rss+xml" })
      .end(`<rss version="2.0"><channel><title>Wire ${world.mark}</title>${entries.join("")}</channel></rss>`),
  );
  const feed = await world.db.feed.create({ data: { url: `${server.url}/${world.mark}.xml`, title: "Wire" } });
  const grouped = () => world.db.storyItem.count({ where: { item: { feedId: feed.id } } });
  await expect.poll(grouped, { timeout: 45_000 }).toBe(items.length);
  await server.close();
  return { editor, feed, inbox: `/desk/inbox?source=${feed.id}` };
}

/** Names of this test alone: what other tests bring never makes one story with them. */
function names({ mark }: World) {
  const word = mark.replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
  return { one: `Zorblax${word} 7`, two: `Quuxon${word} 3` };
}

const stories = (world: World, feedId: string) =>
  world.db.story.findMany({
    where: { items: { some: { item: { feedId } } } },
    include: { items: { orderBy: { itemId: "asc" } } },
    orderBy: { id: "asc" },
  });

test("by keys: what a feed brought is merged, taken back, split and set aside", async ({ page, world }) => {
  test.setTimeout(120_000);
  const { one, two } = names(world);
  const { feed, inbox } = await aDesk(world, page, [
    { title: `${one} is released`, at: 3 },
    { title: `Makers release ${one}`, at: 2 },
    { title: `A court stops ${two}`, at: 1 },
  ]);
  const before = await stories(world, feed.id);
  expect(before.map(({ items }) => items.length).sort()).toEqual([1, 2]);
  await page.goto(inbox);
  await awake(page);
  const first = card(page, `A court stops ${two}`);
  const second = card(page, `${one} is released`);
  await expect(second.getByText(/Here because: both name ‘/)).toBeVisible();

  await page.keyboard.press("j");
  await expect(first.getByRole("heading").getByRole("link")).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("m");
  await expect(page.locator(".undo-line").filter({ hasText: "2 stories made one" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  expect((await stories(world, feed.id)).map(({ items }) => items.length)).toEqual([3]);
  await page.keyboard.press("u");
  await expect(page.locator(".undo-line").filter({ hasText: "Undone: 2 stories made one." })).toBeVisible();
  expect(await stories(world, feed.id)).toEqual(before);

  await page.getByLabel(`Select item: Makers release ${one}`).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("s");
  await expect(page.locator(".undo-line").filter({ hasText: "1 item split out" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3);
  await page.keyboard.press("u");
  await expect(page.locator(".undo-line").filter({ hasText: "Undone: 1 item split out." })).toBeVisible();
  expect(await stories(world, feed.id)).toEqual(before);

  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(page.locator(".undo-line").filter({ hasText: "1 story set aside" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").getByText("Merge what is selected")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a story is split and put back, read, taken up, and begins a draft", async ({ page, world }) => {
    test.setTimeout(120_000);
    const { one } = names(world);
    const { feed, inbox } = await aDesk(world, page, [
      { title: `${one} is released`, at: 3 },
      { title: `Makers release ${one}`, at: 2, text: 'See <img src="https://pictures.example/x.png" alt="a chart">.' },
    ]);
    const before = await stories(world, feed.id);
    await page.goto(inbox);
    await page.getByLabel(`Select item: Makers release ${one}`).check();
    await page.getByRole("button", { name: "Split out" }).click();
    await expect(page.getByRole("article")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator(".undo-line").filter({ hasText: "Undone: 1 item split out." })).toBeVisible();
    expect(await stories(world, feed.id)).toEqual(before);

    await page.getByRole("link", { name: `Makers release ${one}` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Makers release ${one}`);
    await expect(page.getByRole("main").locator("img")).toHaveCount(0);
    await page.goto(inbox);
    await page.getByRole("button", { name: `Take up: ${one} is released` }).click();
    await expect(page).toHaveURL(/\/desk\/stories\//);
    await expect(page.getByLabel("The draft")).toHaveValue(new RegExp(`title: ${one} is released`));
    const [story] = await stories(world, feed.id);
    expect(story?.state).toBe("taken_up");
    const draft = await page.request.get(`/desk/stories/${story?.id}/draft`);
    expect(draft.headers()["content-disposition"]).toMatch(/^attachment; filename="[a-z0-9]+(-[a-z0-9]+)+\.md"$/);
    expect(await draft.text()).toContain(`url: https://example.org/${world.mark}/0`);
  });
});

test("hostile items do nothing in the inbox, in the reading view and in the draft", async ({ page, world, allow }) => {
  test.setTimeout(120_000);
  allow(/never/);
  const HOSTILE = [
    "<script>window.owned = 1</script>",
    '<img src=x onerror="window.owned = 1">',
    '"><svg onload=window.owned=1>',
    '<a href="javascript:window.owned=1">press</a>',
    "</textarea><script>window.owned=1</script>",
    "<iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
    "</title><style>@import 'https://evil.example/x.css'</style>",
  ];
  const { feed, inbox } = await aDesk(
    world,
    page,
    HOSTILE.map((payload, at) => ({
      title: `${world.mark}${"abcdefg"[at]} ${payload}`,
      text: `<p>Read this ${payload}</p>`,
    })),
  );
  const items = await world.db.feedItem.findMany({ where: { feedId: feed.id }, include: { storyItem: true } });
  const paths = items.flatMap(({ id, storyItem }) => [`/desk/items/${id}`, `/desk/stories/${storyItem?.storyId}`]);
  for (const path of [inbox, ...paths]) {
    await page.goto(path);
    await awake(page);
    expect(await page.evaluate(() => "owned" in window), path).toBe(false);
    expect(
      await page.locator("main :is(script, iframe, svg[onload], [onerror], [href^='javascript:'])").count(),
      path,
    ).toBe(0);
  }
});

test("the inbox, a story and an item are without fault for axe", async ({ page, world }) => {
  test.setTimeout(120_000);
  const { one } = names(world);
  const { feed, inbox } = await aDesk(world, page, [
    { title: `${one} is released`, at: 2 },
    { title: `Makers release ${one}`, at: 1 },
  ]);
  const [story] = await stories(world, feed.id);
  for (const path of [inbox, `/desk/stories/${story?.id}`, `/desk/items/${story?.leadItemId}`])
    expect(await violations(page, path), path).toEqual([]);
});
