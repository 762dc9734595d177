import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeEach, expect, test } from "vitest";
import { askExport, forgetOldExports, makeNextExport } from "#lib/portability/export-commands.ts";
import { importArchive } from "#lib/portability/import-commands.ts";
import { findArchive, findExport } from "#lib/portability/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aHighlight, aPost, aReader, DAY } from "#lib/testing/world.ts";

const database = testDatabase();
beforeEach(database.empty);

/** A reader who did one or two of each thing that can be taken along. */
async function aFullReader() {
  const reader = await aReader("Rosa Klein");
  const userId = reader.id;
  const { db } = database;
  const [first, second] = [await aPost({ title: "On <work> & tools" }), await aPost()];
  await db.bookmark.createMany({
    data: [
      { userId, postId: first.id, createdAt: ago(DAY) },
      { userId, postId: second.id },
    ],
  });
  const tag = await db.tag.findFirstOrThrow();
  await db.sharedLink.create({
    data: {
      ...{ userId, url: "https://example.org/a", title: '=HYPERLINK("x")', comment: "A & B" },
      ...{ tags: { create: { tagId: tag.id } }, bookmark: { create: { userId } } },
    },
  });
  await db.tagFollow.create({ data: { userId, tagId: tag.id } });
  await db.authorFollow.create({ data: { userId, authorId: first.authorId } });
  await db.readState.create({ data: { userId, postId: first.id, readAt: new Date() } });
  await aHighlight(reader, first, "Some words", "A note");
  await db.shareLink.create({ data: { userId, postId: first.id, token: "abcdefghijkl", opens: 3 } });
  return reader;
}

async function exported(userId: string) {
  await askExport(userId);
  while (await makeNextExport());
  const latest = await findExport(userId);
  const archive = latest && (await findArchive(userId, latest.id));
  if (!latest || !archive) throw new Error("no archive");
  return { id: latest.id, archive, files: unzipSync(new Uint8Array(archive)) };
}

async function counts(userId: string) {
  const { db } = database;
  const where = { userId };
  return {
    bookmarks: await db.bookmark.count({ where }),
    links: await db.sharedLink.count({ where }),
    topics: await db.tagFollow.count({ where }),
    authors: await db.authorFollow.count({ where }),
    reading: await db.readState.count({ where }),
    shareLinks: await db.shareLink.count({ where }),
    highlights: await db.highlight.count({ where }),
    linkTopics: await db.sharedLinkTag.count({ where: { sharedLink: where } }),
  };
}

const fileOf = (bytes: Uint8Array | string, name = "archive.zip") =>
  new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name);

test("an export holds everything in four formats, and nothing that lets anybody in", async () => {
  const { id, email } = await aFullReader();
  await database.db.user.update({ where: { id }, data: { passwordHash: "$argon2id$secret" } });
  const { files } = await exported(id);
  expect(Object.keys(files).sort()).toEqual(["data.json", "follows.opml", "saved.csv", "saved.html"]);
  const data = JSON.parse(strFromU8(files["data.json"] ?? new Uint8Array()));
  expect(data).toMatchObject({ account: { email, hasPassword: true }, shareLinks: [{ opens: 3 }] });
  expect([data.saved, data.links, data.topics, data.authors, data.reading].map((list) => list.length)).toEqual([
    2, 1, 1, 1, 1,
  ]);
  expect(strFromU8(files["data.json"] ?? new Uint8Array())).not.toContain("argon2");
});

test("the bookmark file and the follows are escaped, and a table holds no formula", async () => {
  const { files } = await exported((await aFullReader()).id);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(text("saved.html")).toContain("On &#60;work&#62; &#38; tools</A>");
  expect(text("saved.html").match(/<DT><A HREF/g)).toHaveLength(3);
  expect(text("saved.csv").split("\r\n")).toHaveLength(5);
  expect(text("saved.csv")).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text("follows.opml").match(/type="link"/g)).toHaveLength(2);
});

test("what was exported comes back with the same counts after the account was emptied, and a second time adds nothing", async () => {
  const { id } = await aFullReader();
  const before = await counts(id);
  const { archive } = await exported(id);
  for (const table of [
    "bookmark",
    "sharedLink",
    "tagFollow",
    "authorFollow",
    "readState",
    "highlight",
    "shareLink",
  ] as const)
    await (database.db[table] as { deleteMany: (args: object) => Promise<unknown> }).deleteMany({
      where: { userId: id },
    });
  expect(await importArchive(id, fileOf(archive))).toMatchObject({ value: { found: 8, added: 8 } });
  expect(await counts(id)).toEqual(before);
  expect(await importArchive(id, fileOf(archive))).toMatchObject({ value: { found: 8, added: 0 } });
  expect(await counts(id)).toEqual(before);
});

test("another account takes it in too, from the data.json alone; short addresses stay with whom they belong to", async () => {
  const { id } = await aFullReader();
  const { files } = await exported(id);
  const other = await aReader();
  const imported = await importArchive(other.id, fileOf(files["data.json"] ?? new Uint8Array(), "data.json"));
  expect(imported).toMatchObject({ value: { found: 8, added: 7 } });
  expect(await counts(other.id)).toEqual({ ...(await counts(id)), shareLinks: 0 });
});

test("when things were saved is kept", async () => {
  const { id } = await aFullReader();
  const { archive } = await exported(id);
  const other = await aReader();
  await importArchive(other.id, fileOf(archive));
  const times = (userId: string) =>
    database.db.bookmark.findMany({ where: { userId }, orderBy: { createdAt: "asc" }, select: { createdAt: true } });
  expect(await times(other.id)).toEqual(await times(id));
});

test("drafts and addresses that are not public do not come in", async () => {
  const { id } = await aReader();
  const draft = await aPost({ at: null });
  const savedAt = new Date().toISOString();
  const saved = [{ slug: draft.slug, title: "x", url: "x", savedAt }];
  const links = ["http://10.0.0.1/", "javascript:alert(1)"].map((url) => ({
    url,
    title: "x",
    comment: null,
    topics: [],
    savedAt,
  }));
  const file = fileOf(JSON.stringify({ format: "ai-briefing/1", saved, links }), "data.json");
  expect(await importArchive(id, file)).toMatchObject({ value: { found: 3, added: 0 } });
});

test("a draft is not counted among what an export names", async () => {
  const { id } = await aReader();
  const post = await aPost();
  await database.db.bookmark.create({ data: { userId: id, postId: post.id } });
  await database.db.post.update({ where: { id: post.id }, data: { publishedAt: null } });
  const { files } = await exported(id);
  expect(strFromU8(files["data.json"] ?? new Uint8Array())).not.toContain(post.title);
});

test.for([
  ["a text", "hello"],
  ["a page", "<!doctype html>"],
  ["other JSON", '{"a":1}'],
  ["another version", '{"format":"ai-briefing/99"}'],
  ["a list of nonsense", '{"format":"ai-briefing/1","saved":[{"slug":3}]}'],
  ["a broken archive", "PK\u0003\u0004nonsense"],
] as const)("%s is refused, and nothing is stored", async ([, text]) => {
  const { id } = await aReader();
  expect(await importArchive(id, fileOf(text))).toMatchObject({ ok: false, code: "invalid" });
});

test("an archive without data.json, or with one that would not end, is refused", async () => {
  const { id } = await aReader();
  expect(await importArchive(id, fileOf(zipSync({ "a.txt": strToU8("x") })))).toMatchObject({ code: "invalid" });
  const bomb = zipSync({ "data.json": new Uint8Array(64 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(256 * 1024);
  expect(await importArchive(id, fileOf(bomb))).toMatchObject({ code: "invalid" });
});

test("an archive is for its reader alone, and for 7 days", async () => {
  const { id } = await aFullReader();
  const made = await exported(id);
  expect(await findArchive((await aReader()).id, made.id)).toBeNull();
  await database.db.export.update({ where: { id: made.id }, data: { expiresAt: ago(1000), createdAt: ago(8 * DAY) } });
  expect(await findArchive(id, made.id)).toBeNull();
  expect(await findExport(id)).toBeNull();
  await forgetOldExports();
  expect(await database.db.export.count()).toBe(0);
});

test("twenty clicks make one export, and ten a day are enough", async () => {
  const { id } = await aReader();
  await Promise.all(Array.from({ length: 20 }, () => askExport(id)));
  expect(await database.db.export.count({ where: { userId: id } })).toBe(1);
  for (let at = 1; at < 10; at++) {
    await makeNextExport();
    await askExport(id);
  }
  await makeNextExport();
  expect(await askExport(id)).toMatchObject({ code: "rate-limited" });
});

test("an export that a worker left unfinished is taken up by the next", async () => {
  const { id } = await aReader();
  await askExport(id);
  await database.db.export.updateMany({ data: { state: "working", claimedAt: ago(11 * 60_000) } });
  expect(await makeNextExport()).toBe(true);
  expect(await findExport(id)).toMatchObject({ state: "ready", progress: 100 });
});
