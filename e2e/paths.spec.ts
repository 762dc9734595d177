import { faults } from "./axe.ts";
import { awake, expect, fillSignIn, type Page, test } from "./fixtures.ts";

const step = (page: Page, number: number) =>
  page
    .getByRole("main")
    .getByRole("listitem")
    .nth(number - 1);
const steps = (page: Page) => page.locator(".path-steps > li").getByRole("heading").allInnerTexts();

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a shipped path is walked step by step, and ends", async ({ page, world }) => {
      const reader = await world.readerSignedIn(page.context());
      await page.goto("/paths");
      await page.getByRole("link", { name: "Working well with AI" }).click();
      await expect(page.getByText("6 steps · ")).toBeVisible();
      await page.getByRole("link", { name: "Begin" }).click();
      await expect(page).toHaveURL("/posts/half-an-hours-writing?from=path:working-well-with-ai");
      await expect(page.getByRole("complementary", { name: "Reading path" })).toContainText("Step 1 of 6");
      const near = page.getByRole("navigation", { name: "Previous and next" });
      await expect(near.getByRole("link")).toHaveCount(1);
      await near.getByRole("link", { name: /Next/ }).click();
      await expect(page).toHaveURL("/posts/pilot-on-the-jagged-frontier?from=path:working-well-with-ai");
      await expect(near.getByRole("link")).toHaveCount(2);
      const read = async (slugs: string[]) => {
        const [userId, readAt] = [reader.id, new Date()];
        const posts = await world.db.post.findMany({ where: { slug: { in: slugs } }, select: { id: true } });
        const postIds = posts.map(({ id }) => id);
        await world.db.readState.createMany({
          data: postIds.map((postId) => ({ userId, postId })),
          // A page that was open may have noted where its reader was in the piece.
          skipDuplicates: true,
        });
        await world.db.readState.updateMany({ where: { userId, postId: { in: postIds } }, data: { readAt } });
      };
      await read(["half-an-hours-writing"]);
      await page.getByRole("complementary", { name: "Reading path" }).getByRole("link").click();
      await expect(page.getByText("1 of 6 read")).toBeVisible();
      await expect(step(page, 2)).toContainText("next step");
      const last = "/posts/why-your-agent-should-ask-before-it-acts?from=path:working-well-with-ai";
      await page.goto(last);
      const end = page.getByText("This was the last step of");
      await end.getByRole("link", { name: "Where help helps, and how to find out before you sign" }).click();
      await expect(page).toHaveURL("/posts/pilot-on-the-jagged-frontier?from=path:working-well-with-ai");
      await read(["pilot-on-the-jagged-frontier", "confident-and-wrong", "models-as-judges"]);
      await read(["better-stories-more-alike", "why-your-agent-should-ask-before-it-acts"]);
      await page.goto(last);
      await expect(end).toBeVisible();
      await expect(end.getByRole("link")).toHaveCount(1);
      await page.goto("/paths/working-well-with-ai");
      await expect(page.getByRole("heading", { name: "You finished this path" })).toBeVisible();
    });

    test("a reader makes a path, orders it, takes a step out and back, and shows it to whom they like", async ({
      page,
      world,
      anotherBrowser,
      allow,
    }) => {
      allow(/status of 404/);
      await world.readerSignedIn(page.context(), "Rosa Klein");
      const [first, second] = [await world.publish({ title: "Owls" }), await world.publish({ title: "Larks" })];
      await page.goto(first.path);
      await page.getByRole("link", { name: "Add to a path" }).click();
      await page.getByRole("textbox", { name: "Name" }).fill("Birds of the night");
      await page.getByRole("button", { name: "Make the path" }).click();
      await expect(page).toHaveURL(/\/paths\/birds-of-the-night-[a-z0-9]{12}\/edit$/);
      const path = new URL(page.url()).pathname.replace("/edit", "");
      await page.goto(second.path);
      await page.getByRole("link", { name: "Add to a path" }).click();
      await page.getByRole("button", { name: "Add to Birds of the night" }).click();
      await expect(page.getByText("It is a step of it")).toBeVisible();

      await page.goto(`${path}/edit`);
      if (javaScriptEnabled) await awake(page);
      expect(await steps(page)).toEqual(["Owls", "Larks"]);
      await page.getByRole("button", { name: "Move down: Owls" }).click();
      await expect(page.locator(".path-steps > li").first()).toContainText("Larks");
      await page.getByRole("textbox", { name: "Note" }).first().fill("Begin in the morning.");
      await page.getByRole("button", { name: "Keep the note: Larks" }).click();
      if (javaScriptEnabled) await expect(page.getByText("Kept.")).toBeVisible();
      await page.getByRole("button", { name: "Remove: Owls" }).click();
      await expect(page.locator(".path-steps > li")).toHaveCount(1);
      await page.getByRole("button", { name: "Put back: Owls" }).click();
      await expect(page.locator(".path-steps > li")).toHaveCount(2);

      const other = await (await anotherBrowser()).newPage();
      expect((await other.goto(path))?.status()).toBe(404);
      await page.getByLabel("Whoever has the link, with my name on it").check();
      await page.getByRole("button", { name: "Keep", exact: true }).click();
      await expect.poll(async () => (await other.goto(path))?.status()).toBe(200);
      await expect(other.getByText("Begin in the morning.")).toBeVisible();
      await expect(other.getByText("Made by Rosa Klein")).toBeVisible();
      expect(await steps(other)).toEqual(["Larks", "Owls"]);
      await other.goto("/paths");
      await expect(other.getByText("Birds of the night")).toHaveCount(0);

      await page.getByRole("button", { name: "Remove the path" }).click();
      await expect(page).toHaveURL("/paths");
      expect((await other.goto(path))?.status()).toBe(404);
      await page.getByRole("button", { name: "Put back: Birds of the night" }).click();
      await expect(page.getByRole("link", { name: "Birds of the night" })).toBeVisible();
    });

    test("briefings are found and added in the editor", async ({ page, world }) => {
      const { id: userId } = await world.readerSignedIn(page.context());
      const slug = `p-${world.mark}`;
      await world.db.readingPath.create({ data: { userId, slug, title: "Mine", description: "" } });
      await page.goto(`/paths/${slug}/edit`);
      await page.getByRole("searchbox", { name: "Search briefings" }).fill("withholds");
      await page.getByRole("button", { name: "Search", exact: true }).click();
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: "Add: Help that withholds" }).click();
      await expect(page.getByText("a step already")).toBeVisible();
      expect(await steps(page)).toEqual(["Help that withholds"]);
      // What axe looks with is a script.
      if (javaScriptEnabled) expect(await faults(page)).toEqual([]);
    });

    test("a signed-out Follow leads to sign-in and back, followed", async ({ page, world }) => {
      const reader = await world.aReader();
      await page.goto("/paths/working-well-with-ai");
      if (javaScriptEnabled) await awake(page);
      await page.getByRole("button", { name: "Follow: Working well with AI" }).click();
      await expect(page.getByText("Sign in, and you follow the path.")).toBeVisible();
      await fillSignIn(page, reader);
      await expect(page).toHaveURL("/paths/working-well-with-ai");
      await expect(page.getByRole("button", { name: "Following: Working well with AI" })).toBeVisible();
    });
  });
