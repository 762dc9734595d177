import { beforeEach, describe, expect, test } from "vitest";
import { addBookmark } from "#lib/bookmarks/commands.ts";
import { addMute } from "#lib/mutes/commands.ts";
import { setNoticeKinds } from "#lib/notices/commands.ts";
import { lookAtNotices } from "#lib/notices/looks.ts";
import { ALL_KINDS, byLine, type Notice, type NoticeKinds, sidesOf } from "#lib/notices/notice.ts";
import { findNoticeKinds, listNotices } from "#lib/notices/queries.ts";
import { changePath, followPath } from "#lib/paths/commands.ts";
import { addStep, removeStep } from "#lib/paths/step-commands.ts";
import { markRead } from "#lib/reading/commands.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { aPath, details, somebody, stepOf } from "#lib/testing/paths.ts";
import { ago, ahead, aPost, aReader, DAY, MINUTE, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const told = async (reader: { id: string }, kinds: NoticeKinds = ALL_KINDS, since = ago(DAY)) => {
  const { muteCount } = await world.db.user.findUniqueOrThrow({
    where: { id: reader.id },
    select: { muteCount: true },
  });
  return listNotices({ id: reader.id, muteCount }, kinds, since);
};
const words = (notices: Notice[]) =>
  notices.map((notice) => (notice.kind === "correction" ? notice.post.slug : notice.posts.map(({ slug }) => slug)));

describe("a correction", () => {
  const at = (when: Date, note?: string) => ({ at: when, ...(note ? { note } : {}) });
  const readAt = (reader: { id: string }, date: Date) =>
    world.db.readState.updateMany({ where: { userId: reader.id }, data: { readAt: date } });

  test("of what one read or saved before is told, with what was wrong", async () => {
    const reader = await aReader();
    const read = await aPost({ slug: "read", at: ago(5 * DAY), corrected: at(ago(DAY), "It was 14%.") });
    const saved = await aPost({ slug: "saved", at: ago(5 * DAY), corrected: at(ago(2 * DAY)) });
    await markRead(reader.id, read.id);
    await readAt(reader, ago(3 * DAY));
    await addBookmark(reader.id, saved.id);
    await world.db.bookmark.updateMany({ data: { createdAt: ago(3 * DAY) } });
    expect(await told(reader)).toMatchObject([
      { kind: "correction", post: { slug: "read" }, note: "It was 14%." },
      { kind: "correction", post: { slug: "saved" }, note: null },
    ]);
    expect(await told(await aReader())).toEqual([]);
  });

  test("is none for who read it as it is now, and none of what is hidden, to come or long ago", async () => {
    const reader = await aReader();
    const some = [
      await aPost({ at: ago(90 * DAY), corrected: at(ago(31 * DAY)) }),
      await aPost({ at: ago(90 * DAY), corrected: at(ahead(DAY)) }),
      await aPost({ at: ago(90 * DAY), corrected: at(ago(DAY)) }),
    ];
    for (const post of some) await markRead(reader.id, post.id);
    await readAt(reader, ago(60 * DAY));
    expect(await told(reader)).toHaveLength(1);
    await world.db.post.update({ where: { id: some[2]?.id ?? "" }, data: { publishedAt: null } });
    expect(await told(reader)).toEqual([]);
    const seen = await aPost({ at: ago(5 * DAY), corrected: at(ago(DAY)) });
    await markRead(reader.id, seen.id);
    expect(await told(reader)).toEqual([]);
  });
});

describe("a step that comes to a path", () => {
  test("is told to who followed it before, each path once on each side of the line", async () => {
    const [maker, reader] = [await somebody(), await aReader()];
    const path = await aPath(maker, 1, "link");
    await followPath(reader.id, path.id);
    expect(await told(reader)).toEqual([]);
    for (const slug of ["x", "y", "z"]) await addStep(maker.id, path.id, (await aPost({ slug })).id);
    const line = new Date();
    await world.db.pathFollow.updateMany({ data: { createdAt: ago(9 * DAY) } });
    const step = world.db.pathStep.findFirstOrThrow({ where: { post: { slug: "x" } } });
    await world.db.pathStep.updateMany({
      where: { postId: path.pieces[0]?.id ?? "" },
      data: { addedAt: ago(10 * DAY) },
    });
    await world.db.pathStep.update({ where: { id: (await step).id }, data: { addedAt: ago(3 * DAY) } });
    expect(words(await told(reader, ALL_KINDS, ago(DAY))).map((some) => [some].flat().sort())).toEqual([
      ["y", "z"],
      ["x"],
    ]);
    expect(await told(reader, ALL_KINDS, line)).toHaveLength(1);
    expect(await told(await aReader())).toEqual([]);
  });

  test("is told no more when it is taken out, or the path is hidden", async () => {
    const [maker, reader] = [await somebody(), await aReader()];
    const path = await aPath(maker, 0, "link");
    await followPath(reader.id, path.id);
    const [one, two] = [await aPost(), await aPost()];
    for (const post of [one, two]) await addStep(maker.id, path.id, post.id);
    await removeStep(maker.id, await stepOf(path, one));
    expect(words(await told(reader))).toEqual([[two.slug]]);
    await changePath(maker, path.id, details);
    expect(await told(reader)).toEqual([]);
  });
});

test("a kept search tells what it found, and nothing when it found nothing", async () => {
  const reader = await aReader();
  const search = (name: string, query: string) => ({ userId: reader.id, name, query, createdAt: ago(3 * DAY) });
  await world.db.savedSearch.createMany({ data: [search("Owls", "owls"), search("Nothing", "xyzzyplugh")] });
  await aPost({ slug: "new", title: "Owls at night", at: ago(MINUTE) });
  await aPost({ slug: "old", title: "Owls by day", at: ago(2 * DAY) });
  await aPost({ slug: "other", title: "Cats" });
  const notices = await told(reader);
  expect(notices).toMatchObject([
    { kind: "search", name: "Owls", query: "owls", posts: [{ slug: "new" }] },
    { kind: "search", name: "Owls", posts: [{ slug: "old" }] },
  ]);
  expect(await told(await aReader())).toEqual([]);
});

test("a kept search tells nothing from before it was kept, and nothing that is read", async () => {
  const reader = await aReader();
  await world.db.savedSearch.create({ data: { userId: reader.id, name: "Owls", query: "owls", createdAt: ago(DAY) } });
  await aPost({ title: "Owls before", at: ago(2 * DAY) });
  const read = await aPost({ title: "Owls that were read", at: ago(2 * MINUTE) });
  const post = await aPost({ slug: "new", title: "Owls at night", at: ago(MINUTE) });
  await markRead(reader.id, read.id);
  expect(words(await told(reader, ALL_KINDS, ago(9 * DAY)))).toEqual([["new"]]);
  await markRead(reader.id, post.id);
  expect(await told(reader, ALL_KINDS, ago(9 * DAY))).toEqual([]);
});

test("what is muted is told by no kind", async () => {
  const [maker, reader] = [await somebody(), await aReader()];
  const path = await aPath(maker, 0, "link");
  await followPath(reader.id, path.id);
  await world.db.savedSearch.create({
    data: { userId: reader.id, name: "Owls", query: "owls", createdAt: ago(4 * DAY) },
  });
  await aPost({ title: "Unread owls", topics: ["birds"], at: ago(3 * DAY) });
  const post = await aPost({ title: "Owls", topics: ["birds"], at: ago(3 * DAY), corrected: { at: ago(DAY) } });
  await markRead(reader.id, post.id);
  await world.db.readState.updateMany({ data: { readAt: ago(2 * DAY) } });
  await addStep(maker.id, path.id, post.id);
  expect((await told(reader)).map(({ kind }) => kind).sort()).toEqual(["correction", "path", "search"]);
  await addMute(reader.id, { kind: "topic", key: "birds" }, { length: "ever" });
  expect(await told(reader)).toEqual([]);
});

describe("a kind that is switched off", () => {
  const off = { searches: false, corrections: false, paths: false };

  test("is neither shown nor looked for", async () => {
    const reader = await aReader();
    const post = await aPost({ at: ago(5 * DAY), corrected: { at: ago(DAY) } });
    await addBookmark(reader.id, post.id);
    await world.db.bookmark.updateMany({ data: { createdAt: ago(3 * DAY) } });
    expect(await told(reader, { ...off, corrections: true })).toHaveLength(1);
    world.statements.length = 0;
    expect(await listNotices({ id: reader.id, muteCount: 0 }, off, ago(DAY))).toEqual([]);
    expect(world.statements).toEqual([]);
  });

  test("stays off, and the line where it was", async () => {
    const [reader, other] = [await aReader(), await aReader()];
    expect(await findNoticeKinds(reader.id)).toEqual(ALL_KINDS);
    await setNoticeKinds(reader.id, { ...off, paths: true });
    const look = await lookAtNotices(reader.id, true);
    expect(look).toMatchObject({ ...off, paths: true });
    await setNoticeKinds(reader.id, off);
    expect(await lookAtNotices(reader.id, true)).toEqual({ ...off, since: look.since });
    expect(await findNoticeKinds(other.id)).toEqual(ALL_KINDS);
  });
});

describe("the line in the notices", () => {
  const state = (reader: { id: string }) =>
    world.db.noticeState.findUniqueOrThrow({ where: { userId: reader.id }, select: { since: true, lastSeenAt: true } });

  test("begins with the account, stays during a visit, and moves after thirty quiet minutes, once", async () => {
    const reader = await aReader();
    const { createdAt } = await world.db.user.findUniqueOrThrow({ where: { id: reader.id } });
    const looks = await twentyTimes(() => lookAtNotices(reader.id, true));
    expect(looks.map(({ since }) => since)).toEqual(looks.map(() => createdAt));
    const seen = ago(31 * MINUTE);
    await world.db.noticeState.updateMany({ data: { lastSeenAt: seen } });
    const again = await twentyTimes(() => lookAtNotices(reader.id, true));
    expect(again.map(({ since }) => since)).toEqual(again.map(() => seen));
  });

  test("does not move for a request that nobody is behind", async () => {
    const reader = await aReader();
    const { createdAt } = await world.db.user.findUniqueOrThrow({ where: { id: reader.id } });
    expect(await lookAtNotices(reader.id, false)).toEqual({ since: createdAt, ...ALL_KINDS });
    expect(await world.db.noticeState.count()).toBe(0);
    await lookAtNotices(reader.id, true);
    await world.db.noticeState.updateMany({ data: { lastSeenAt: ago(DAY) } });
    const before = await state(reader);
    await lookAtNotices(reader.id, false);
    expect(await state(reader)).toEqual(before);
  });
});

test("what was found stands on its side of the line, the latest first, and nothing where nothing was", () => {
  const post = (slug: string) => ({ slug, title: slug });
  const [line, one, two, three] = [new Date(100), new Date(50), new Date(150), new Date(200)];
  const found = [
    { at: one, post: post("a") },
    { at: three, post: post("c") },
    { at: two, post: post("b") },
  ];
  expect(sidesOf(found, line)).toEqual([
    { side: "new", at: three, posts: [post("c"), post("b")] },
    { side: "earlier", at: one, posts: [post("a")] },
  ]);
  expect(sidesOf([], line)).toEqual([]);
  const notice = (id: string, at: Date): Notice => ({ id, at, kind: "correction", post: post(id), note: null });
  const { fresh, earlier } = byLine([notice("a", one), notice("b", two), notice("c", three), notice("d", line)], line);
  expect([fresh, earlier].map((some) => some.map(({ id }) => id))).toEqual([
    ["c", "b"],
    ["d", "a"],
  ]);
});
