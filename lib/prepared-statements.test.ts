import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma } from "#lib/db.ts";
import { listedSql } from "#lib/listed-sql.ts";
import { createPool } from "#lib/pool.ts";
import { type Ask, preparing, withLimits } from "#lib/prepared-statements.ts";
import { testDatabase } from "#lib/testing/database.ts";

const world = testDatabase();
let pool: ReturnType<typeof createPool>;
let ask: Ask;

beforeAll(async () => {
  pool = createPool({ connectionString: world.url, max: 1 });
  ask = preparing(pool);
  await pool.query("CREATE TABLE thing AS SELECT n, n % 2 = 0 AS even FROM generate_series(1, 5000) n");
  await pool.query("CREATE INDEX ON thing (n)");
  await pool.query("ANALYZE thing");
});
afterAll(() => pool.end());

const below = (n: number, most: number) =>
  ask<{ n: number }>(Prisma.sql`SELECT n FROM thing WHERE n < ${n}::int ORDER BY n DESC LIMIT ${most}`);

type Planned = { statement: string; generic: number; custom: number };

/** What the pool's one connection keeps planned. */
async function planned(): Promise<Planned[]> {
  const { rows } = await pool.query<Planned>(
    "SELECT statement, generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements",
  );
  return rows;
}

const backend = async () => (await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]?.pid;

test("a statement that comes again is planned once for all values, and its limit is part of it", async () => {
  expect(await below(3, 5)).toEqual([{ n: 2 }, { n: 1 }]);
  expect(await planned()).toEqual([]);
  for (let at = 4; at < 20; at++) expect(await below(at, 2)).toEqual([{ n: at - 1 }, { n: at - 2 }]);
  const [one, ...others] = await planned();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ statement: "SELECT n FROM thing WHERE n < $1::int ORDER BY n DESC LIMIT 2", custom: 5 });
  expect(one?.generic).toBeGreaterThan(5);
});

test("so is one that is given lists, however many values come of them", async () => {
  const others = (list: Prisma.Sql) => ask(Prisma.sql`SELECT count(*) FROM ${list} l(n), thing t WHERE t.n > l.n`);
  for (let at = 0; at < 12; at++) {
    const two = Prisma.sql`${[at, at + 1]}::int[]`;
    await others(listedSql(2, two));
    await others(Prisma.sql`unnest(${two})`);
  }
  const plansOf = async (words: string) => (await planned()).filter(({ statement }) => statement.includes(words));
  expect(await plansOf("WITH ORDINALITY")).toMatchObject([{ custom: 5, generic: 6 }]);
  // What it is for: without it the planner expects more.
  expect(await plansOf("FROM unnest($1::int[]) l")).toMatchObject([{ custom: 11, generic: 0 }]);
});

test("only limits and offsets that are whole numbers stand in the text; all else travels beside it", () => {
  const most = "1; DROP TABLE thing";
  const walk = Prisma.sql`SELECT ${7} OFFSET ${3} LIMIT ${20}`;
  expect(withLimits(Prisma.sql`SELECT * FROM (${walk}) x WHERE n = ${"a"} LIMIT ${most} OFFSET ${null}`)).toEqual({
    text: "SELECT * FROM (SELECT $1 OFFSET 3 LIMIT 20) x WHERE n = $2 LIMIT $3 OFFSET $4",
    values: [7, "a", most, null],
  });
});

test("a connection that forgot what it kept answers all the same", async () => {
  for (let at = 0; at < 3; at++) await below(3, 3);
  await pool.query("DEALLOCATE ALL");
  expect(await below(3, 3)).toEqual([{ n: 2 }, { n: 1 }]);
  expect(await below(4, 3)).toEqual([{ n: 3 }, { n: 2 }, { n: 1 }]);
});

test("a table that was changed meanwhile is read as it is now", async () => {
  await pool.query("CREATE TABLE changing AS SELECT 1 AS n");
  const all = () => ask(Prisma.sql`SELECT * FROM changing`);
  for (let at = 0; at < 3; at++) expect(await all()).toEqual([{ n: 1 }]);
  await pool.query("ALTER TABLE changing ADD COLUMN word text DEFAULT 'new'");
  for (let at = 0; at < 3; at++) expect(await all()).toEqual([{ n: 1, word: "new" }]);
});

/** A statement of so many characters. */
const sized = (at: number, length: number) => Prisma.sql`SELECT ${Prisma.raw(`'${`${at}`.padEnd(length - 9)}'`)}`;

test("however many different statements come, a connection keeps no more than so many characters of them", async () => {
  const first = await backend();
  let most = 0;
  for (let at = 0; at < 40; at++) {
    for (let time = 0; time < 2; time++) await ask(sized(at, 10_000));
    most = Math.max(
      most,
      (await planned()).reduce((all, { statement }) => all + statement.length, 0),
    );
  }
  expect(most).toBeGreaterThan(200_000);
  expect(most).toBeLessThanOrEqual(300_000);
  expect(await backend()).not.toBe(first);
});

test("a statement that is very long is not kept", async () => {
  const before = (await planned()).length;
  for (let time = 0; time < 3; time++) await ask(sized(0, 20_001));
  expect(await planned()).toHaveLength(before);
  for (let time = 0; time < 3; time++) await ask(sized(0, 20_000));
  expect(await planned()).toHaveLength(before + 1);
});

test("a connection that breaks while it is used fails what was asked of it, and nothing else", async () => {
  const pid = await backend();
  const asleep = ask(Prisma.sql`SELECT pg_sleep(30)`).catch((error: Error) => error.message);
  await world.db.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
  expect(await asleep).toMatch(/terminat/);
  expect(await below(3, 3)).toEqual([{ n: 2 }, { n: 1 }]);
});
