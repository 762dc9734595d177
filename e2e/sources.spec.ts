import { opmlOf } from "#lib/sources/opml.ts";
import { rss } from "#lib/testing/rss.ts";
import { serve } from "#lib/testing/web-servers.ts";
import { awake, expect, test } from "./fixtures.ts";
import type { World } from "./world.ts";

/** A site with a page that names its feed, whose items are these from one moment to the next. */
async function aSite(mark: string) {
  const anItem = (nth: string) => ({
    ...{ guid: nth, link: `https://news.example/${mark}/${nth}`, title: `${nth} of ${mark}` },
    at: new Date(Date.now() - 60_000),
  });
  const items = [anItem("First")];
  const site = await serve((request, response) => {
    const head = `<title>Times of ${mark}</title><link>https://news.example/</link>`;
    if (request.url === "/feed.xml") return response.end(rss(items, head));
    response
      .writeHead(200, { "content-type": "text/html" })
      .end('<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed.xml"><h1>News</h1>');
  });
  return { ...site, publish: (nth: string) => items.unshift(anItem(nth)) };
}

async function editorSignedIn(world: World, context: Parameters<World["readerSignedIn"]>[0]) {
  const editor = await world.readerSignedIn(context, "Ada Byron");
  await world.db.user.update({ where: { id: editor.id }, data: { role: "editor" } });
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    // The worker looks for what is due every few seconds.
    test.slow();

    test("an editor adds a site, its items come, a reader follows it and finds them in Following", async ({
      page,
      world,
      anotherBrowser,
    }) => {
      const site = await aSite(world.mark);
      await editorSignedIn(world, page.context());
      await page.goto("/you");
      await page.getByRole("link", { name: /^Source feeds/ }).click();
      await page.getByLabel("Address").fill(`${site.url}/`);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await expect(page).toHaveURL(/\/desk\/sources\/[\w-]{36}$/);
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Times of ${world.mark}`);
        await expect(page.getByRole("link", { name: `First of ${world.mark}` })).toBeVisible();
      }).toPass({ timeout: 60_000 });
      const feedPage = page.url();

      const theirs = await anotherBrowser();
      const rosa = await world.readerSignedIn(theirs);
      const reader = await theirs.newPage();
      await reader.goto("/sources");
      await reader.getByRole("button", { name: `Follow: Times of ${world.mark}` }).click();
      await expect(reader.getByRole("button", { name: `Following: Times of ${world.mark}` })).toBeVisible();
      // The button answers before the server has.
      await expect.poll(() => world.db.feedFollow.count({ where: { userId: rosa.id } })).toBe(1);
      await world.db.user.update({
        where: { id: rosa.id },
        data: { newSince: new Date(Date.now() - 3_600_000), lastSeenAt: new Date(Date.now() - 3_600_000) },
      });
      await reader.goto("/following");
      const card = reader.getByRole("article", { name: `First of ${world.mark}` });
      await expect(card.locator(".topic")).toHaveText(`Link · Times of ${world.mark}`);
      await expect(card.getByRole("heading").getByRole("link")).toHaveAttribute(
        "href",
        `https://news.example/${world.mark}/First`,
      );
      await expect(reader.locator(".status-line")).toContainText("1 new");
      if (javaScriptEnabled) await awake(reader);
      await card.getByRole("button", { name: /^Save: First/ }).click();
      await expect(card.getByRole("button", { name: /^Saved: First/ })).toBeVisible();
      await expect.poll(() => world.db.bookmark.count({ where: { userId: rosa.id } })).toBe(1);
      await reader.goto("/saved");
      await expect(reader.getByRole("article", { name: `First of ${world.mark}` })).toBeVisible();
      await reader.goto("/following");
      if (javaScriptEnabled) await awake(reader);
      await card.getByRole("button", { name: /^Saved: First/ }).click();
      await expect(card.getByRole("button", { name: /^Save: First/ })).toBeVisible();
      await expect.poll(() => world.db.bookmark.count({ where: { userId: rosa.id } })).toBe(0);

      site.publish("Second");
      await page.goto(feedPage);
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: "Read now" }).click();
      await expect(async () => {
        await page.reload();
        await expect(page.getByRole("link", { name: `Second of ${world.mark}` })).toBeVisible({ timeout: 1_000 });
      }).toPass({ timeout: 60_000 });
      await reader.goto("/following");
      await expect(reader.getByRole("article").filter({ hasText: "Link ·" })).toHaveCount(2);
      await site.close();
    });

    test("a source is renamed, paused and removed, and put back", async ({ page, world, allow }) => {
      allow(/status of 404/);
      const site = await aSite(world.mark);
      await editorSignedIn(world, page.context());
      await page.goto("/desk/sources");
      await page.getByLabel("Address").fill(`${site.url}/feed.xml`);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      await page.getByText("Rename", { exact: true }).first().click();
      await page.getByRole("textbox", { name: "Name" }).fill(`Ours ${world.mark}`);
      await page.getByRole("button", { name: "Rename", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Ours ${world.mark}`);
      await page.getByRole("button", { name: "Pause" }).click();
      await expect(page.getByText("Paused", { exact: true })).toBeVisible();
      await page.getByRole("button", { name: "Remove" }).click();
      await expect(page).toHaveURL(/\/desk\/sources$/);
      await expect(page.getByRole("link", { name: `Ours ${world.mark}` })).toHaveCount(0);
      await page.getByRole("button", { name: `Put back: Ours ${world.mark}` }).click();
      await expect(page.getByRole("link", { name: `Ours ${world.mark}` })).toBeVisible();
      await site.close();
    });

    test("a list of feeds goes in once, and out again", async ({ page, world }) => {
      await editorSignedIn(world, page.context());
      const feeds = ["a", "b"].map((name) => ({
        ...{ title: `${name} & ${world.mark}`, url: `http://127.0.0.1:9/${world.mark}/${name}`, siteUrl: null },
      }));
      const file = { name: "feeds.opml", mimeType: "text/x-opml", buffer: Buffer.from(opmlOf("Mine", feeds)) };
      for (const added of [2, 0]) {
        await page.goto("/desk/sources");
        await page.getByLabel("OPML file").setInputFiles(file);
        await page.getByRole("button", { name: "Import" }).click();
        await expect(page.getByRole("status").filter({ hasText: "sources were new" })).toHaveText(
          `${added} of 2 sources were new.`,
        );
      }
      const answer = await page.request.get("/desk/sources/opml");
      expect(answer.headers()["content-disposition"]).toContain("sources.opml");
      expect(await answer.text()).toContain(`http://127.0.0.1:9/${world.mark}/a`);
      await world.db.feed.deleteMany({ where: { url: { contains: world.mark } } });
    });
  });
