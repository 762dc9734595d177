import { expect, test } from "vitest";
import { keepSearch, makeSearchFeed, withdrawSearchFeed } from "#lib/search/commands.ts";
import { findFeedSearch, listSavedSearches } from "#lib/search/saved-search-queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader } from "#lib/testing/world.ts";
import { GET } from "../../app/feeds/searches/[token]/route.ts";

const world = testDatabase();

async function aFeed(query: string) {
  const { id: userId } = await aReader();
  const kept = await keepSearch(userId, { name: "A & B", query, order: "best" });
  if (!kept.ok) throw new Error(kept.message);
  await makeSearchFeed(userId, kept.value.id);
  const token = (await listSavedSearches(userId))[0]?.feedToken ?? "";
  return { userId, id: kept.value.id, token };
}

const ask = (token: string) =>
  GET(new Request("http://localhost:3000/"), { params: Promise.resolve({ token }) }).then(async (response) => ({
    status: response.status,
    text: await response.text(),
    caching: response.headers.get("cache-control"),
  }));

test("a feed holds what the search finds, newest first, for whoever has its address", async () => {
  await aPost({ title: "Llamas <1>", body: "Llamas.", at: new Date("2026-01-01T00:00:00Z") });
  await aPost({ title: "Llamas two", body: "Llamas.", at: new Date("2026-01-02T00:00:00Z") });
  const { token } = await aFeed("llamas");
  const { status, text, caching } = await ask(token);
  expect([status, caching]).toEqual([200, "private, no-cache"]);
  expect(text).toContain("<title>A &#38; B</title>");
  expect(text.indexOf("Llamas two")).toBeLessThan(text.indexOf("Llamas &#60;1&#62;"));
  expect(text).toContain("<updated>2026-01-02T00:00:00.000Z</updated>");
});

test("a withdrawn one, one of a banned reader and a guess are all the same nothing", async () => {
  const [first, second] = [await aFeed("llamas"), await aFeed("llamas")];
  await withdrawSearchFeed(first.userId, first.id);
  await world.db.user.update({ where: { id: second.userId }, data: { bannedAt: new Date(), banReason: "x" } });
  for (const token of [first.token, second.token, "x".repeat(24), "", "../../x", "\u0000"]) {
    expect((await ask(token)).status).toBe(404);
    expect(await findFeedSearch(token)).toBeNull();
  }
});
