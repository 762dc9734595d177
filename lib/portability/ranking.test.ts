import { strToU8 } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { gather } from "#lib/portability/gather.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { chooseRanking } from "#lib/ranking/commands.ts";
import { NEWEST_FIRST } from "#lib/ranking/mix.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(world.empty);

const fileOf = (data: unknown) => new File([new Uint8Array(strToU8(JSON.stringify(data)))], "data.json");
const orderOf = async (id: string) => (await gather(id))?.ranking;

test("an order of one's own is exported, comes back once, and takes no other's place", async () => {
  const reader = await aReader();
  const ranking = { mix: { topics: 10, read: -50 }, following: true, feed: false };
  await chooseRanking(reader.id, ranking);
  const archive = await gather(reader.id);
  expect(archive?.ranking).toEqual([{ version: 1, ...ranking }]);
  await chooseRanking(reader.id, NEWEST_FIRST);
  expect(await orderOf(reader.id)).toEqual([]);
  expect(await importArchive(reader.id, fileOf(archive))).toMatchObject({ value: { found: 1, added: 1 } });
  expect(await importArchive(reader.id, fileOf(archive))).toMatchObject({ value: { found: 1, added: 0 } });
  expect(await orderOf(reader.id)).toEqual(archive?.ranking);
  const other = await aReader();
  await chooseRanking(other.id, { ...ranking, mix: { author: 3 } });
  expect(await importArchive(other.id, fileOf(archive))).toMatchObject({ value: { found: 1, added: 0 } });
  expect(await orderOf(other.id)).toMatchObject([{ mix: { author: 3 } }]);
});

test("weights that no version of this site gives are refused, terms that it does not know are left out", async () => {
  const { id } = await aReader();
  const file = (mix: object) =>
    fileOf({ format: "ai-briefing/1", ranking: [{ version: 1, mix, following: true, feed: true }] });
  expect(await importArchive(id, file({ topics: 1e9 }))).toMatchObject({ ok: false, code: "invalid" });
  expect(await importArchive(id, file({ views: 5 }))).toMatchObject({ value: { added: 0 } });
  expect(await importArchive(id, file({ views: 5, topics: 5 }))).toMatchObject({ value: { added: 1 } });
  expect(await orderOf(id)).toMatchObject([{ mix: { topics: 5 } }]);
});
