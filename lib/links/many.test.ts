import { beforeEach, expect, test } from "vitest";
import { countAttempt } from "#lib/accounts/attempts.ts";
import { handInLink, handInMany, removeSharedLink } from "#lib/links/commands.ts";
import { MANY_MOST } from "#lib/links/link.ts";
import { listLinks } from "#lib/links/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aReader } from "#lib/testing/world.ts";

// Many addresses at once, as they are pasted.

const world = testDatabase();
beforeEach(() => world.empty());

const addresses = (many: number) => Array.from({ length: many }, (_, at) => `https://example.org/${at}`);
const count = () => world.db.sharedLink.count({ where: { removedAt: null } });

test("each is kept to be read, what was there stays as it is, and what is no address is given back", async () => {
  const reader = await aReader();
  await handInLink(reader.id, { url: "https://example.org/1", title: "Mine", comment: "Why" });
  const text = "https://example.org/0\nnonsense\nSee https://example.org/1.\nhttps://example.org/2";
  const answer = await handInMany(reader.id, text);
  if (!answer.ok) throw new Error(answer.message);
  const urls = async (ids: string[]) => (await listLinks(reader.id, ids)).map(({ url }) => url);
  expect(await urls(answer.value.kept)).toEqual(["https://example.org/0", "https://example.org/2"]);
  expect(await urls(answer.value.there)).toEqual(["https://example.org/1"]);
  expect(answer.value.others).toBe("nonsense");
  expect(await listLinks((await aReader()).id, answer.value.kept)).toEqual([]);
  const rows = await world.db.sharedLink.findMany({ include: { bookmark: true }, orderBy: { url: "asc" } });
  expect(rows).toMatchObject([
    { title: "example.org/0", titled: false, state: "waiting", bookmark: { userId: reader.id } },
    { title: "Mine", comment: "Why" },
    { state: "waiting", bookmark: {} },
  ]);
});

test("what was removed is kept anew, and is not called there", async () => {
  const reader = await aReader();
  const made = await handInLink(reader.id, { url: "https://example.org/0" });
  await removeSharedLink(reader.id, made.ok ? made.value.id : "");
  expect(await handInMany(reader.id, "https://example.org/0")).toMatchObject({ value: { kept: [{}], there: [] } });
  expect([await count(), await world.db.bookmark.count()]).toEqual([1, 1]);
});

test.each<[string, string, RegExp]>([
  ["no address", "some words\nand more", /^There is no public address in this/],
  ["more than go at once", addresses(MANY_MOST + 1).join("\n"), /^There are 51 addresses in this. Send at most 50/],
  ["mostly something else", `https://example.org/\n${"wombats ".repeat(1_000)}`, /^Most of this is no address/],
])("with %s nothing is kept, and the text is refused at its field", async (_, text, words) => {
  const refusal = await handInMany((await aReader()).id, text);
  expect(refusal).toMatchObject({ code: "invalid", fields: { text: expect.stringMatching(words) } });
  expect(await count()).toBe(0);
});

test("fifty are kept at once, and count as fifty for the day", async () => {
  const reader = await aReader();
  expect(await handInMany(reader.id, addresses(MANY_MOST).join(" "))).toMatchObject({ ok: true });
  expect(await count()).toBe(MANY_MOST);
  await countAttempt("link", reader.id, 940);
  expect(await handInMany(reader.id, "https://a.example/1 https://a.example/2")).toMatchObject({ ok: true });
  const many = addresses(20).map((url) => `${url}/more`);
  expect(await handInMany(reader.id, many.join(" "))).toMatchObject({ code: "rate-limited" });
  expect(await count()).toBe(MANY_MOST + 2);
});
