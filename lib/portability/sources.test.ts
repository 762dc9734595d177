import { beforeEach, expect, test } from "vitest";
import { followFeed } from "#lib/following/commands.ts";
import { followsFile } from "#lib/portability/formats.ts";
import { gather } from "#lib/portability/gather.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { removeFeed } from "#lib/sources/commands.ts";
import { readOpml } from "#lib/sources/opml.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed } from "#lib/testing/feeds.ts";
import { aReader } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const file = (archive: object) => new File([JSON.stringify(archive)], "data.json");

async function aFollower() {
  const reader = await aReader();
  const feeds = [await aFeed(undefined, "A & B"), await aFeed(undefined, "Notes"), await aFeed()];
  for (const { id } of feeds) await followFeed(reader.id, id);
  await removeFeed(feeds[2]?.id ?? "");
  const archive = await gather(reader.id);
  if (!archive) throw new Error("no archive");
  return { archive, urls: feeds.slice(0, 2).map(({ url }) => url) };
}

test("followed sources go out and come back into another account, and a second time adds none", async () => {
  const { archive, urls } = await aFollower();
  expect(archive.sources.map(({ key, name }) => [key, name])).toEqual([
    [urls[0], "A & B"],
    [urls[1], "Notes"],
  ]);
  const other = await aReader();
  expect(await importArchive(other.id, file(archive))).toMatchObject({ value: { found: 2, added: 2 } });
  expect(await importArchive(other.id, file(archive))).toMatchObject({ value: { found: 2, added: 0 } });
  expect((await gather(other.id))?.sources.map(({ key }) => key)).toEqual(urls);
});

test("what this site does not read is left out", async () => {
  const { archive } = await aFollower();
  await world.db.feed.deleteMany();
  expect(await importArchive((await aReader()).id, file(archive))).toMatchObject({ value: { found: 2, added: 0 } });
});

test("other readers of feeds find them in the list of follows", async () => {
  const { archive, urls } = await aFollower();
  expect(readOpml(Buffer.from(followsFile(archive)))).toMatchObject({
    feeds: [
      { url: urls[0], title: "A & B" },
      { url: urls[1], title: "Notes" },
    ],
  });
});
