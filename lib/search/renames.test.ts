import { beforeEach, expect, test } from "vitest";
import { searchBriefings } from "#lib/search/queries.ts";
import { refreshRenamed } from "#lib/search/rename-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { anAuthor, aPost, aTopic, posts } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const foundBy = async (words: string) => (await searchBriefings(words, null, { exactly: true })).total;

test("a topic with a new name is found by it at once, and no longer by the old one", async () => {
  const { id } = await aTopic("agents");
  await aPost({ topics: ["agents"], title: "A title" });
  expect(await foundBy("agents")).toBe(1);
  await world.db.tag.update({ where: { id }, data: { name: "Assistants" } });
  expect([await foundBy("assistants"), await foundBy("agents")]).toEqual([1, 0]);
  expect(await world.db.searchRename.count()).toBe(0);
});

test("an author with a new name is found by it, and what is not renamed is not written again", async () => {
  const { id } = await anAuthor("desk");
  await aPost({ title: "A title" });
  await world.db.author.update({ where: { id }, data: { bio: "Writes still." } });
  await world.db.author.update({ where: { id }, data: { name: "The Wombat Desk" } });
  expect(await foundBy("wombat")).toBe(1);
});

test("of many briefings the newest are found at once, and the others piece by piece", async () => {
  const { id } = await aTopic("agents");
  await posts(130, { topics: ["agents"], title: "A title" });
  await world.db.tag.update({ where: { id }, data: { name: "Assistants" } });
  expect([await foundBy("assistants"), await foundBy("agents")]).toEqual([100, 30]);
  expect(await refreshRenamed()).toBe(true);
  expect(await foundBy("agents")).toBe(0);
  expect(await refreshRenamed()).toBe(false);
});
