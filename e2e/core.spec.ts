import type { BrowserContextOptions } from "@playwright/test";
import {
  awake,
  card,
  expect,
  fillSignIn,
  fillSignUp,
  headline,
  PASSWORD,
  type Page,
  readToEnd,
  test,
} from "./fixtures.ts";
import type { World } from "./world.ts";

// The core task: sign up, follow a topic, find what is new in it above the line, read it, save it, come back elsewhere
// at the same place, and be told that this was all.

test.use({ viewport: { width: 390, height: 844 } });

const PARAGRAPHS = Array.from(
  { length: 40 },
  (_, at) => `Paragraph ${at + 1} says ${"a little more than the one before it. ".repeat(5)}`,
);
const LAST_SEEN = 24;

type Account = { name: string; email: string; password: string };

async function signUpAndFollow(page: Page, world: World, scripts: boolean) {
  const topic = await world.aTopic();
  await world.publish({ topics: [topic], title: "Wombats of last week", date: new Date(Date.now() - 7 * 86_400_000) });
  const account: Account = { name: "Rosa Klein", email: world.anAddress(), password: PASSWORD };
  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).click();
  await fillSignUp(page, account);
  await expect(page).toHaveURL("/welcome");
  if (scripts) await awake(page);
  await page.getByRole("checkbox", { name: topic.name }).check();
  await page.getByRole("button", { name: "Follow these" }).click();
  await expect(page).toHaveURL("/following");
  return { topic, account };
}

async function findNewPieceAboveTheLine(page: Page, title: string) {
  await page.getByRole("link", { name: "Following", exact: true }).click();
  await expect(page.getByText("1 new since")).toBeVisible();
  const above = page.locator("article, .line-across, .caught-up");
  await expect(above.nth(0)).toContainText(title);
  await expect(above.nth(1)).toContainText("ends here");
  await expect(above.nth(2)).toContainText("You’re all caught up");
}

/** Where the line stands, as the page says it to machines. */
const line = (page: Page) => page.locator(".line-across time").getAttribute("datetime");

async function comeBack(page: Page, account: Account) {
  await page.goto("/following");
  await page.getByRole("link", { name: "Sign in" }).last().click();
  await fillSignIn(page, account);
  await expect(page).toHaveURL("/following");
}

test("a reader signs up, follows, reads, saves, and goes on in another browser where they stopped", async ({
  page,
  world,
  anotherBrowser,
}) => {
  const { topic, account } = await signUpAndFollow(page, world, true);
  const piece = await world.publish({ topics: [topic], title: "Wombats at work", body: PARAGRAPHS.join("\n\n") });
  await findNewPieceAboveTheLine(page, piece.title);
  const since = await line(page);

  await headline(page, piece.title).click();
  await expect(page).toHaveURL(`${piece.path}?from=following`);
  await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
  await expect(page.getByRole("button", { name: `Saved: ${piece.title}` })).toBeVisible();
  const paragraph = page.getByText(`Paragraph ${LAST_SEEN} says`);
  const kept = page.waitForResponse(
    (answer) =>
      answer.request().method() === "POST" && (answer.request().postData() ?? "").includes(`Paragraph ${LAST_SEEN} `),
  );
  await paragraph.evaluate((element) => element.scrollIntoView());
  await kept;

  const elsewhere = await (await anotherBrowser()).newPage();
  await comeBack(elsewhere, account);
  expect(await line(elsewhere)).toBe(since);
  await expect(elsewhere.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
  await elsewhere.getByRole("link", { name: "Saved", exact: true }).click();
  await headline(elsewhere, piece.title).click();
  await expect(elsewhere.getByText(`Paragraph ${LAST_SEEN} says`)).toBeInViewport();
  await expect(elsewhere.getByText("Paragraph 1 says")).not.toBeInViewport();

  await readToEnd(elsewhere);
  await expect
    .poll(() => world.db.readState.count({ where: { post: { slug: piece.slug }, readAt: { not: null } } }))
    .toBe(1);
  await elsewhere.getByRole("link", { name: "Following", exact: true }).click();
  await expect(elsewhere.getByText("1 read", { exact: false })).toBeVisible();
  await expect(elsewhere.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  const options: BrowserContextOptions = { javaScriptEnabled: false };
  test.use(options);

  test("a reader signs up, follows, reads, saves, and finds everything in its place in another browser", async ({
    page,
    world,
    anotherBrowser,
  }) => {
    const { topic, account } = await signUpAndFollow(page, world, false);
    const piece = await world.publish({ topics: [topic], title: "Wombats at work", body: PARAGRAPHS.join("\n\n") });
    await findNewPieceAboveTheLine(page, piece.title);
    const since = await line(page);

    await headline(page, piece.title).click();
    await expect(page.getByText("Paragraph 40 says")).toBeAttached();
    await page.getByRole("button", { name: `Save: ${piece.title}` }).click();
    await expect(page.getByRole("button", { name: `Saved: ${piece.title}` })).toBeVisible();
    await page.getByRole("button", { name: `Mark as read: ${piece.title}` }).click();
    await expect(page.getByRole("button", { name: `Read: ${piece.title}`, exact: true })).toBeVisible();

    const elsewhere = await (await anotherBrowser(options)).newPage();
    await comeBack(elsewhere, account);
    expect(await line(elsewhere)).toBe(since);
    await expect(elsewhere.getByText("1 read", { exact: false })).toBeVisible();
    await expect(elsewhere.getByRole("heading", { name: "You’re all caught up" })).toBeVisible();
    await elsewhere.getByRole("link", { name: "Saved", exact: true }).click();
    await expect(card(elsewhere, piece.title)).toBeVisible();
  });
});
