import pino from "pino";
import { expect, test } from "vitest";
import { createDb, Prisma, rowsOf, setDb } from "#lib/db.ts";
import { logSlow, shapeOf } from "#lib/slow-statements.ts";
import { testDatabase } from "#lib/testing/database.ts";

const world = testDatabase();

/** Does something on a client of its own, and answers what was logged meanwhile of statements above so many milliseconds. */
async function logged(most: number, work: (db: ReturnType<typeof createDb>) => Promise<unknown>) {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const db = createDb(world.url, { connections: 1, hear: logSlow(log, most) });
  await db.$connect();
  await work(db).finally(() => db.$disconnect());
  return lines.map((line) => JSON.parse(line) as { level: number; statement: string; ms: number; msg: string });
}

test("a statement that takes too long is logged with its shape and its time, and without what was asked", async () => {
  const secret = "reader@example.org";
  const lines = await logged(30, (db) => db.$queryRaw`SELECT ${secret}::text, pg_sleep(0.06)::text`);
  expect(lines).toEqual([
    {
      level: 40,
      time: expect.any(Number),
      statement: "SELECT $1::text, pg_sleep(0)::text",
      ms: expect.any(Number),
      msg: "slow statement",
    },
  ]);
  expect(lines[0]?.ms).toBeGreaterThanOrEqual(60);
  expect(JSON.stringify(lines)).not.toContain(secret);
});

test("one that fails after a long time is logged as well", async () => {
  const fail = (db: ReturnType<typeof createDb>) =>
    db.$executeRaw`SELECT 1 / length(pg_sleep(0.06)::text)`.catch((error: unknown) => error);
  expect(await logged(30, fail)).toMatchObject([{ statement: "SELECT 0 / length(pg_sleep(0)::text)" }]);
});

test("the statements of a transaction are heard one by one", async () => {
  const lines = await logged(30, (db) =>
    db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      await tx.$queryRaw`SELECT pg_sleep(0.06)::text`;
    }),
  );
  expect(lines.map(({ statement }) => statement)).toEqual(["SELECT pg_sleep(0)::text"]);
});

test("what is read past Prisma is heard too", async () => {
  const lines = await logged(30, async (db) => {
    setDb(db);
    await rowsOf(Prisma.sql`SELECT pg_sleep(0.06), ${"reader@example.org"}::text`).finally(() => setDb(world.db));
  });
  expect(lines.map(({ statement }) => statement)).toEqual(["SELECT pg_sleep(0), $1::text"]);
});

test.each([
  ['SELECT *\n   FROM "Post"  WHERE id = $1', 'SELECT * FROM "Post" WHERE id = $1'],
  ["SELECT 'O''Brien', E'x', 12.5 LIMIT 20", "SELECT '…', E'…', 0 LIMIT 0"],
  ["DO $$ BEGIN secret(); END $$", "DO '…'"],
  ["SELECT t1.a2 FROM t1 WHERE b = $12", "SELECT t1.a2 FROM t1 WHERE b = $12"],
])("the shape of %j is %j", (text, shape) => expect(shapeOf(text)).toBe(shape));

test("a statement of endless length is cut", () =>
  expect(shapeOf(`SELECT ${"a, ".repeat(9_000)}`)).toHaveLength(2_000));
