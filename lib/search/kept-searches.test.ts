import { beforeEach, describe, expect, test } from "vitest";
import * as searches from "#lib/search/commands.ts";
import { findSavedSearch, freshInSavedSearches } from "#lib/search/saved-search-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aPost, aReader, aReaderWhoMuted, aTopic, DAY } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(world.empty);

const wish = (query: string, name = "") => ({ name, query, order: "best" as const });

async function kept(userId: string, query: string, name?: string) {
  const made = await searches.keepSearch(userId, wish(query, name));
  if (!made.ok) throw new Error(made.message);
  return made.value.id;
}

describe("what is kept", () => {
  test("is of topics and authors that there are: any other is refused in words, and what is kept keeps its name", async () => {
    const { id: me } = await aReader();
    await aTopic("agents");
    for (const query of ["topic:zzz", "work -author:nobody-here", "topic:zzz topic:agents"])
      expect(await searches.keepSearch(me, wish(query))).toMatchObject({
        ok: false,
        fields: { query: expect.stringMatching(/^There is no (topic ‘zzz’|author ‘nobody-here’)\./) },
      });
    const id = await kept(me, "topic:agents", "Agents");
    expect(await searches.changeSearch(me, id, wish("topic:zzz", "Agents"))).toMatchObject({ ok: false });
    await world.db.tag.deleteMany();
    expect(await searches.changeSearch(me, id, wish("topic:agents", "Once"))).toMatchObject({ ok: true });
    expect(await findSavedSearch(me, id)).toMatchObject({ name: "Once", query: "topic:agents" });
  });
});

describe("what is new in a kept search", () => {
  test("is without what is muted", async () => {
    await aTopic("agents");
    const reader = await aReaderWhoMuted(["topic", "agents"], ["word", "alpacas"]);
    await kept(reader.id, "llamas");
    await aPost({ slug: "seen", body: "Llamas." });
    await aPost({ slug: "by-topic", body: "Llamas.", topics: ["agents"] });
    await aPost({ slug: "by-word", body: "Llamas.", title: "Alpacas" });
    const [search] = await freshInSavedSearches(reader, ago(DAY));
    expect(search?.fresh.map(({ slug }) => slug)).toEqual(["seen"]);
  });

  test("of a search that was changed is what came after the change; another name changes nothing", async () => {
    const { id: me } = await aReader();
    const id = await kept(me, "llamas", "Animals");
    await world.db.savedSearch.updateMany({ data: { createdAt: ago(2 * DAY) } });
    await aPost({ slug: "before", body: "Llamas and alpacas.", at: ago(DAY) });
    const news = async () =>
      (await freshInSavedSearches({ id: me, muteCount: 0 }, ago(3 * DAY), "news"))[0]?.fresh.map(({ slug }) => slug);
    await searches.changeSearch(me, id, wish("llamas", "Beasts"));
    expect(await news()).toEqual(["before"]);
    await searches.changeSearch(me, id, wish("alpacas", "Beasts"));
    expect(await news()).toEqual([]);
  });
});
