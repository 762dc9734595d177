import { beforeEach, expect, test } from "vitest";
import { addMute } from "#lib/mutes/commands.ts";
import { listMutes } from "#lib/mutes/queries.ts";
import { gather } from "#lib/portability/gather.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, anAuthor, aReader, aReaderWhoMuted, aTopic, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

async function aReaderWithMutes() {
  await Promise.all([aTopic("agents"), anAuthor("desk")]);
  const reader = await aReaderWhoMuted(
    ["word", "Prompt injection"],
    ["topic", "agents"],
    ["author", "desk"],
    ["source", "Nature"],
  );
  await addMute(reader.id, { kind: "source", key: "example.org" }, { length: "month" });
  await addMute(reader.id, { kind: "word", key: "gone" }, { length: "ever" });
  await world.db.mute.updateMany({ where: { value: "gone" }, data: { removedAt: new Date() } });
  await world.db.mute.updateMany({ where: { value: "Nature" }, data: { until: ago(MINUTE) } });
  return reader;
}

const archiveOf = async (id: string) => JSON.stringify(await gather(id));
const file = (text: string) => new File([text], "data.json");
const told = async (id: string) =>
  (await listMutes(id)).mutes
    .map(({ kind, key, until, ended }) => ({ kind, key, until, ended }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

test("mutes go out and come back into another account with their ends, and a second time adds none", async () => {
  const reader = await aReaderWithMutes();
  const archive = await archiveOf(reader.id);
  expect(JSON.parse(archive).mutes).toHaveLength(5);
  const other = await aReader();
  expect(await importArchive(other.id, file(archive))).toMatchObject({ value: { found: 5, added: 5 } });
  expect(await told(other.id)).toEqual(await told(reader.id));
  expect(await importArchive(other.id, file(archive))).toMatchObject({ value: { found: 5, added: 0 } });
  expect(await world.db.user.findUnique({ where: { id: other.id }, select: { muteCount: true } })).toEqual({
    muteCount: 5,
  });
});

test("what the site does not have, says nothing or is too much stays out", async () => {
  const reader = await aReader();
  const createdAt = new Date().toISOString();
  const mute = (kind: string, key: string) => ({ kind, key, name: key, until: null, createdAt });
  const archive = JSON.parse(await archiveOf(reader.id));
  archive.mutes = [
    mute("topic", "none"),
    mute("author", "none"),
    mute("word", "%_"),
    mute("word", "A"),
    mute("word", "á"),
  ];
  expect(await importArchive(reader.id, file(JSON.stringify(archive)))).toMatchObject({ value: { added: 1 } });
  for (let at = 0; at < 250; at++) archive.mutes.push(mute("word", `word ${at}`));
  expect(await importArchive(reader.id, file(JSON.stringify(archive)))).toMatchObject({ value: { added: 199 } });
});
