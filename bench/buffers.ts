import pg from "pg";

/** What a read cost in the database: pages of 8 KB touched (in memory or not), and how many statements. */
export type Cost = { buffers: number; statements: number };

type Plan = { "Shared Hit Blocks": number; "Shared Read Blocks": number };
type Explained = { Plan: Plan; Planning?: Plan }[];

let watching: Cost | null = null;

const isExplainable = (text: string) => /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text);

// Every statement of the product goes through here, also Prisma's: with a watch on, it is explained as well, by the plan that
// the connection keeps for it where it does. EXPLAIN ANALYZE runs it once more, so this is for reads.
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = async function (this: pg.Client, ...args: unknown[]) {
  const [first, second] = args;
  const { name, text = "", values = second } = typeof first === "string" ? { text: first } : (first as pg.QueryConfig);
  const given = Array.isArray(values) ? values : [];
  if (!watching || !isExplainable(text)) return query.apply(this, args);
  if (!name) {
    // Before: who hears of its answer by a callback may end the connection then.
    await explain(this, watching, text, given);
    return query.apply(this, args);
  }
  const cost = watching;
  const answer = await query.apply(this, args);
  await explain(this, cost, await executing(this, name, given), []);
  return answer;
} as typeof pg.Client.prototype.query;

async function explain(client: pg.Client, cost: Cost, text: string, values: unknown[]) {
  const explained = { text: `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`, values };
  const { rows } = (await query.call(client, explained)) as { rows: { "QUERY PLAN": Explained }[] };
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  cost.buffers += (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
  cost.statements++;
}

/** The statement that a connection keeps under this name, as words that run it. */
async function executing(client: pg.Client, name: string, values: unknown[]): Promise<string> {
  if (values.length === 0) return `EXECUTE ${name}`;
  const written = values.map((_, at) => `quote_nullable($${at + 1}::text)`);
  const text = `SELECT array_to_string(ARRAY[${written.join(", ")}], ', ') AS written`;
  const { rows } = (await query.call(client, { text, values })) as { rows: [{ written: string }] };
  return `EXECUTE ${name}(${rows[0].written})`;
}

/** Runs a read and answers what its statements touched. One at a time. */
export async function costOf(read: () => Promise<unknown>): Promise<Cost> {
  watching = { buffers: 0, statements: 0 };
  const cost = watching;
  await read().finally(() => {
    watching = null;
  });
  return cost;
}
