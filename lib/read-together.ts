import { isDatabaseDown, Prisma, rowsOf } from "#lib/db.ts";

// A statement costs the server more for being sent and taken apart than for what it asks. So reads that a page asks for at
// once, because none waits for another, are sent as one; each still is a function of its own that knows nothing of the others.

type Waiting = {
  statement: Prisma.Sql;
  noting: Prisma.Sql | undefined;
  give: (rows: object[]) => void;
  fail: (error: unknown) => void;
};

let waiting: Waiting[] = [];

/**
 * The rows of a reading statement, in its order, as JSON has them: moments are texts (ISO 8601, universal time), whole numbers
 * of 8 bytes are numbers. What is asked for until all that is ready now has gone on is one statement and one round trip; where
 * that fails each is asked alone, so that none fails for another. For reads of pages: a statement that must be a snapshot of
 * its own goes through rowsOf, and so does one that writes, unless it notes that what is read was read and may arrive twice:
 * `noting` is such a statement, done with the read, which sees nothing of it.
 */
export function readRows<Row extends object>(statement: Prisma.Sql, noting?: Prisma.Sql): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) process.nextTick(send);
    waiting.push({ statement, noting, give: resolve as Waiting["give"], fail: reject });
  });
}

/** A moment of such a row as pages have it. */
export const momentOf = (text: string) => new Date(text).toISOString();

function send() {
  const asked = waiting;
  waiting = [];
  rowsAsked(asked).then(
    (found) => asked.forEach(({ give }, at) => void give(found[at] ?? [])),
    (error) => {
      if (asked.length === 1 || (isDatabaseDown(error) && !tookTooLong(error)))
        for (const { fail } of asked) fail(error);
      else for (const one of asked) rowsAsked([one]).then(([rows = []]) => one.give(rows), one.fail);
    },
  );
}

/** Together they may take longer than one may: each alone has all of its time. */
const tookTooLong = (error: unknown) => error instanceof Error && "code" in error && error.code === "57014";

/** The rows of each statement. */
async function rowsAsked(asked: Pick<Waiting, "statement" | "noting">[]): Promise<object[][]> {
  const parts = asked.map(
    ({ statement }, at) =>
      Prisma.sql`(SELECT json_agg(asked_row) FROM (${statement}) asked_row) AS ${Prisma.raw(`"${at}"`)}`,
  );
  const notes = asked.flatMap(({ noting }, at) =>
    noting ? [Prisma.sql`${Prisma.raw(`noted_${at}`)} AS (${noting})`] : [],
  );
  const first = notes.length > 0 ? Prisma.sql`WITH ${Prisma.join(notes)} ` : Prisma.empty;
  const [row] = await rowsOf<Record<string, object[] | null>>(Prisma.sql`${first}SELECT ${Prisma.join(parts)}`);
  return asked.map((_, at) => row?.[at] ?? []);
}
