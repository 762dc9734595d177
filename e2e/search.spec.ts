import { card, expect, test } from "./fixtures.ts";

test("a word finds the briefings that have it, with the match marked", async ({ page }) => {
  await page.goto("/search");
  await page.getByRole("searchbox").fill("pupils");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL("/search?q=pupils");
  const hit = card(page, "Help that withholds");
  await expect(hit.locator("mark").first()).toHaveText(/pupils?/i);
  await expect(page.getByRole("status").filter({ hasText: "briefing" })).toBeVisible();
  await hit.getByRole("heading").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Help that withholds" })).toBeVisible();
});

test("a phrase in quotation marks finds only the phrase, and a minus leaves out", async ({ page, world }) => {
  const word = `zyx${world.mark.replaceAll(/\d/g, "q")}`;
  await world.publish({ title: "Apart", body: `The ${word} stands. The numbat sleeps.` });
  await world.publish({ title: "Together", body: `Here ${word} numbat stands as one.` });
  const found = async (query: string) => {
    await page.goto(`/search?q=${encodeURIComponent(query)}`);
    return (await page.locator("article h2").allTextContents()).toSorted();
  };
  expect(await found(word)).toEqual(["Apart", "Together"]);
  expect(await found(`"${word} numbat"`)).toEqual(["Together"]);
  expect(await found(`${word} -sleeps`)).toEqual(["Together"]);
  expect(await found(`${word} OR numbat`)).toEqual(expect.arrayContaining(["Apart", "Together"]));
});

test("a title counts, whatever its accents and endings", async ({ page, world }) => {
  const word = `qu${world.mark.replaceAll(/\d/g, "k")}ly`;
  await world.publish({ title: `Résumé ${word} readers` });
  await page.goto(`/search?q=resumes+${word}`);
  await expect(card(page, `Résumé ${word} readers`)).toBeVisible();
});

test("what finds nothing says so and shows the way on", async ({ page }) => {
  await page.goto("/search?q=xyzzyplugh");
  await expect(page.getByText("Nothing was found for “xyzzyplugh”.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "All topics" })).toBeVisible();
});

test("what asks nothing that can be read is refused, and no more is said or offered", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  for (const [query, why] of [
    ["before:banana", "‘banana’ is no date."],
    ["is:nothing", "is: knows saved, unread and read, not ‘nothing’."],
    ["topic:", "after topic:"],
  ] as const) {
    await page.goto(`/search?q=${query}`);
    await expect(page.getByRole("main").getByText(why)).toBeVisible();
    await expect(page.getByText(/Nothing was found/)).toHaveCount(0);
    await expect(page.getByText("Keep this search")).toHaveCount(0);
  }
  await page.goto("/search?q=before:banana+pupils");
  await expect(page.getByText("‘banana’ is no date.")).toBeVisible();
  await expect(page.getByText("Keep this search").first()).toBeVisible();
});

test("more than a page of hits goes on with a link", async ({ page, world }) => {
  const topic = await world.aTopic();
  const word = `plover${world.mark.replaceAll(/\d/g, "m")}`;
  for (let at = 1; at <= 22; at++) await world.publish({ title: `${word} ${at}`, topics: [topic] });
  await page.goto(`/search?q=${word}`);
  await expect(page.getByText("22 briefings")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(20);
  const titles = () => page.locator("article h2").allTextContents();
  const first = await titles();
  await page.getByRole("link", { name: "More results" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.goBack();
  await expect.poll(titles).toEqual(first);
  await page.goForward();
  await expect(page.getByRole("article")).toHaveCount(2);
  expect(first).not.toContain((await titles())[0]);
});

test("what is searched for is text, never markup", async ({ page, world }) => {
  await world.publish({ title: "Angles", body: "Here the quokkas write `<script>alert(1)</script>` in a text." });
  await page.goto(`/search?q=${encodeURIComponent('<img src=x onerror="alert(1)"> quokkas')}`);
  await expect(page.locator("main img, main script")).toHaveCount(0);
  await page.goto("/search?q=quokkas");
  await expect(page.locator("main script")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("searching is a form with an address that can be kept", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
    await page.getByRole("searchbox").fill("jagged frontier");
    await page.getByRole("searchbox").press("Enter");
    await expect(page).toHaveURL("/search?q=jagged+frontier");
    await expect(page.locator("mark").first()).toBeVisible();
  });
});
