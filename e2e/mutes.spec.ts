import { addMute } from "#lib/mutes/commands.ts";
import { faultsInThemes } from "./axe.ts";
import { awake, card, expect, type Page, seen, siteUrl, test } from "./fixtures.ts";
import { LEFT_ALONE, type Muting, SURFACES } from "./matrix-mutes.ts";
import { PAGES } from "./matrix-pages.ts";
import type { World } from "./world.ts";

test("every page that there is hides what is muted, or is left alone for a reason", () => {
  const ruled = [...Object.keys(SURFACES), ...Object.values(LEFT_ALONE).flat()];
  expect(ruled.sort()).toEqual(Object.keys(PAGES).sort());
});

/** A reader who muted a word, follows a topic with a piece that has it in its title, and read and keeps what they can. */
async function aMutingReader(world: World, page: Page) {
  const { db } = world;
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  const word = `herd${world.mark}`;
  const quokkas = `quokkas${world.mark}`;
  const body = `Both are about ${word}.[@first]`;
  const other = await world.publish({ title: `Another ${word}`, topics: [topic], body });
  const muted = await world.publish({ title: `Veiled ${quokkas} of one ${word}`, topics: [topic], body });
  await db.tagFollow.create({ data: { userId: reader.id, tagId: topic.id } });
  const read = new Date(Date.now() - 60_000);
  for (const { id } of [muted, other]) {
    await db.readState.create({ data: { userId: reader.id, postId: id, readAt: read } });
    await db.post.update({ where: { id }, data: { correctedAt: new Date() } });
  }
  const path = await db.readingPath.create({
    data: { userId: reader.id, slug: `path-${world.mark}`, title: "A path", description: "Steps." },
    select: { slug: true },
  });
  const search = await db.savedSearch.create({
    data: { userId: reader.id, name: "A search", query: word, feedToken: `token-${world.mark}-of-a-test` },
    select: { id: true, feedToken: true },
  });
  const answer = await addMute(
    reader.id,
    { kind: "word", key: `“${quokkas.toUpperCase()}” of one` },
    { length: "week" },
  );
  expect(answer.ok).toBe(true);
  const there: Muting = { topic: topic.slug, word, other, path, search };
  const get = async (address: string) => {
    const response = await fetch(new URL(address, siteUrl), { headers: { Cookie: `session=${reader.token}` } });
    expect(response.status, address).toBe(200);
    return unmarked(await response.text());
  };
  return { reader, muted, other, there, get };
}

/** A page without the marks that search puts into titles. */
const unmarked = (html: string) => html.replaceAll(/<!--.*?-->|<\/?mark>/gs, "");
const told = (html: string) => html.replaceAll(/<script.*?<\/script>/gs, "").replaceAll(/<[^>]+>/g, "");
const withShow = (address: string) => `${address}${address.includes("?") ? "&" : "?"}muted=show`;

for (const [pattern, { at, says, also = [] }] of Object.entries(SURFACES)) {
  test(`nothing muted stands on ${pattern}`, async ({ page, world }) => {
    const { muted, other, there, get } = await aMutingReader(world, page);
    for (const address of also) expect(await get(address), address).not.toContain(muted.title);
    for (const address of at(there)) {
      const hidden = await get(address);
      expect(hidden, address).not.toContain(muted.title);
      expect(hidden, address).toContain(other.title);
      if (says === "nothing") continue;
      const shown = await get(withShow(address));
      expect(shown, withShow(address)).toContain(muted.title);
      if (says === "hidden") {
        expect(JSON.parse(hidden)).toMatchObject({ hidden: 1 });
        const items: { title: string; mutedBy?: object[] }[] = JSON.parse(shown).items;
        expect(items.find(({ title }) => title === muted.title)?.mutedBy).toHaveLength(1);
      } else {
        expect(told(hidden), address).toContain("1 hidden by your mutes · show");
        // What is counted as new is what stands there.
        expect(hidden, address).not.toContain(">2 new<");
        if (/^\/(?:tags|following)/.test(address)) expect(shown, withShow(address)).toContain(">2 new<");
        expect(told(shown), withShow(address)).toContain("1 muted by your mutes, shown here · hide");
        expect(told(shown), withShow(address)).toMatch(/you muted the words “.*QUOKKAS/);
      }
    }
  });
}

test("somebody else, and nobody, see what one reader muted", async ({ page, world }) => {
  const { muted, there } = await aMutingReader(world, page);
  for (const address of ["/", `/tags/${there.topic}`, `/search?q=${there.word}`])
    expect(unmarked(await (await fetch(new URL(address, siteUrl))).text()), address).toContain(muted.title);
  // Nor is there a trace of mutes on the pages of somebody who is signed out.
  for (const address of [`/tags/${there.topic}`, there.other.path, `/api/lists?list=topic:${there.topic}`])
    expect(await (await fetch(new URL(address, siteUrl))).text(), address).not.toMatch(/mute|hidden by|"hidden":/i);
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });
    const ready = async (page: Page) => void (javaScriptEnabled && (await awake(page)));

    test("a topic is muted where its article ends, stays out of its lists, still opens, and is unmuted there", async ({
      page,
      world,
      allow,
    }) => {
      // The refusal, which a browser without a script logs.
      if (!javaScriptEnabled) allow(/status of 422/);
      const reader = await world.readerSignedIn(page.context());
      const topic = await world.aTopic();
      const piece = await world.publish({ topics: [topic] });
      await page.goto(piece.path);
      await ready(page);
      await page.locator("summary").filter({ hasText: "Mute" }).click();
      await page.getByLabel("What", { exact: true }).selectOption(`topic:${topic.slug}`);
      await page.getByLabel("For how long").selectOption("date");
      await page.getByRole("button", { name: "Mute", exact: true }).click();
      // Refused, it says why beside the field, which has the focus; what was chosen stays.
      await expect(seen(page, "Choose the last day of it.")).toBeVisible();
      await expect(page.getByLabel("Last day")).toBeFocused();
      await expect(page.getByLabel("Last day")).toHaveAccessibleDescription("Choose the last day of it.");
      await expect(page.getByLabel("What", { exact: true })).toHaveValue(`topic:${topic.slug}`);
      await page.getByLabel("For how long").selectOption("month");
      await page.getByRole("button", { name: "Mute", exact: true }).click();
      await expect(page.getByText(`You muted the topic ${topic.name}`)).toBeVisible();
      if (javaScriptEnabled) {
        await expect(page.locator("main").getByText("Muted.", { exact: true })).toBeVisible();
        // The article is no entry of a list: who unmutes it goes on at its heading, not at its first control.
        await page.getByRole("button", { name: `Unmute the topic ${topic.name}` }).click();
        await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
        await addMute(reader.id, { kind: "topic", key: topic.slug }, { length: "month" });
      }
      await page.goto(`/tags/${topic.slug}`);
      await ready(page);
      await expect(card(page, piece.title)).toHaveCount(0);
      await page.getByRole("link", { name: "show" }).click();
      await expect(card(page, piece.title)).toContainText(`you muted the topic ${topic.name}`);
      await page.getByRole("link", { name: "hide" }).click();
      await expect(card(page, piece.title)).toHaveCount(0);
      await page.getByRole("button", { name: `Unmute the topic ${topic.name}` }).click();
      await expect(card(page, piece.title)).toBeVisible();
      if (javaScriptEnabled) {
        // The button is gone: its reader goes on at the heading above, and hears what was done.
        await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
        await expect(page.locator("#announcements")).toHaveText(`Done: Unmute the topic ${topic.name}`);
      }
    });

    test("mutes are added, changed, removed and brought back on their own page", async ({ page, world, allow }) => {
      // The refusal, which a browser without a script logs.
      allow(/status of 422/);
      await world.readerSignedIn(page.context());
      await page.goto("/settings/mutes");
      await ready(page);
      const add = page.getByRole("form", { name: "Mute something" });
      await add.getByLabel("What", { exact: true }).fill("no such topic");
      await add.getByLabel("Kind").selectOption("topic");
      await add.getByRole("button", { name: "Mute" }).click();
      await expect(seen(page, "There is no topic “no such topic” here.")).toBeVisible();
      await add.getByLabel("Kind").selectOption("word");
      await add.getByLabel("What", { exact: true }).fill("prompt injection");
      await add.getByLabel("For how long").selectOption("date");
      await add.getByLabel("Last day").fill("2099-12-03");
      await add.getByRole("button", { name: "Mute" }).click();
      const entry = page.getByRole("listitem").filter({ hasText: "prompt injection" });
      await expect(entry).toContainText("until 3 December 2099");
      await entry.locator("summary").click();
      await entry.getByLabel("For how long").selectOption("ever");
      await entry.getByRole("button", { name: "Change" }).click();
      await expect(entry).toContainText("for ever");
      await entry.getByRole("button", { name: "Remove: the words “prompt injection”" }).click();
      await expect(page.getByText("You have muted nothing.")).toBeVisible();
      await page.getByRole("button", { name: "Undo: mute the words “prompt injection” again" }).click();
      await expect(entry).toContainText("for ever");
    });
  });

test("older pages that come by script say what they hide as well", async ({ page, world }) => {
  const reader = await world.readerSignedIn(page.context());
  const topic = await world.aTopic();
  await world.publishMany(24, topic);
  await addMute(reader.id, { kind: "word", key: "number 23" }, { length: "ever" });
  await page.goto(`/tags/${topic.slug}`);
  await awake(page);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByText("1 hidden by your mutes")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(23);
});

test("what mutes put on pages has no fault that axe finds, in any theme", async ({ page, world }) => {
  const { muted, there } = await aMutingReader(world, page);
  for (const address of ["/settings/mutes", muted.path, `/tags/${there.topic}?muted=show`]) {
    await page.goto(address);
    await awake(page);
    for (const menu of await page.locator(":is(.mute-menu, .mute-actions) summary").all()) await menu.click();
    expect(await faultsInThemes(page, "main"), address).toEqual([]);
  }
});
