import { type ChildProcess, spawn } from "node:child_process";
import { getPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "#lib/testing/database.ts";
import { aFeed, feedServers } from "#lib/testing/feeds.ts";
import { rss } from "#lib/testing/rss.ts";

// Whole workers, as `npm start` runs them, and what becomes of their polls when they end in every way.

const world = testDatabase();
beforeEach(() => world.empty());

const running: ChildProcess[] = [];
const { site } = feedServers();
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

function aWorker() {
  const child = spawn(process.execPath, ["worker.ts"], {
    env: { ...process.env, DATABASE_URL: world.url, LOG_LEVEL: "error" },
    stdio: "inherit",
  });
  running.push(child);
  return child;
}

async function aServer(slow: (path: string) => boolean = () => false) {
  const asked: string[] = [];
  const server = await site((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    if (!slow(path)) response.end(rss([{ guid: path, link: `https://example.org${path}` }]));
  });
  return { ...server, asked };
}

async function until(what: () => Promise<boolean>, seconds = 30) {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await sleep(100)) if (await what()) return;
  throw new Error("It did not come to that.");
}

const polled = () => world.db.feed.count({ where: { succeededAt: { not: null } } });
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));

test("two workers poll sixty feeds once each, and a third that comes later none of them again", async () => {
  const server = await aServer();
  for (let at = 0; at < 60; at++) await aFeed(`${server.url}/${at}`);
  aWorker();
  aWorker();
  await until(async () => (await polled()) === 60);
  aWorker();
  await sleep(3_000);
  expect(server.asked.sort()).toEqual(Array.from({ length: 60 }, (_, at) => `/${at}`).sort());
  expect(await world.db.feedItem.count()).toBe(60);
  const states = await world.db.$queryRaw`SELECT DISTINCT state::text FROM pgboss.job WHERE name = 'poll-feed'`;
  expect(states).toEqual([{ state: "completed" }]);
}, 60_000);

test("a worker that is killed in the middle loses nothing and doubles nothing: another does the rest", async () => {
  let isSlow = true;
  const server = await aServer((path) => isSlow && Number(path.slice(1)) % 5 === 0);
  for (let at = 0; at < 30; at++) await aFeed(`${server.url}/${at}`);
  const first = aWorker();
  await until(async () => (await polled()) >= 10);
  first.kill("SIGKILL");
  await ended(first);
  isSlow = false;
  const held = await world.db.feed.count({ where: { claimedUntil: { not: null } } });
  expect(held).toBeGreaterThan(0);
  // What the dead one had in hand is free when its claim is over; nobody waits for that here.
  await world.db.$executeRaw`UPDATE "Feed" SET "claimedUntil" = now() WHERE "claimedUntil" IS NOT NULL`;
  aWorker();
  await until(async () => (await polled()) === 30, 50);
  expect(await world.db.feedItem.count()).toBe(30);
  expect(await world.db.feed.count({ where: { failures: { gt: 0 } } })).toBe(0);
}, 90_000);

test("a worker that is told to end hands its polls back within seconds, and another goes on at once", async () => {
  let isSlow = true;
  const server = await aServer(() => isSlow);
  // As many as one host is asked for at once.
  for (let at = 0; at < 4; at++) await aFeed(`${server.url}/${at}`);
  const first = aWorker();
  await until(async () => server.asked.length === 4);
  const before = Date.now();
  first.kill("SIGTERM");
  expect(await ended(first)).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);
  expect(await world.db.feed.count({ where: { claimedUntil: null, failures: 0, succeededAt: null } })).toBe(4);
  isSlow = false;
  aWorker();
  await until(async () => (await polled()) === 4);
}, 60_000);

test("a worker gives way to what answers pages", async () => {
  const { pid = 0 } = aWorker();
  await until(async () => getPriority(pid) > getPriority());
});
