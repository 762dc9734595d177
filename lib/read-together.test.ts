import { expect, test } from "vitest";
import { Prisma } from "#lib/db.ts";
import { readRows } from "#lib/read-together.ts";
import { testDatabase } from "#lib/testing/database.ts";

const world = testDatabase();

const numbers = (from: number, until: number) =>
  readRows<{ n: number }>(Prisma.sql`SELECT n FROM generate_series(${from}::int, ${until}::int) n ORDER BY n DESC`);

test("what is asked at once is one statement, and each gets its own rows in their order", async () => {
  world.statements.length = 0;
  const none = readRows(Prisma.sql`SELECT 1 AS n WHERE false`);
  const later = Promise.resolve()
    .then(() => Promise.resolve())
    .then(() => numbers(7, 8));
  expect(await Promise.all([numbers(1, 3), none, numbers(5, 5), later])).toEqual([
    [{ n: 3 }, { n: 2 }, { n: 1 }],
    [],
    [{ n: 5 }],
    [{ n: 8 }, { n: 7 }],
  ]);
  expect(world.statements).toHaveLength(1);
  await numbers(1, 1);
  expect(world.statements).toHaveLength(2);
});

test("moments come as they are, to the millisecond, and json as what it says", async () => {
  const at = new Date("2026-02-03T04:05:06.078Z");
  const [row] = await readRows<{ at: string; big: number; said: object; text: string }>(
    Prisma.sql`SELECT ${at}::timestamptz(3) AS at, 9007199254740991::bigint AS big, '{"a": [1]}'::jsonb AS said,
      ${'\u0001 "\\ \u2028 é'} AS text`,
  );
  expect(new Date(row?.at ?? "")).toEqual(at);
  expect(row).toMatchObject({ big: 9007199254740991, said: { a: [1] }, text: '\u0001 "\\ \u2028 é' });
});

test("what fails fails alone", async () => {
  const broken = readRows(Prisma.sql`SELECT 1 / ${0}::int AS n`);
  const [failed, found] = await Promise.allSettled([broken, numbers(1, 1)]);
  expect(failed).toMatchObject({ status: "rejected", reason: { message: "division by zero" } });
  expect(found).toEqual({ status: "fulfilled", value: [{ n: 1 }] });
});

test("what takes too long together is asked one by one", async () => {
  await world.db.$executeRaw`CREATE FUNCTION too_long() RETURNS int LANGUAGE plpgsql AS
    $$ BEGIN RAISE query_canceled USING MESSAGE = 'canceling statement due to statement timeout'; END $$`;
  const late = readRows(Prisma.sql`SELECT too_long() AS n`);
  const [failed, found] = await Promise.allSettled([late, numbers(1, 1)]);
  expect(failed).toMatchObject({ status: "rejected", reason: { code: "57014" } });
  expect(found).toEqual({ status: "fulfilled", value: [{ n: 1 }] });
});

test("what a read notes is written with it, in the round trip of what is asked beside it", async () => {
  await world.db.$executeRaw`CREATE TABLE noted (n int PRIMARY KEY)`;
  const note = (n: number) => Prisma.sql`INSERT INTO noted VALUES (${n}::int) ON CONFLICT DO NOTHING`;
  const noted = () => readRows<{ n: number }>(Prisma.sql`SELECT n FROM noted ORDER BY n`);
  world.statements.length = 0;
  const seen = readRows(Prisma.sql`SELECT n FROM noted`, note(1));
  expect(await Promise.all([seen, numbers(1, 1)])).toEqual([[], [{ n: 1 }]]);
  expect(world.statements).toHaveLength(1);
  expect(await noted()).toEqual([{ n: 1 }]);
  // Beside what fails it is written all the same.
  const broken = readRows(Prisma.sql`SELECT 1 / ${0}::int AS n`);
  await Promise.allSettled([broken, readRows(Prisma.sql`SELECT 1 AS n`, note(2))]);
  expect(await noted()).toEqual([{ n: 1 }, { n: 2 }]);
});
