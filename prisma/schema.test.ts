import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#lib/testing/database.ts";

const world = testDatabase();

const post = {
  slug: "agents-at-work",
  title: "Agents at work",
  subtitle: "What a café learned",
  shortVersion: "Agents help with drafts.",
  shortVersionHtml: "<p>Agents help with drafts.</p>",
  body: "Naïve planning.",
  bodyHtml: "<p>Naïve planning.</p>",
  bodyText: "Naïve planning.",
  contents: [],
  numbers: [],
  takeaways: [],
  wordCount: 2,
  readingMinutes: 1,
  sourceHash: "0",
};

beforeEach(() => world.empty());

const aReader = (email = "reader@example.org") => world.db.user.create({ data: { email, name: "Reader" } });

const anAuthor = (handle = "desk") => world.db.author.create({ data: { handle, name: "Desk", bio: "Writes." } });

const aTag = (slug = "agents", hue = 120) =>
  world.db.tag.create({ data: { slug, name: "Agents", description: "Agents.", hue } });

async function aPost(changes: Partial<typeof post> & { publishedAt?: Date } = {}) {
  const author = await anAuthor(`desk-${Math.random().toString(36).slice(2, 10)}`);
  return world.db.post.create({ data: { ...post, ...changes, authorId: author.id } });
}

const aCitation = async (changes: { date?: string; url?: string }) =>
  world.db.citation.create({
    data: {
      ...{ postId: (await aPost()).id, key: "a", position: 0, kind: "paper", title: "T", publisher: "P" },
      ...{ date: "2024", url: "https://example.org/", ...changes },
    },
  });

describe("the database itself refuses", () => {
  test.each([
    ["an address with capitals", () => aReader("Reader@example.org")],
    ["an address that is too long", () => aReader(`${"a".repeat(250)}@example.org`)],
    ["a handle with spaces", () => anAuthor("The Desk")],
    ["a slug with capitals", () => aPost({ slug: "Agents" })],
    ["a slug that ends in a hyphen", () => aPost({ slug: "agents-" })],
    ["fewer than no words", () => aPost({ wordCount: -1 })],
    ["a reading time of nothing", () => aPost({ readingMinutes: 0 })],
    ["a hue beyond the circle", () => aTag("agents", 360)],
    ["a topic's slug with an underscore", () => aTag("ai_agents")],
    ["a source's date in words", () => aCitation({ date: "March 2024" })],
    ["a source that is no web address", () => aCitation({ url: "javascript:alert(1)" })],
  ])("%s", async (_what, make) => {
    await expect(make()).rejects.toThrow(/violates check constraint/);
  });

  test("a bookmark of nothing, and one of two things", async () => {
    const { id: userId } = await aReader();
    const { id: postId } = await aPost();
    const link = await world.db.sharedLink.create({ data: { userId, url: "https://example.org/", title: "Link" } });
    const both = { userId, postId, sharedLinkId: link.id };
    await expect(world.db.bookmark.create({ data: { userId } })).rejects.toThrow(/Bookmark_target_check/);
    await expect(world.db.bookmark.create({ data: both })).rejects.toThrow(/Bookmark_target_check/);
  });

  test("a shared link that is no web address", async () => {
    const { id: userId } = await aReader();
    const data = { userId, url: "ftp://example.org/", title: "Link" };
    await expect(world.db.sharedLink.create({ data })).rejects.toThrow(/SharedLink_url_check/);
  });

  test("a second live share link, but not a second revoked one", async () => {
    const [{ id: userId }, { id: postId }] = [await aReader(), await aPost()];
    const link = (token: string, rest = {}) => world.db.shareLink.create({ data: { token, userId, postId, ...rest } });
    const revoked = { active: null, revokedAt: new Date() };
    await link("one", revoked);
    await link("two", revoked);
    await link("three");
    await expect(link("four")).rejects.toThrow(/Unique constraint/);
    await expect(link("five", { active: false })).rejects.toThrow(/ShareLink_active_check/);
    await expect(link("six", { active: null })).rejects.toThrow(/ShareLink_revokedAt_check/);
    await expect(link("seven", { ...revoked, opens: -1 })).rejects.toThrow(/ShareLink_opens_check/);
  });

  test("the same bookmark, follow or topic of a post twice", async () => {
    const [{ id: userId }, { id: postId }, { id: tagId }] = [await aReader(), await aPost(), await aTag()];
    const twice = async (make: () => Promise<unknown>) => {
      await make();
      await expect(make()).rejects.toThrow(/Unique constraint/);
    };
    await twice(() => world.db.bookmark.create({ data: { userId, postId } }));
    await twice(() => world.db.tagFollow.create({ data: { userId, tagId } }));
    await twice(() => world.db.postTag.create({ data: { postId, tagId, position: 0 } }));
  });
});

describe("deleting", () => {
  test("a reader takes along what is theirs and leaves the post", async () => {
    const [{ id: userId }, { id: postId }, { id: tagId }] = [await aReader(), await aPost(), await aTag()];
    const link = await world.db.sharedLink.create({ data: { userId, url: "https://example.org/", title: "Link" } });
    await world.db.bookmark.create({ data: { userId, sharedLinkId: link.id } });
    await world.db.bookmark.create({ data: { userId, postId } });
    await world.db.tagFollow.create({ data: { userId, tagId } });
    await world.db.shareLink.create({ data: { userId, postId, token: "token" } });
    await world.db.user.delete({ where: { id: userId } });
    const left = await Promise.all([
      world.db.bookmark.count(),
      world.db.sharedLink.count(),
      world.db.tagFollow.count(),
      world.db.shareLink.count(),
      world.db.post.count(),
    ]);
    expect(left).toEqual([0, 0, 0, 0, 1]);
  });

  test("an author with posts and a topic in use are kept", async () => {
    const [{ id: postId, authorId }, { id: tagId }] = [await aPost(), await aTag()];
    await world.db.postTag.create({ data: { postId, tagId, position: 0 } });
    await expect(world.db.author.delete({ where: { id: authorId } })).rejects.toThrow(/Foreign key/);
    await expect(world.db.tag.delete({ where: { id: tagId } })).rejects.toThrow(/Foreign key/);
  });
});

const finds = async (words: string, weights = "abcd") => {
  const rows = await world.db.$queryRaw<{ found: boolean }[]>`
    SELECT document @@ to_tsquery('briefing', ${words} || ${`:${weights}`}) AS found FROM "SearchEntry"`;
  return rows.some((row) => row.found);
};

describe("kept by the database", () => {
  test("what search looks in: the title first, then subtitle and short version, then the text, without accents", async () => {
    const { id } = await aPost({ publishedAt: new Date() });
    expect(await finds("agent", "a")).toBe(true);
    expect(await finds("cafe", "b")).toBe(true);
    expect(await finds("café", "b")).toBe(true);
    expect(await finds("drafts", "b")).toBe(true);
    expect(await finds("naive", "c")).toBe(true);
    expect(await finds("naive", "a")).toBe(false);
    await world.db.post.update({ where: { id }, data: { title: "Robots" } });
    expect(await finds("robot", "a")).toBe(true);
  });

  test("the dates of a post that its topics and those who saved it have follow the post's", async () => {
    const [soon, later] = [new Date("2026-03-01T09:00:00Z"), new Date("2026-03-02T09:00:00Z")];
    const [{ id: postId }, { id: tagId }] = [await aPost({ publishedAt: soon }), await aTag()];
    const wrong = { postId, tagId, position: 0, publishedAt: later };
    const dates = async () => [
      (await world.db.postTag.findFirstOrThrow()).publishedAt,
      (await world.db.bookmark.findFirstOrThrow()).publishedAt,
    ];
    await world.db.postTag.create({ data: wrong });
    await world.db.bookmark.create({ data: { postId, userId: (await aReader()).id, publishedAt: later } });
    expect(await dates()).toEqual([soon, soon]);
    await world.db.post.update({ where: { id: postId }, data: { publishedAt: later } });
    expect(await dates()).toEqual([later, later]);
    await world.db.post.update({ where: { id: postId }, data: { publishedAt: null } });
    expect(await dates()).toEqual([null, null]);
  });

  test("a post that many have saved is not looked at again for each of them when its date changes", async () => {
    const { id: postId } = await aPost({ publishedAt: new Date("2026-03-01") });
    await world.db.bookmark.create({ data: { postId, userId: (await aReader()).id } });
    const calls = await world.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL track_functions = 'all'`;
      await tx.post.update({ where: { id: postId }, data: { publishedAt: null } });
      return tx.$queryRaw<{ name: string }[]>`SELECT funcname AS name FROM pg_stat_xact_user_functions`;
    });
    const names = calls.map(({ name }) => name);
    expect(names).toContain("post_published_at");
    expect(names).not.toContain("bookmark_published_at");
  });
});

test("every foreign key has an index that begins with it", async () => {
  const bare = await world.db.$queryRaw<{ name: string }[]>`
    SELECT conname AS name FROM pg_constraint c
    WHERE contype = 'f' AND NOT EXISTS (
      SELECT 1 FROM pg_index i
      WHERE i.indrelid = c.conrelid AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
    )`;
  const keys = await world.db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pg_constraint WHERE contype = 'f'`;
  expect(keys[0]?.n).toBeGreaterThan(15);
  expect(bare).toEqual([]);
});
