import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { createPool, type Hear } from "#lib/pool.ts";
import { type Ask, preparing } from "#lib/prepared-statements.ts";
import { logSlow } from "#lib/slow-statements.ts";
import { Prisma, PrismaClient } from "#prisma/client.ts";

export type { PrismaClient };
export { Prisma };

/** A client or the client of a transaction: what queries and commands run on. */
export type Db = PrismaClient | Prisma.TransactionClient;

// server.ts and Next load this module once each in one process; the pool must exist once.
const holder = globalThis as typeof globalThis & {
  aiBriefingDb?: PrismaClient;
  /** How rowsOf asks by the connections of each client. */
  aiBriefingAsks?: WeakMap<PrismaClient, Ask>;
};
holder.aiBriefingAsks ??= new WeakMap();

/**
 * A client with a pool of its own.
 * Waits for a connection at most 5 s, and no statement runs longer than 10 s, so that a stuck database fails a request
 * instead of holding it. `hear` hears of each statement (tests count round trips with it).
 */
export function createDb(url: string, options: { connections?: number; hear?: Hear } = {}): PrismaClient {
  const pool = createPool(
    {
      connectionString: url,
      max: options.connections ?? 10,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      statement_timeout: 10_000,
      // Prisma reads and writes moments as universal time, whatever the server's own zone is. No statement runs long enough
      // for the compiler that some servers have to pay for itself; it would add tens of milliseconds to a search.
      options: "-c timezone=UTC -c jit=off",
    },
    options.hear,
  );
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  holder.aiBriefingAsks?.set(client, preparing(pool));
  return client;
}

/** The process's one client. */
export function db(): PrismaClient {
  holder.aiBriefingDb ??= openDb();
  return holder.aiBriefingDb;
}

function openDb(): PrismaClient {
  const { DATABASE_URL, DATABASE_POOL, SLOW_QUERY_MS } = env();
  const hear = SLOW_QUERY_MS > 0 ? logSlow(log(), SLOW_QUERY_MS) : undefined;
  return createDb(DATABASE_URL, { connections: DATABASE_POOL, ...(hear && { hear }) });
}

/**
 * The rows of a statement, past Prisma's own layer, which costs more than the statement does: for the reads of every page,
 * and what is noted with them. Moments come as Date, json as what it says, whole numbers of 8 bytes as text: cast those to int.
 */
export function rowsOf<Row extends object>(statement: Prisma.Sql): Promise<Row[]> {
  const ask = holder.aiBriefingAsks?.get(db());
  if (!ask) throw new Error("the client was not made by createDb");
  return ask<Row>(statement);
}

/** Makes `client` the process's one client (tests and scripts). */
export function setDb(client: PrismaClient) {
  holder.aiBriefingDb = client;
}

/** The moment by the database's clock, which alone decides what is published and what is over. */
export async function databaseNow(): Promise<Date> {
  const [row] = await db().$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  return row.now;
}

/** Whether `error` is the database's refusal of a second row under a unique rule. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Whether `error` is the database's refusal of a row whose owner or target does not exist. */
export function isMissingReference(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === "P2003" || error.code === "P2025");
}

const AWAY = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
// Prisma's own codes for the same, and PostgreSQL's for a server that is shutting down or starting up.
const AWAY_CODES = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2037",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "57014",
  // Node's own, where no Prisma stands between.
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
]);
const AWAY_WORDS = /timeout exceeded when trying to connect|Connection terminated|ECONNREFUSED|ECONNRESET/;

/** Whether `error` says only that the database does not answer at the moment. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as Error & { code?: string; meta?: { driverAdapterError?: { cause?: Cause } } };
  const cause = meta?.driverAdapterError?.cause ?? (error.cause as Cause | undefined);
  return (
    AWAY_CODES.has(code ?? "") ||
    AWAY.has(cause?.kind ?? "") ||
    AWAY_CODES.has(cause?.originalCode ?? cause?.code ?? "") ||
    AWAY_WORDS.test(error.message)
  );
}

type Cause = { kind?: string; code?: string; originalCode?: string };
