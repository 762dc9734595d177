import { expect, test } from "vitest";
import { findTopicPage } from "#lib/tags/about-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReaderWhoMuted } from "#lib/testing/world.ts";

const world = testDatabase();

test("what a topic cites most and who writes in it are without what the reader muted", async () => {
  for (const [author, topics] of [
    ["desk", ["x"]],
    ["desk", ["x"]],
    ["loud", ["x", "noise"]],
    ["loud", ["x", "noise"]],
  ] as const) {
    const { id } = await aPost({ author, topics: [...topics] });
    const data = { url: `https://${author}.example/`, publisher: `${author} press` };
    await world.db.citation.updateMany({ where: { postId: id }, data });
  }
  const reader = await aReaderWhoMuted(["topic", "noise"]);
  const names = async (looking: Parameters<typeof findTopicPage>[1]) => {
    const about = (await findTopicPage("x", looking))?.about;
    const [cited, names] = [about?.mostCited.map(({ url }) => url), about?.publishers.map(({ name }) => name)];
    return [cited, names, about?.authors.map(({ handle }) => handle)];
  };
  expect(await names(null)).toEqual([
    ["https://desk.example/", "https://loud.example/"],
    ["desk press", "loud press"],
    ["desk", "loud"],
  ]);
  expect(await names(reader)).toEqual([["https://desk.example/"], ["desk press"], ["desk"]]);
  expect(await names({ ...reader, seeMuted: true })).toEqual(await names(null));
});
