import { expect, test } from "./fixtures.ts";
import { hiddenFields, send } from "./forms.ts";

// Two readers: what one of them made does not exist for the other.

test("what one reader keeps is not on another's pages", async ({ page, world, anotherBrowser }) => {
  const rosa = await world.readerSignedIn(page.context(), "Rosa");
  const topic = await world.aTopic();
  const piece = await world.publish({ topics: [topic] });
  await world.db.bookmark.create({ data: { userId: rosa.id, postId: piece.id } });
  await world.db.tagFollow.create({ data: { userId: rosa.id, tagId: topic.id } });
  await world.db.readState.create({ data: { userId: rosa.id, postId: piece.id, readAt: new Date() } });
  await world.db.shareLink.create({ data: { userId: rosa.id, postId: piece.id, token: `rosa-${world.mark}` } });
  const theirs = await anotherBrowser();
  await world.readerSignedIn(theirs, "Ben");
  const ben = await theirs.newPage();
  for (const path of ["/saved", "/following", "/settings", piece.path, `${piece.path}/share`, `/tags/${topic.slug}`]) {
    await ben.goto(path);
    await expect(ben.getByRole("main")).not.toContainText("Rosa");
    await expect(ben.getByRole("main")).not.toContainText(`rosa-${world.mark}`);
    await expect(ben.getByRole("button", { name: /^(Saved|Following|Read): / })).toHaveCount(0);
  }
  expect(await (await theirs.request.get("/api/lists?list=following")).json()).toEqual({ items: [], older: null });
  await page.goto("/saved");
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("another reader's share link cannot be withdrawn", async ({ page, world }) => {
  const [rosa, piece] = [await world.aReader("Rosa"), await world.publish()];
  const hers = await world.db.shareLink.create({
    data: { userId: rosa.id, postId: piece.id, token: `rosa-${world.mark}` },
  });
  const ben = await world.readerSignedIn(page.context(), "Ben");
  await world.db.shareLink.create({ data: { userId: ben.id, postId: piece.id, token: `ben-${world.mark}` } });
  const fields = await hiddenFields(page.request, "/settings", "Withdraw");
  const key = Object.keys(fields).find((name) => name === "id") ?? "";
  expect((await send(page.request, "/settings", { ...fields, [key]: hers.id })).status()).toBe(404);
  expect((await world.db.shareLink.findUniqueOrThrow({ where: { id: hers.id } })).active).toBe(true);
});

test("another reader's link cannot be removed", async ({ page, world }) => {
  const rosa = await world.aReader("Rosa");
  const link = { url: "https://example.org/hers", title: "Hers" };
  const hers = await world.db.sharedLink.create({
    data: { userId: rosa.id, ...link, bookmark: { create: { userId: rosa.id } } },
  });
  const ben = await world.readerSignedIn(page.context(), "Ben");
  await world.db.sharedLink.create({
    data: { userId: ben.id, ...link, title: "His", bookmark: { create: { userId: ben.id } } },
  });
  const fields = await hiddenFields(page.request, "/saved", "Remove: His");
  const answer = await send(page.request, "/saved", { ...fields, id: hers.id });
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain("Hers");
  expect(await world.db.sharedLink.count({ where: { id: hers.id } })).toBe(1);
});

test("what does not exist and what is not public are refused alike", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const draft = await world.publish({ more: { draft: true } });
  const path = "/posts/help-that-withholds";
  const fields = await hiddenFields(page.request, path, "Save: ");
  for (const postId of [draft.id, reader.id])
    expect((await send(page.request, path, { ...fields, postId })).status()).toBe(404);
  expect((await send(page.request, path, { ...fields, postId: "no id at all" })).status()).toBe(422);
  expect(await world.db.bookmark.count({ where: { userId: reader.id } })).toBe(0);
});
