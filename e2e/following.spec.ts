import { awake, card, expect, test, titles } from "./fixtures.ts";

const HOUR = 3_600_000;

test("what is new stands above the line, what was there below the end", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  await world.publish({ topics: [topic], title: "From before", date: new Date(Date.now() - 48 * HOUR) });
  await world.db.user.update({ where: { id: reader.id }, data: { newSince: new Date(Date.now() - 24 * HOUR) } });
  await world.publish({ topics: [topic], title: "First news", date: new Date(Date.now() - 2 * HOUR) });
  await world.publish({ topics: [topic], title: "Second news", date: new Date(Date.now() - HOUR) });
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  await page.goto("/following");
  await expect(page.locator(".status-line")).toContainText("2 new since");
  const parts = page.locator("article, .line-across, .caught-up");
  await expect(parts).toContainText(["Second news", "First news", "New since", "You’re all caught up", "From before"]);
  await expect(page.getByText("2 new briefings, 2 minutes.")).toBeVisible();
});

test("a look after half an hour away moves the line to the last look", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  await world.publish({ topics: [topic], title: "Seen before", date: new Date(Date.now() - 3 * HOUR) });
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  const lastSeenAt = new Date(Date.now() - 2 * HOUR);
  await world.db.user.update({
    where: { id: reader.id },
    data: { newSince: new Date(Date.now() - 24 * HOUR), lastSeenAt },
  });
  await page.goto("/following");
  await expect(page.locator(".status-line time")).toHaveAttribute("datetime", lastSeenAt.toISOString());
  await expect(page.locator(".status-line")).toContainText("Nothing new");
  await page.reload();
  await expect(page.locator(".status-line time")).toHaveAttribute("datetime", lastSeenAt.toISOString());
});

test("in the first visit nothing is called old news: what is new will stand here, below is what was before", async ({
  page,
  world,
}) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  await world.publish({ topics: [topic], title: "From before", date: new Date(Date.now() - 2 * HOUR) });
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  await page.goto("/following");
  const parts = page.locator(".status-line, .caught-up, article");
  await expect(parts).toContainText(["Your first visit", "What is new will stand here", "From before"]);
  await expect(page.getByText("Nothing new")).toHaveCount(0);
  await world.db.user.update({ where: { id: reader.id }, data: { newSince: new Date(Date.now() - HOUR) } });
  await page.goto("/following");
  await expect(parts).toContainText(["Nothing new", "You’re all caught up", "From before"]);
});

test("follows are managed beside the feed", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const piece = await world.publish({ topics: [topic] });
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  await page.goto("/following");
  await awake(page);
  const beside = page.getByRole("complementary", { name: "You follow" });
  await expect(card(page, piece.title)).toBeVisible();
  await beside.getByRole("button", { name: `Following: ${topic.name}` }).click();
  await expect(card(page, piece.title)).toHaveCount(0);
  await expect(beside.getByText("Nothing yet.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Choose topics" }).first()).toHaveAttribute("href", "/welcome");
});

test("a piece that was read is marked, and closes the ring by as much", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  const piece = await world.publish({ topics: [topic] });
  await page.goto(piece.path);
  await page.getByRole("heading", { name: "Sources" }).scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: `Read: ${piece.title}`, exact: true })).toBeVisible();
  await page.goto("/following");
  await expect(card(page, piece.title)).toContainText("read");
  await expect(page.locator(".status-line")).toContainText("1 read");
});

test("twenty-five new pieces put the line on the second page", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const all = await world.publishMany(26, topic);
  await world.db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  const newSince = new Date(Date.now() - 25.5 * HOUR);
  await world.db.user.update({ where: { id: reader.id }, data: { newSince } });
  await page.goto("/following");
  await expect(page.locator(".status-line")).toContainText("25 new since");
  await expect(page.locator(".caught-up")).toHaveCount(0);
  const first = await titles(page);
  await page.getByRole("link", { name: "Older" }).click();
  const parts = page.locator("article, .line-across, .caught-up");
  await expect(parts).toHaveCount(8);
  await expect(parts.nth(5)).toContainText("New since");
  await expect(parts.nth(6)).toContainText("You’re all caught up");
  expect([...first, ...(await titles(page))]).toEqual(all.map((post) => post.title));
});

test("who follows nothing is shown where to begin", async ({ page, world }) => {
  await world.readerSignedIn(page.context());
  await page.goto("/following");
  await page.getByRole("main").getByRole("link", { name: "Choose topics" }).first().click();
  await expect(page).toHaveURL("/welcome");
});

test("a prefetch of Following is no look: the line stays", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const lastSeenAt = new Date(Date.now() - 2 * HOUR);
  await world.db.user.update({ where: { id: reader.id }, data: { lastSeenAt } });
  await page.request.get("/following", { headers: { "Sec-Purpose": "prefetch" } });
  await page.request.head("/following");
  expect((await world.db.user.findUniqueOrThrow({ where: { id: reader.id } })).lastSeenAt).toEqual(lastSeenAt);
});
