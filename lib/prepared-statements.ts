import { LRUCache } from "lru-cache";
import type pg from "pg";
import type { Prisma } from "#prisma/client.ts";

// Planning a page's statement costs the database two to four times what running it does. A statement that has a name is
// taken apart once for each connection, and planned once where one plan serves all values.

/**
 * The characters of all statements that a connection keeps planned; each takes about a hundred bytes of the database's memory.
 * A connection that has as many is closed, and the next begins anew.
 */
const KEPT_MOST = 300_000;
/** One that is longer is not kept: strangers choose some of them, by what they search for. */
const LONGEST = 20_000;
/** What came once is not kept either: so many characters of what came are remembered, to know it again. */
const SEEN_MOST = 2_000_000;

/** PostgreSQL's words for a connection that no longer has a statement, or whose tables have changed since it was planned. */
const OUTDATED = new Set(["26000", "0A000"]);

/** Sends a statement that stands for itself. Answers its rows. */
export type Ask = <Row extends object>(statement: Prisma.Sql) => Promise<Row[]>;

/** Sends statements by connections of this pool; what comes again is planned once. */
export function preparing(pool: pg.Pool): Ask {
  const names = new LRUCache<string, string>({ maxSize: SEEN_MOST, sizeCalculation: (_, text) => text.length });
  const kept = new WeakMap<pg.PoolClient, { names: Set<string>; length: number }>();
  let given = 0;

  /** The name of a statement that has come before. */
  function nameOf(text: string): string | undefined {
    if (text.length > LONGEST) return undefined;
    const name = names.get(text);
    if (name === undefined) names.set(text, "");
    else if (name === "") names.set(text, `read_${++given}`);
    return names.get(text) || undefined;
  }

  /** Notes that a connection keeps this statement. Answers whether it keeps as much as one may. */
  function isFull(client: pg.PoolClient, name: string, text: string): boolean {
    const own = kept.get(client) ?? { names: new Set(), length: 0 };
    if (!own.names.has(name)) own.length += text.length;
    own.names.add(name);
    kept.set(client, own);
    return own.length > KEPT_MOST;
  }

  async function ask<Row extends object>(text: string, values: unknown[], name: string | undefined): Promise<Row[]> {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<Row>({ text, values, ...(name && { name }) });
      client.release(name !== undefined && isFull(client, name, text));
      return rows;
    } catch (error) {
      // As pg's own pool does: whatever is wrong, the next statement gets a connection that is new.
      client.release(true);
      throw error;
    }
  }

  return async (statement) => {
    const { text, values } = withLimits(statement);
    const name = nameOf(text);
    try {
      return await ask(text, values, name);
    } catch (error) {
      if (name && isOutdated(error)) return ask(text, values, undefined);
      throw error;
    }
  };
}

const isOutdated = (error: unknown) => error instanceof Error && "code" in error && OUTDATED.has(String(error.code));

/**
 * A statement whose limits stand in it as numbers, not as values. Where the planner does not know how few rows are wanted it takes
 * a plan that serves all values for a dear one, and plans each time.
 */
export function withLimits({ strings, values }: Prisma.Sql): { text: string; values: unknown[] } {
  let text = strings[0] ?? "";
  const sent: unknown[] = [];
  for (const [at, value] of values.entries()) {
    const before = strings[at] ?? "";
    const isLimit = Number.isSafeInteger(value) && (before.endsWith("LIMIT ") || before.endsWith("OFFSET "));
    text += `${isLimit ? value : `$${sent.push(value)}`}${strings[at + 1] ?? ""}`;
  }
  return { text, values: sent };
}
