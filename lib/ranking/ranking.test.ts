import { beforeEach, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { db } from "#lib/db.ts";
import { followAuthor, followTopic } from "#lib/following/commands.ts";
import { visitElsewhere, visitFollowing } from "#lib/following/visits.ts";
import { chooseRanking } from "#lib/ranking/commands.ts";
import { type Mix, NEWEST_FIRST, readRanking } from "#lib/ranking/mix.ts";
import { previewOf } from "#lib/ranking/preview.ts";
import { findCandidates, findPreviewed } from "#lib/ranking/queries.ts";
import { ranked } from "#lib/ranking/receipt.ts";
import { TERMS } from "#lib/ranking/terms.ts";
import { WINDOW } from "#lib/ranking/window.ts";
import { markRead } from "#lib/reading/commands.ts";
import { createShareLink } from "#lib/sharing/commands.ts";
import { openShareLink } from "#lib/sharing/opens.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, anAuthor, aPost, aReader, aTopic, DAY, MINUTE } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const EVERYTHING: Mix = Object.fromEntries(TERMS.map(({ key }, at) => [key, at + 1]));

/** A reader of #agents and of one, and five pieces that differ in all that a term may look at. */
async function aWorld() {
  const reader = await aReader();
  const made = [
    await aPost({ slug: "followed-twice", topics: ["agents", "work"], author: "one", at: ago(3 * DAY) }),
    await aPost({ slug: "followed", topics: ["agents"], author: "two", at: ago(2 * DAY), sources: 6 }),
    await aPost({
      slug: "written-by-one",
      topics: ["safety"],
      author: "one",
      at: ago(DAY),
      body: "word ".repeat(3_000),
    }),
    await aPost({ slug: "saved", topics: ["agents"], author: "two", at: ago(3 * DAY) }),
    await aPost({ slug: "read", topics: ["agents"], author: "two", at: ago(DAY) }),
  ];
  await followTopic(reader.id, (await aTopic("agents")).id);
  await followAuthor(reader.id, (await anAuthor("one")).id);
  const id = (slug: string) => made.find((post) => post.slug === slug)?.id ?? "";
  await addBookmark(reader.id, id("saved"));
  await markRead(reader.id, id("read"));
  await world.db.bookmark.updateMany({ data: { createdAt: ago(10 * MINUTE) } });
  await world.db.readState.updateMany({ data: { readAt: ago(10 * MINUTE) } });
  await world.db.user.updateMany({ data: { visitAt: ago(5 * MINUTE), newSince: ago(9 * DAY) } });
  return { reader, made, id };
}

const readerOf = ({ id }: { id: string }) => ({ id, muteCount: 0 });

async function listOf(reader: { id: string }, mix: Mix = EVERYTHING) {
  const span = await visitElsewhere(reader.id, false);
  const found = await findCandidates({ kind: "following", userId: reader.id }, readerOf(reader), span);
  return ranked(found, mix, span.began).map(({ post, receipt }) => ({ slug: post.slug, receipt }));
}
const slugsOf = (list: { slug: string }[]) => list.map(({ slug }) => slug);

test("each term reads off a briefing what it says", async () => {
  const { reader } = await aWorld();
  const list = await listOf(reader);
  const lines = (slug: string) =>
    Object.fromEntries(
      (list.find((each) => each.slug === slug)?.receipt.lines ?? []).map(({ name, amount }) => [name, amount]),
    );
  const sources = { Papers: 2, "Independent sources": 1 };
  expect(lines("followed-twice")).toEqual({
    ...sources,
    "Followed topics": 1,
    "Followed author": 1,
    Fresh: 4,
    "Quiet topic": 10,
    Short: 1,
  });
  expect(lines("followed")).toEqual({
    ...sources,
    Papers: 6,
    "Followed topics": 1,
    Fresh: 5,
    "Quiet topic": 2,
    Short: 1,
  });
  expect(lines("written-by-one")).toEqual({ ...sources, "Followed author": 1, Fresh: 7, "Quiet topic": 10 });
  expect(lines("saved")).toMatchObject({ Saved: 1 });
  expect(lines("read")).toMatchObject({ "Already read": 1 });
});

test("reading, saving, sharing and opening anything a thousand times moves nothing in this visit, and later only by Already read and Saved", async () => {
  const { reader, made } = await aWorld();
  const before = await listOf(reader);
  const crowd = await Promise.all([aReader(), aReader(), aReader()]);
  for (const { id } of made.slice(0, 4)) {
    for (const somebody of [reader, ...crowd]) {
      await markRead(somebody.id, id);
      await markRead(somebody.id, id);
      await addBookmark(somebody.id, id);
      const link = await createShareLink(somebody.id, id);
      if (!link.ok) throw new Error(link.message);
    }
  }
  for (const { token } of await db().shareLink.findMany({ take: 4 }))
    for (let visitor = 0; visitor < 5; visitor++)
      await openShareLink(token, { network: `192.0.2.${visitor}`, agent: "x" });
  await world.db.shareLink.updateMany({ data: { opens: { increment: 1_000 } } });
  for (const somebody of crowd) await followTopic(somebody.id, (await aTopic("safety")).id);
  expect(await listOf(reader)).toEqual(before);

  await world.db.user.update({ where: { id: reader.id }, data: { visitAt: new Date(Date.now() + MINUTE) } });
  const after = await listOf(reader);
  const without = (list: typeof before) =>
    list
      .map(({ slug, receipt }) => [slug, receipt.lines.filter(({ name }) => !["Already read", "Saved"].includes(name))])
      .toSorted();
  expect(without(after)).toEqual(without(before));
  const quiet: Mix = { ...EVERYTHING, read: 0, saved: 0 };
  expect(slugsOf(await listOf(reader, quiet))).toEqual(slugsOf(rankedByReceipts(before, quiet)));
});

/** The same receipts under weights that leave out what the reader did. */
function rankedByReceipts(list: Awaited<ReturnType<typeof listOf>>, mix: Mix) {
  const left = new Set(TERMS.filter(({ key }) => mix[key] === 0).map(({ name }) => name));
  const score = ({ receipt }: (typeof list)[number]) =>
    receipt.lines.filter(({ name }) => !left.has(name)).reduce((sum, { points }) => sum + points, 0);
  return list.toSorted((a, b) => score(b) - score(a));
}

test("what comes during a visit takes its place and moves nothing else", async () => {
  const { reader } = await aWorld();
  const before = slugsOf(await listOf(reader));
  await aPost({ slug: "just-now", topics: ["agents", "work"], author: "two" });
  const after = slugsOf(await listOf(reader));
  expect(after).toContain("just-now");
  expect(after.filter((slug) => slug !== "just-now")).toEqual(before);
});

test("a list is ranked as it was: its next page knows nothing of what came meanwhile", async () => {
  const { reader } = await aWorld();
  const span = { ...(await visitElsewhere(reader.id, false)), until: ago(MINUTE) };
  await aPost({ slug: "too-late", topics: ["agents"], at: ago(MINUTE - 1) });
  const found = await findCandidates({ kind: "following", userId: reader.id }, readerOf(reader), span);
  expect(slugsOf(found.map(({ post }) => post))).not.toContain("too-late");
});

test("only what is new is ranked above the line, and never more than the window", async () => {
  const { reader } = await aWorld();
  const line = ago(1.5 * DAY);
  const list = { kind: "following", userId: reader.id } as const;
  const visit = await visitFollowing(reader.id, "look");
  const found = await findCandidates(list, readerOf(reader), { ...visit, since: line }, { onlyNew: true });
  expect(slugsOf(found.map(({ post }) => post))).toEqual(["read", "written-by-one"]);
  const [template] = await world.db.$queryRaw<{ id: string }[]>`SELECT id FROM "Post" WHERE slug = 'followed'`;
  await world.db.$executeRaw`
    INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText", contents, numbers,
      takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
    SELECT gen_random_uuid(), 'many-' || n, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText", contents,
      numbers, takeaways, "wordCount", "readingMinutes", "authorId", now() - n * interval '1 second', 'x'
    FROM "Post", generate_series(1, ${WINDOW + 50}) n WHERE id = ${template?.id ?? ""}::uuid`;
  await world.db.$executeRaw`INSERT INTO "PostTag" ("postId", "tagId", position)
    SELECT p.id, t.id, 0 FROM "Post" p, "Tag" t WHERE p.slug LIKE 'many-%' AND t.slug = 'agents'`;
  const span = await visitElsewhere(reader.id, false);
  expect(await findCandidates(list, readerOf(reader), span)).toHaveLength(WINDOW);
});

test("a preview shows the first ten before and after, where each was, and how many move", async () => {
  const { reader } = await aWorld();
  const span = await visitElsewhere(reader.id, false);
  const { candidates, of } = await findPreviewed(readerOf(reader), span);
  const preview = previewOf(candidates, {}, { topics: 10, author: 10 }, span.began);
  expect(of).toBe("following");
  expect(preview.before.map(({ score }) => score)).toEqual([0, 0, 0, 0, 0]);
  expect(preview.after[0]).toMatchObject({ slug: "followed-twice", score: 20, place: 1 });
  expect(preview.after.map(({ was }) => preview.before[was - 1]?.slug)).toEqual(slugsOf(preview.after));
  expect(previewOf(candidates, {}, {}, span.began).moved).toBe(0);
  expect((await findPreviewed(null, await visitElsewhere(undefined, false))).of).toBe("all");
});

test("a chosen order is kept with the account, and newest first is none", async () => {
  const { reader } = await aWorld();
  const stored = async () => (await world.db.user.findUniqueOrThrow({ where: { id: reader.id } })).ranking;
  const ranking = { mix: { topics: 10, read: -50 }, following: true, feed: false };
  await chooseRanking(reader.id, ranking);
  expect(readRanking(await stored())).toEqual(ranking);
  await chooseRanking(reader.id, NEWEST_FIRST);
  expect(await stored()).toBeNull();
});
