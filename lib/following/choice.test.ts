import { beforeEach, expect, test } from "vitest";
import { chooseTopics } from "#lib/following/choice-commands.ts";
import { followTopic } from "#lib/following/commands.ts";
import { listChoices } from "#lib/tags/choice-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aPost, aReader, aReaderWhoMuted, aTopic, DAY, NOBODY, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const followed = async (reader: { id: string }) =>
  (await world.db.tagFollow.findMany({ where: { userId: reader.id }, include: { tag: true } }))
    .map(({ tag }) => tag.slug)
    .sort();

test("what may be chosen is what is published, with how many and the latest of each", async () => {
  const reader = await aReader();
  await aPost({ topics: ["agents"], title: "Older", at: ago(2 * DAY) });
  await aPost({ topics: ["agents", "work"], title: "Newer", at: ago(DAY) });
  await aPost({ topics: ["safety"], at: null });
  await aTopic("dead");
  await followTopic(reader.id, (await aTopic("work")).id);
  const choices = (await listChoices({ ...reader, muteCount: 0 })).map(({ slug, posts, latest, followed }) => [
    ...[slug, posts, latest, followed],
  ]);
  expect(choices).toEqual([
    ["agents", 2, "Newer", false],
    ["work", 1, "Newer", true],
  ]);
});

test("the latest of a topic is the latest that is not muted, and none where mutes hide all of it", async () => {
  const reader = await aReaderWhoMuted(["word", "koalas"]);
  await aPost({ topics: ["agents"], title: "Older", at: ago(3 * DAY) });
  await aPost({ topics: ["agents"], title: "Newer", at: ago(2 * DAY) });
  await aPost({ topics: ["agents", "work"], title: "Koalas at work", at: ago(DAY) });
  await aTopic("dead");
  const latest = async (seeMuted: boolean) =>
    (await listChoices({ ...reader, seeMuted })).map(({ slug, posts, latest }) => [slug, posts, latest]);
  expect(await latest(false)).toEqual([
    ["agents", 3, "Newer"],
    ["work", 1, null],
  ]);
  expect(await latest(true)).toEqual([
    ["agents", 3, "Koalas at work"],
    ["work", 1, "Koalas at work"],
  ]);
});

test("what is ticked is followed and what is not is not, and what was not shown stays", async () => {
  const [reader, other] = [await aReader(), await aReader()];
  const [a, b, c] = [await aTopic("a"), await aTopic("b"), await aTopic("c")];
  for (const topic of [a, c]) for (const who of [reader, other]) await followTopic(who.id, topic.id);
  await twentyTimes(() => chooseTopics(reader.id, { shown: [a.id, b.id], ticked: [b.id] }));
  expect(await followed(reader)).toEqual(["b", "c"]);
  expect(await followed(other)).toEqual(["a", "c"]);
});

test("a topic that is gone by now keeps nobody from choosing the others", async () => {
  const [reader, topic] = [await aReader(), await aTopic("a")];
  expect(await chooseTopics(reader.id, { shown: [], ticked: [NOBODY, topic.id] })).toMatchObject({ ok: true });
  expect(await followed(reader)).toEqual(["a"]);
});
