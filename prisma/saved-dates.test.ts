import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { testServer } from "#lib/testing/database.ts";
import { migrationNames, migrationsFolder } from "./files.ts";
import { applyMigrations } from "./migrate.ts";

// What an old copy that serves meets while the bookmarks of a site get their briefings' dates.

const server = testServer();
const folder = mkdtempSync(join(tmpdir(), "migrations-"));
const [DATES, INDEXED] = ["20261128100000_saved_dates", "20261128100200_saved_dates_index"];
const clients: pg.Client[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function connectionTo(url: string) {
  const client = new pg.Client({ connectionString: url, lock_timeout: 1_000 });
  await client.connect();
  clients.push(client);
  return client;
}

/** A site whose migrations end before those that date its 3,000 bookmarks, of 60 briefings. Answers its address. */
async function aSiteOfBefore(): Promise<string> {
  cpSync(migrationsFolder, folder, { recursive: true });
  const later = migrationNames().filter((name) => name >= DATES);
  for (const name of later) rmSync(join(folder, name), { recursive: true });
  const url = await server.makeDatabase();
  await applyMigrations(url, folder);
  await (await connectionTo(url)).query(`
    INSERT INTO "Author" (id, handle, name, bio) VALUES (gen_random_uuid(), 'desk', 'Desk', 'Writes.');
    INSERT INTO "User" (id, email, name) SELECT gen_random_uuid(), 'r' || n || '@example.org', 'R' FROM generate_series(1, 50) n;
    INSERT INTO "Post" (id, slug, title, "shortVersion", "shortVersionHtml", body, "bodyHtml", "bodyText",
      contents, numbers, takeaways, "wordCount", "readingMinutes", "authorId", "publishedAt", "sourceHash")
    SELECT gen_random_uuid(), 'n-' || n, 'N', 'S', '', '', '', 'T', '[]', '[]', '{}', 9, 1, a.id, now() - n * interval '1 hour', ''
    FROM generate_series(1, 60) n, "Author" a;
    INSERT INTO "Bookmark" (id, "userId", "postId") SELECT gen_random_uuid(), u.id, p.id FROM "User" u, "Post" p;`);
  return url;
}

const number = async (client: pg.Client, sql: string) =>
  Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);

async function soon(isSo: () => Promise<boolean>) {
  for (const end = Date.now() + 10_000; !(await isSo()); await sleep(20))
    if (Date.now() > end) throw new Error(`This was never so: ${isSo}`);
}

const DATED = `"Bookmark" WHERE "publishedAt" IS NOT NULL`;
const UNLIKE = `"Bookmark" b JOIN "Post" p ON p.id = b."postId" WHERE b."publishedAt" IS DISTINCT FROM p."publishedAt"`;
const LATE = `(SELECT id FROM "Bookmark" ORDER BY id OFFSET 2500 LIMIT 1)`;
const INDEX = `pg_index WHERE indexrelid::regclass::text = '"Bookmark_userId_publishedAt_postId_idx"'`;
const END =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE $1";

test("bookmarks are dated while the site serves, and a migration that was interrupted goes on", async () => {
  const url = await aSiteOfBefore();
  const [site, reader] = [await connectionTo(url), await connectionTo(url)];

  cpSync(join(migrationsFolder, DATES), join(folder, DATES), { recursive: true });
  await applyMigrations(url, folder);

  // Of the second lot one is held, so that the first stands alone for a while.
  await reader.query(`BEGIN; SELECT FROM "Bookmark" WHERE id = ${LATE} FOR UPDATE`);
  const first = applyMigrations(url).catch((error: unknown) => error);
  await soon(async () => (await number(site, DATED)) === 2_000);
  expect(await number(site, `pg_locks WHERE relation = '"Bookmark"'::regclass AND mode = 'AccessExclusiveLock'`)).toBe(
    0,
  );
  await site.query(END, ["%DO $$%reached%"]);
  expect(await first).toBeInstanceOf(Error);
  await reader.query("ROLLBACK");

  // The date of a briefing changes while its bookmarks are being dated.
  await reader.query(
    `BEGIN; UPDATE "Post" SET "publishedAt" = now() - interval '9 days' WHERE id = (SELECT "postId" FROM "Bookmark" WHERE id = ${LATE})`,
  );
  // An index that is made concurrently waits for whoever looks at the site as it was.
  const old = await connectionTo(url);
  await old.query("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1");
  const second = applyMigrations(url).catch((error: unknown) => error);
  await sleep(300);
  await reader.query("COMMIT");
  await soon(async () => (await number(site, `${INDEX} AND NOT indisvalid`)) === 1);
  expect(await number(site, UNLIKE)).toBe(0);
  expect(await number(site, DATED)).toBe(3_000);
  await site.query(`UPDATE "Bookmark" SET archived = true WHERE id = (SELECT min(id::text)::uuid FROM "Bookmark")`);
  const another = applyMigrations(url);
  await sleep(1_500);
  await site.query(END, ["%CREATE INDEX CONCURRENTLY%"]);
  expect(await second).toBeInstanceOf(Error);
  await old.query("COMMIT");

  // Another copy that came meanwhile waited for its turn, and did the rest.
  expect(await another).toEqual(migrationNames().filter((name) => name >= INDEXED));
  expect(await number(site, `${INDEX} AND indisvalid`)).toBe(1);
  expect(await applyMigrations(url)).toEqual([]);
}, 60_000);

test("a bookmark that is made while its briefing's date changes has the date that stays, whoever was first", async () => {
  const url = await aSiteOfBefore();
  await applyMigrations(url);
  const [desk, reader] = [await connectionTo(url), await connectionTo(url)];
  const redate = `UPDATE "Post" SET "publishedAt" = "publishedAt" - interval '1 day' WHERE slug = 'n-1'`;
  const remove = `DELETE FROM "Bookmark" WHERE "postId" = (SELECT id FROM "Post" WHERE slug = 'n-1')`;
  const save = `INSERT INTO "Bookmark" (id, "userId", "postId") SELECT gen_random_uuid(), u.id, p.id
    FROM "Post" p, "User" u WHERE p.slug = 'n-1' AND u.email = 'r1@example.org'`;
  for (const [a, one, b, other] of [
    [desk, redate, reader, save],
    [reader, save, desk, redate],
  ] as const) {
    await desk.query(remove);
    await a.query(`BEGIN; ${one}`);
    const waiting = b.query(other);
    await sleep(200);
    await a.query("COMMIT");
    await waiting;
    expect(await number(desk, UNLIKE)).toBe(0);
  }
}, 60_000);
