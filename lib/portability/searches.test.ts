import { beforeEach, expect, test } from "vitest";
import { gather } from "#lib/portability/gather.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { keepSearch, makeSearchFeed } from "#lib/search/commands.ts";
import { listSavedSearches } from "#lib/search/saved-search-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader, aTopic } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const file = (archive: unknown) => new File([JSON.stringify(archive)], "data.json");
const told = async (id: string) =>
  (await listSavedSearches(id)).map(({ name, query, order }) => ({ name, query, order }));

async function aReaderWithSearches() {
  const { id } = await aReader();
  await aTopic("agents");
  await keepSearch(id, { name: "Agents", query: "topic:agents -memory", order: "newest" });
  const kept = await keepSearch(id, { name: "", query: '"own steps"', order: "best" });
  if (kept.ok) await makeSearchFeed(id, kept.value.id);
  return id;
}

test("kept searches go out without their feeds' secrets and come back once", async () => {
  const id = await aReaderWithSearches();
  const archive = await gather(id);
  expect(archive?.searches).toHaveLength(2);
  for (const { feedToken } of await listSavedSearches(id))
    if (feedToken) expect(JSON.stringify(archive)).not.toContain(feedToken);
  const { id: other } = await aReader();
  expect(await importArchive(other, file(archive))).toMatchObject({ value: { found: 2, added: 2 } });
  expect(await told(other)).toEqual(await told(id));
  expect(await importArchive(other, file(archive))).toMatchObject({ value: { found: 2, added: 0 } });
});

test("what is no search, has a name twice or is more than twenty stays out", async () => {
  const { id } = await aReader();
  const createdAt = new Date().toISOString();
  const search = (name: string, query: string) => ({ name, query, order: "best", createdAt });
  const archive = {
    ...(await gather(id)),
    searches: [search("a", "x"), search("a", "y"), search("b", "x"), search("c", " - ")],
  };
  expect(await importArchive(id, file(archive))).toMatchObject({ value: { added: 1 } });
  archive.searches = Array.from({ length: 30 }, (_, at) => search(`name ${at}`, `query${at}`));
  expect(await importArchive(id, file(archive))).toMatchObject({ value: { added: 19 } });
});
