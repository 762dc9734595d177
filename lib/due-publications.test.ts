import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { listen } from "#lib/announcements.ts";
import { duePublications } from "#lib/due-publications.ts";
import { testDatabase } from "#lib/testing/database.ts";
import { until } from "#lib/testing/until.ts";
import { ahead, aPost, DAY } from "#lib/testing/world.ts";

const world = testDatabase();
let heard: string[] = [];
let stops: (() => Promise<void>)[] = [];

/** One instance of the server, as far as it hears of briefings. */
async function anInstance() {
  const mine: string[] = [];
  stops.push(
    listen(world.url, {
      changed: (tag) => mine.push(tag),
      connected: () => mine.push("(connected)"),
      lost: () => mine.push("(lost)"),
    }),
  );
  await until(() => mine.includes("(connected)"));
  mine.length = 0;
  return mine;
}

/** A briefing that is scheduled, after everything that its writing announced was heard. */
async function scheduled(milliseconds: number) {
  const post = await aPost({ at: ahead(milliseconds) });
  await until(() => heard.includes("posts"));
  await sleep(50);
  heard.length = 0;
  return post;
}

const isOut = async (id: string) =>
  (await world.db.$queryRaw<unknown[]>`SELECT 1 FROM "Post" WHERE id = ${id}::uuid AND "publishedAt" <= now()`).length >
  0;

beforeEach(async () => {
  await world.empty();
  heard = await anInstance();
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

test("a briefing that comes due is announced when its moment has come, to every instance", async () => {
  const other = await anInstance();
  const post = await scheduled(1_000);
  other.length = 0;
  expect(await isOut(post.id)).toBe(false);
  await until(() => heard.includes("posts") && other.includes("posts"));
  expect(await isOut(post.id)).toBe(true);
  expect(Date.now() - (post.publishedAt?.getTime() ?? 0)).toBeLessThan(1_000);
});

test("also to an instance that starts after it was written", async () => {
  const post = await scheduled(1_500);
  const other = await anInstance();
  await until(() => other.includes("posts"));
  expect(await isOut(post.id)).toBe(true);
});

test("an instance whose clock is years behind hears of it as soon", async () => {
  const post = await scheduled(1_000);
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2001-01-01") });
  const other = await anInstance();
  await until(() => other.includes("posts"));
  expect(await isOut(post.id)).toBe(true);
});

test("one after the other, and what is scheduled anew at its new moment", async () => {
  await scheduled(60 * DAY);
  const second = await scheduled(800);
  const third = await scheduled(30 * DAY);
  await until(() => heard.includes("posts"));
  expect(await isOut(second.id)).toBe(true);
  await world.db
    .$executeRaw`UPDATE "Post" SET "publishedAt" = now() + interval '600 milliseconds' WHERE id = ${third.id}::uuid`;
  await sleep(200);
  heard.length = 0;
  await until(() => heard.includes("posts"));
  expect(await isOut(third.id)).toBe(true);
});

test("nothing is announced of what is months away, or was taken back", async () => {
  await scheduled(90 * DAY);
  const post = await scheduled(600);
  await world.db.$executeRaw`DELETE FROM "Post" WHERE id = ${post.id}::uuid`;
  await until(() => heard.includes("posts"));
  await sleep(50);
  heard.length = 0;
  await sleep(800);
  expect(heard).toEqual([]);
});

test("a moment that goes by while the next one is asked for is not lost", async () => {
  const client = new pg.Client(world.url);
  await client.connect();
  let isSlow = false;
  const query = async (text: string, values: unknown[]) => {
    if (isSlow) await sleep(500);
    return client.query(text, values);
  };
  let due = 0;
  const hear = { due: () => due++, lost: () => {}, found: () => {} };
  const publications = duePublications({ query } as Pick<pg.Client, "query">, hear);
  await publications.begin();
  isSlow = true;
  await aPost({ at: ahead(250) });
  publications.ask();
  await until(() => due > 0);
  publications.stop();
  await client.end();
});

test("while the table is locked everything is in doubt and nothing is said to be due; then what came due meanwhile is", async () => {
  const post = await scheduled(2_500);
  const locker = new pg.Client(world.url);
  await locker.connect();
  await locker.query('BEGIN; LOCK TABLE "Post" IN ACCESS EXCLUSIVE MODE');
  await world.db.$executeRaw`SELECT pg_notify('briefing_changed', 'posts')`;
  await until(() => heard.includes("(lost)"));
  await sleep(2_000);
  expect(heard).toEqual(["posts", "(lost)"]);
  await locker.query("COMMIT");
  await locker.end();
  await until(() => heard.filter((what) => what === "posts").length === 2);
  expect(heard).toEqual(["posts", "(lost)", "(connected)", "posts"]);
  expect(await isOut(post.id)).toBe(true);
}, 20_000);

test("it is in doubt once, however often asking fails", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  let fails = false;
  const query = () =>
    fails ? Promise.reject(new Error("locked")) : Promise.resolve({ rows: [{ asked: "x", wait: null }] });
  const said: string[] = [];
  const hear = { due: () => said.push("due"), lost: () => said.push("lost"), found: () => said.push("found") };
  const publications = duePublications({ query } as unknown as Pick<pg.Client, "query">, hear);
  await publications.begin();
  fails = true;
  publications.ask();
  await vi.advanceTimersByTimeAsync(20_100);
  expect(said).toEqual(["lost"]);
  fails = false;
  await vi.advanceTimersByTimeAsync(5_100);
  expect(said).toEqual(["lost", "found"]);
  publications.stop();
});

test("what is written while it begins is asked for after it, one question at a time", async () => {
  const answers: (() => void)[] = [];
  const asked: unknown[] = [];
  const query = (_: string, [since]: unknown[]) => {
    asked.push(since);
    const rows = [{ asked: `moment ${asked.length}`, wait: null }];
    return new Promise((resolve) => answers.push(() => resolve({ rows })));
  };
  const hear = { due: () => {}, lost: () => {}, found: () => {} };
  const publications = duePublications({ query } as unknown as Pick<pg.Client, "query">, hear);
  const begun = publications.begin();
  publications.ask();
  expect(asked).toEqual([null]);
  answers[0]?.();
  await until(() => answers.length === 2);
  expect(asked).toEqual([null, "moment 1"]);
  answers[1]?.();
  await begun;
  publications.stop();
});
