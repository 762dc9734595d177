import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/testing/database.ts";
import { aPost, aReader } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const words = { title: "A page", html: "<p>A wombat.</p>", text: "A wombat.", excerpt: "", wordCount: 2 };
const reading = { ...words, readingMinutes: 1, hash: "0" };

async function aLink() {
  const { id: userId } = await aReader();
  const data = { userId, url: "https://example.org/a", title: "Link", bookmark: { create: { userId } } };
  return world.db.sharedLink.create({ data });
}

const passage = { exact: "wombat", prefix: "", suffix: "", start: 2, fingerprint: "x" };
const MARKS = [
  ["ReadState", (target: object, userId: string) => world.db.readState.create({ data: { userId, ...target } })],
  ["Opening", (of: object, userId: string) => world.db.opening.create({ data: { userId, day: new Date(), ...of } })],
  ["Highlight", (of: object, userId: string) => world.db.highlight.create({ data: { userId, ...passage, ...of } })],
] as const;

test.each(MARKS)("a %s is of a post or of a link: of neither and of both is refused", async (name, make) => {
  const [{ id: sharedLinkId, userId }, { id: postId }] = [await aLink(), await aPost()];
  const refused = new RegExp(`${name}_target_check`);
  await expect(make({}, userId)).rejects.toThrow(refused);
  await expect(make({ postId, sharedLinkId }, userId)).rejects.toThrow(refused);
  await make({ postId }, userId);
  await make({ sharedLinkId }, userId);
  await expect(make({ postId }, userId)).rejects.toThrow(/Unique constraint/);
  await expect(make({ sharedLinkId }, userId)).rejects.toThrow(/Unique constraint/);
});

test.each([
  ["refused without saying why", { state: "refused" }],
  ["read and yet refused", { state: "read", refusal: "No." }],
  ["waiting since nobody knows when", { state: "waiting" }],
  ["taken up without an offer", { takenUpAt: new Date() }],
] as const)("a link that is %s cannot be", async (_what, data) => {
  const { id } = await aLink();
  await expect(world.db.sharedLink.update({ where: { id }, data })).rejects.toThrow(/violates check constraint/);
});

test("whether a saved link is unread follows its reader, whichever comes first", async () => {
  const { id, userId } = await aLink();
  const unread = async () => (await world.db.bookmark.findFirstOrThrow({ where: { sharedLinkId: id } })).unread;
  expect(await unread()).toBe(true);
  await world.db.readState.create({ data: { userId, sharedLinkId: id, readAt: new Date() } });
  expect(await unread()).toBe(false);
  await world.db.bookmark.deleteMany();
  await world.db.bookmark.create({ data: { userId, sharedLinkId: id } });
  expect(await unread()).toBe(false);
  await world.db.readState.deleteMany();
  expect(await unread()).toBe(true);
});

describe("what a link is found by", () => {
  const finds = async (word: string) => {
    const [row] = await world.db.$queryRaw<{ found: boolean }[]>`
      SELECT document @@ to_tsquery('briefing', ${word}) AS found FROM "SharedLink"`;
    return row?.found;
  };

  test("is the text of its reading too, and follows it", async () => {
    const { id } = await aLink();
    expect(await finds("wombat:c")).toBe(false);
    await world.db.linkReading.create({ data: { sharedLinkId: id, ...reading, byline: "Ada Writer" } });
    expect([await finds("wombat:c"), await finds("ada:d")]).toEqual([true, true]);
    await world.db.linkReading.update({ where: { sharedLinkId: id }, data: { text: "A quokka." } });
    expect([await finds("wombat"), await finds("quokka:c")]).toEqual([false, true]);
    await world.db.sharedLink.update({ where: { id }, data: { title: "Renamed" } });
    expect(await finds("renamed:a & quokka:c")).toBe(true);
  });

  test("teaches the spelling of everybody's search nothing", async () => {
    await world.db.linkReading.create({ data: { sharedLinkId: (await aLink()).id, ...reading } });
    expect(await world.db.searchWord.count()).toBe(0);
  });

  test("of any length and script fits", async () => {
    const { id } = await aLink();
    const text = Array.from({ length: 300_000 }, (_, at) => String.fromCodePoint(0x20000 + (at % 40_000))).join(" ");
    await world.db.linkReading.create({ data: { sharedLinkId: id, ...reading, text } });
    expect(await finds(String.fromCodePoint(0x20000))).toBe(true);
  });
});
