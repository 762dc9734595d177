import pg from "pg";

/** What a read cost in the database: pages of 8 KB touched (in memory or not), and how many statements. */
export type Cost = { buffers: number; statements: number };

type Plan = { "Shared Hit Blocks": number; "Shared Read Blocks": number };
type Explained = { Plan: Plan; Planning?: Plan }[];

let watching: Cost | null = null;

const isExplainable = (text: string) => /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b/i.test(text);

// Every statement of the product goes through here, also Prisma's: with a watch on, it is explained first, with its own
// values, and then run. EXPLAIN ANALYZE runs it too, so this is for reads.
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = async function (this: pg.Client, ...args: unknown[]) {
  const [first, second] = args;
  const config = first as { text?: string; values?: unknown[] } | string;
  const text = typeof config === "string" ? config : (config.text ?? "");
  const values = typeof config === "string" ? second : (config.values ?? second);
  if (watching && isExplainable(text)) {
    const cost = watching;
    const { rows } = (await query.call(this, {
      text: `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`,
      values: Array.isArray(values) ? values : [],
    })) as { rows: { "QUERY PLAN": Explained }[] };
    const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
    cost.buffers += (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
    cost.statements++;
  }
  return query.apply(this, args);
} as typeof pg.Client.prototype.query;

/** Runs a read and answers what its statements touched. One at a time. */
export async function costOf(read: () => Promise<unknown>): Promise<Cost> {
  watching = { buffers: 0, statements: 0 };
  const cost = watching;
  await read().finally(() => {
    watching = null;
  });
  return cost;
}
