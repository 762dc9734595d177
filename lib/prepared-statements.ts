import { LRUCache } from "lru-cache";
import type pg from "pg";
import type { Prisma } from "#prisma/client.ts";

// Planning a page's statement costs the database two to four times what running it does. A statement that has a name is
// taken apart once for each connection, and planned once where one plan serves all values.

/** The most statements that a connection keeps planned. One that has as many is closed, and the next begins anew. */
const KEPT_MOST = 100;
/** Strangers choose some of the statements (by what they search for): what came once is not kept. */
const SEEN_MOST = 1_000;

/** PostgreSQL's words for a connection that no longer has a statement, or whose tables have changed since it was planned. */
const OUTDATED = new Set(["26000", "0A000"]);

/** Sends a statement that stands for itself. Answers its rows. */
export type Ask = <Row extends object>(statement: Prisma.Sql) => Promise<Row[]>;

/** Sends statements by connections of this pool; what comes again is planned once. */
export function preparing(pool: pg.Pool): Ask {
  const names = new LRUCache<string, string>({ max: SEEN_MOST });
  const kept = new WeakMap<pg.PoolClient, Set<string>>();
  let given = 0;

  /** The name of a statement that has come before. */
  function nameOf(text: string): string | undefined {
    const name = names.get(text);
    if (name === undefined) names.set(text, "");
    else if (name === "") names.set(text, `read_${++given}`);
    return names.get(text) || undefined;
  }

  async function ask<Row extends object>(text: string, values: unknown[], name: string | undefined): Promise<Row[]> {
    const client = await pool.connect();
    const own = kept.get(client) ?? new Set();
    if (name) kept.set(client, own.add(name));
    try {
      const { rows } = await client.query<Row>({ text, values, ...(name && { name }) });
      client.release(own.size >= KEPT_MOST);
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
