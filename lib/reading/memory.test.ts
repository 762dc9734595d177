import { beforeEach, describe, expect, test } from "vitest";
import { findArticle } from "#lib/posts/queries.ts";
import { keepPlace, markRead, markUnread, reachEnd, setAside } from "#lib/reading/commands.ts";
import { listHistory, listStarted } from "#lib/reading/history-queries.ts";
import { eraseDay, eraseHistory, eraseOpening, eraseReading, setMemory } from "#lib/reading/memory-commands.ts";
import { openArticle, recordOpening } from "#lib/reading/openings.ts";
import { overlayFor } from "#lib/reading/overlay.ts";
import { findArticleState } from "#lib/reading/queries.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { ago, aPost, aReader, DAY, HOUR, MINUTE, NOBODY, posts, twentyTimes } from "#lib/testing/world.ts";

const world = testDatabase();
beforeEach(() => world.empty());

const stateOf = (userId: string, postId: string) =>
  world.db.readState.findUnique({ where: { userId_postId: { userId, postId } } });
const opened = async (userId: string) =>
  (await listHistory(userId)).items.map(({ path }) => path.replace("/posts/", ""));
const started = async (userId: string) => (await listStarted(userId)).map(({ path }) => path.replace("/posts/", ""));

test("a list says what was started, until it is finished or set aside", async () => {
  const [reader, post] = [await aReader(), await aPost()];
  const seen = async () => {
    const { read, started } = await overlayFor(reader.id, { posts: [post.id] });
    return [read.has(post.id), started.has(post.id)];
  };
  expect(await seen()).toEqual([false, false]);
  await keepPlace(reader.id, post.id, "In the middle");
  expect(await seen()).toEqual([false, true]);
  await markRead(reader.id, post.id);
  expect(await seen()).toEqual([true, false]);
  await markUnread(reader.id, post.id);
  await keepPlace(reader.id, post.id, "In the middle again");
  await setAside(reader.id, post.id);
  expect(await seen()).toEqual([false, false]);
});

describe("the place", () => {
  test("is the newest of all devices, not the last that an old tab sends", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await keepPlace(reader.id, post.id, "On the phone, now");
    await keepPlace(reader.id, post.id, "In a tab of yesterday", DAY);
    expect(await stateOf(reader.id, post.id)).toMatchObject({ anchor: "On the phone, now" });
    await keepPlace(reader.id, post.id, "In the tab again, later");
    expect(await stateOf(reader.id, post.id)).toMatchObject({ anchor: "In the tab again, later" });
  });

  test("is the newest of twenty that arrive at once, in whatever order", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    const ages = Array.from({ length: 20 }, (_, at) => ((at * 7) % 20) * HOUR);
    await Promise.all(ages.map((age) => keepPlace(reader.id, post.id, `${age / HOUR} hours ago`, age)));
    expect(await stateOf(reader.id, post.id)).toMatchObject({ anchor: "0 hours ago" });
  });

  test("of an old tab begins nothing again that was finished or marked as unread since", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await markRead(reader.id, post.id);
    await keepPlace(reader.id, post.id, "Old", HOUR);
    expect(await stateOf(reader.id, post.id)).toMatchObject({ anchor: null, readAt: expect.any(Date) });
    await markUnread(reader.id, post.id);
    await keepPlace(reader.id, post.id, "Old", HOUR);
    expect(await stateOf(reader.id, post.id)).toMatchObject({ anchor: null, readAt: null });
  });
});

describe("what there is to go on with", () => {
  test("is what was started and not finished, latest first, for its reader alone", async () => {
    const [reader, other, [a, b, c, d]] = [await aReader(), await aReader(), await posts(4)];
    await keepPlace(reader.id, a?.id ?? "", "Half way", HOUR);
    await keepPlace(reader.id, b?.id ?? "", "Near the end");
    await keepPlace(reader.id, c?.id ?? "", "");
    await keepPlace(reader.id, d?.id ?? "", "Done");
    await reachEnd(reader.id, d?.id ?? "");
    expect(await started(reader.id)).toEqual([b?.slug, a?.slug]);
    expect(await started(other.id)).toEqual([]);
    await world.db.post.update({ where: { id: b?.id }, data: { publishedAt: null } });
    expect(await started(reader.id)).toEqual([a?.slug]);
  });

  test("is without what was set aside, until that is read on", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await keepPlace(reader.id, post.id, "Half way", HOUR);
    expect(await setAside((await aReader()).id, post.id)).toMatchObject({ ok: false, code: "not-found" });
    await twentyTimes(() => setAside(reader.id, post.id));
    expect(await started(reader.id)).toEqual([]);
    expect(await stateOf(reader.id, post.id)).toMatchObject({ anchor: "Half way" });
    await keepPlace(reader.id, post.id, "Further");
    expect(await started(reader.id)).toEqual([post.slug]);
  });
});

describe("history", () => {
  test("has each piece once a day, with the last time, also when it is opened twenty times at once", async () => {
    const [reader, a, b] = [await aReader(), await aPost({ slug: "a" }), await aPost({ slug: "b" })];
    await twentyTimes(() => recordOpening(reader.id, a.id));
    await world.db.opening.updateMany({ data: { openedAt: ago(MINUTE) } });
    await recordOpening(reader.id, b.id);
    expect(await opened(reader.id)).toEqual(["b", "a"]);
    await recordOpening(reader.id, a.id);
    expect(await opened(reader.id)).toEqual(["a", "b"]);
    expect(await opened((await aReader()).id)).toEqual([]);
  });

  test("has an article that is opened, and the same go tells what its reader did with it", async () => {
    const [reader, post] = [await aReader(), await aPost({ slug: "a" })];
    const article = await findArticle("a");
    if (!article) throw new Error("no article");
    await markRead(reader.id, post.id);
    expect(await openArticle(reader.id, article)).toEqual(await findArticleState(reader.id, article));
    expect(await openArticle(reader.id, article)).toMatchObject({ read: true, saved: false });
    expect(await opened(reader.id)).toEqual(["a"]);
    await setMemory(reader.id, "nothing");
    await eraseHistory(reader.id);
    expect(await openArticle(reader.id, article)).toMatchObject({ read: true, keepsPlace: false });
    expect(await opened(reader.id)).toEqual([]);
  });

  test("keeps days as its reader has them, and a zone that nobody knows does no harm", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    const dayIn = async (timeZone: string) => {
      await world.db.user.update({ where: { id: reader.id }, data: { timeZone } });
      await recordOpening(reader.id, post.id);
      const { items } = await listHistory(reader.id);
      await eraseHistory(reader.id);
      return items[0]?.day;
    };
    const local = (timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());
    for (const zone of ["Pacific/Kiritimati", "Pacific/Niue", "UTC"]) expect(await dayIn(zone)).toBe(local(zone));
    expect(await dayIn("Nowhere/Else")).toBe(local("UTC"));
  });

  test("has no gap and no repeat over its pages, and not what is no longer published", async () => {
    const [reader, made] = [await aReader(), await posts(7)];
    for (const post of made) await recordOpening(reader.id, post.id);
    await world.db.opening.updateMany({ data: { openedAt: ago(HOUR) } });
    await world.db.post.update({ where: { id: made[3]?.id }, data: { publishedAt: null } });
    const seen: string[] = [];
    let before: string | null | undefined;
    do {
      const page = await listHistory(reader.id, before, 2);
      seen.push(...page.items.map(({ path }) => path));
      before = page.older;
    } while (before);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  test("says how far its reader is in each", async () => {
    const [reader, [a, b, c]] = [await aReader(), await posts(3)];
    for (const post of [a, b, c]) await recordOpening(reader.id, post?.id ?? "");
    await keepPlace(reader.id, b?.id ?? "", "Half way");
    await markRead(reader.id, c?.id ?? "");
    const { items } = await listHistory(reader.id);
    const states = Object.fromEntries(items.map(({ path, state }) => [path.replace("/posts/", ""), state]));
    expect(states).toEqual({ [a?.slug ?? ""]: "unread", [b?.slug ?? ""]: "started", [c?.slug ?? ""]: "finished" });
  });

  test("is erased by entry, by day and whole, by its reader alone; places stay until they are erased too", async () => {
    const [reader, other, [a, b, c]] = [await aReader(), await aReader(), await posts(3)];
    for (const post of [a, b, c]) await recordOpening(reader.id, post?.id ?? "");
    await recordOpening(other.id, a?.id ?? "");
    await keepPlace(reader.id, a?.id ?? "", "Half way");
    const [entry, second] = (await listHistory(reader.id)).items;
    expect(await eraseOpening(other.id, entry?.id ?? "")).toMatchObject({ ok: false, code: "not-found" });
    expect(await eraseOpening(reader.id, entry?.id ?? "")).toMatchObject({ ok: true });
    expect(await opened(reader.id)).toHaveLength(2);
    const yesterday = new Date(`${second?.day}T00:00:00Z`).getTime() - DAY;
    await world.db.opening.update({ where: { id: second?.id }, data: { day: new Date(yesterday) } });
    await eraseDay(reader.id, entry?.day ?? "");
    expect(await opened(reader.id)).toEqual([second?.path.replace("/posts/", "")]);
    await eraseHistory(reader.id);
    expect(await opened(reader.id)).toEqual([]);
    expect(await started(reader.id)).toEqual([a?.slug]);
    await eraseReading(reader.id);
    expect(await started(reader.id)).toEqual([]);
    expect(await opened(other.id)).toEqual([a?.slug]);
  });
});

describe("a reader who wants", () => {
  test("places alone has no history", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await setMemory(reader.id, "places");
    await recordOpening(reader.id, post.id);
    await keepPlace(reader.id, post.id, "Half way");
    expect([await opened(reader.id), await started(reader.id)]).toEqual([[], [post.slug]]);
  });

  test("nothing remembered has neither history nor place, also where a page from before sends them; what they say counts", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await setMemory(reader.id, "nothing");
    await recordOpening(reader.id, post.id);
    await keepPlace(reader.id, post.id, "Half way");
    await reachEnd(reader.id, post.id);
    expect(await world.db.readState.count()).toBe(0);
    expect(await world.db.opening.count()).toBe(0);
    await markRead(reader.id, post.id);
    expect(await stateOf(reader.id, post.id)).toMatchObject({ readAt: expect.any(Date) });
  });

  test("something back keeps what was remembered before, until it is erased", async () => {
    const [reader, post] = [await aReader(), await aPost()];
    await recordOpening(reader.id, post.id);
    await setMemory(reader.id, "nothing");
    expect(await opened(reader.id)).toEqual([post.slug]);
  });
});

test("what nobody may read is not gone on with, and nobody has a history", async () => {
  const post = await aPost();
  await recordOpening(NOBODY, post.id);
  await keepPlace(NOBODY, post.id, "x");
  expect([await world.db.opening.count(), await world.db.readState.count()]).toEqual([0, 0]);
});
