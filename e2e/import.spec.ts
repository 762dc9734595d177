import { picture } from "#lib/testing/pictures.ts";
import { aPage, startAnotherSite } from "./another-site.ts";
import { awake, card, expect, seen, test } from "./fixtures.ts";

// The desk takes a page from elsewhere: read, looked over, and published here with its writer and first publication.

let site: Awaited<ReturnType<typeof startAnotherSite>>;
test.beforeAll(async () => {
  site = await startAnotherSite();
});
test.afterAll(() => site.close());

test.describe.configure({ timeout: 120_000 });

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an editor imports a page from its link, and it stands in the feed with whose it is", async ({
      page,
      world,
      allow,
    }) => {
      const editor = await world.readerSignedIn(page.context());
      await world.db.user.update({ where: { id: editor.id }, data: { role: "editor" } });
      const topic = await world.aTopic();
      // A topic is there to be chosen once something is about it.
      await world.publish({ topics: [topic] });
      const [title, path] = [`Burrows ${world.mark} ${javaScriptEnabled}`, `/piece-${javaScriptEnabled}`];
      const body = aPage(
        title,
        '<figure><img src="/one.png" alt="A burrow"></figure><p>See <a href="/more">the minutes</a>.</p><script>x()</script>',
      );
      site.pages[path] = { body };
      site.pages["/one.png"] = { type: "image/png", body: await picture(64, 40).png().toBuffer() };

      await page.goto("/desk/import");
      if (javaScriptEnabled) await awake(page);
      await page.getByLabel("Address").fill(`${site.url}${path}?utm_source=mail`);
      await page.getByRole("button", { name: "Read it" }).click();
      await expect(page).toHaveURL(/\/desk\/import\/[\w-]{36}$/);
      const readTitle = page.getByLabel("Title", { exact: true });
      await expect(async () => {
        if (!javaScriptEnabled) await page.reload();
        await expect(readTitle).toHaveValue(title, { timeout: 1_000 });
      }).toPass({ timeout: 30_000 });
      await expect(page.getByLabel("Written by")).toHaveValue("Ada Writer");
      await expect(page.getByLabel("First published by")).toHaveValue("The Burrow");
      await expect(page.getByLabel("First published on")).toHaveValue("2024-03-05");
      await expect(page.getByRole("main").getByText("Paragraph 11 says")).toBeVisible();

      await page.getByLabel("The Short Version").fill("They keep minutes.");
      await page.getByLabel("Stands for it here").selectOption("skills");
      // Without a topic it is refused, and nothing that was typed is lost.
      if (!javaScriptEnabled) allow(/status of (422|409)/);
      const publish = page.getByRole("button", { name: "Publish as an imported briefing" });
      await publish.click();
      await expect(seen(page, "Choose at least one topic.")).toBeVisible();
      await expect(page.getByLabel("The Short Version")).toHaveValue("They keep minutes.");
      await page.getByLabel(topic.name).check();
      await publish.click();

      await expect(page).toHaveURL(/\/posts\/burrows-/);
      const slug = new URL(page.url()).pathname.replace("/posts/", "");
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await expect(page.locator(".byline")).toContainText("imported: written by Ada Writer");
      const origin = page.getByText("Imported. Written by Ada Writer. First published at");
      await expect(origin).toContainText("The Burrow on 5 March 2024");
      await expect(origin.getByRole("link", { name: "The Burrow" })).toHaveAttribute("href", site.url + path);
      await expect(page.getByRole("link", { name: "the minutes" })).toHaveAttribute("href", `${site.url}/more`);
      const image = page.getByRole("img", { name: "A burrow" });
      await expect(image).toHaveAttribute("src", /^\/posts\/images\/[\w-]{36}$/);
      const sent = await page.request.get((await image.getAttribute("src")) ?? "");
      expect([sent.status(), sent.headers()["content-type"]]).toEqual([200, "image/webp"]);

      const asked = site.asked.length;
      await page.goto("/");
      await expect(card(page, title)).toContainText("They keep minutes.");
      await page.goto(`/tags/${topic.slug}`);
      await card(page, title).getByRole("link", { name: title, exact: true }).click();
      await expect(page.getByText("Paragraph 11 says")).toBeVisible();
      expect(site.asked.length).toBe(asked);
      // A page is imported once, also when its address is written in another way.
      await page.goto(`/desk/import?url=${encodeURIComponent(`${site.url}${path}#top`)}`);
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: "Read it" }).click();
      await page.getByLabel("The Short Version").fill("Once more.");
      await page.getByLabel("Stands for it here").selectOption("skills");
      await page.getByLabel(topic.name).check();
      await publish.click();
      await expect(seen(page, `This was imported before: /posts/${slug}.`)).toBeVisible();
    });
  });
