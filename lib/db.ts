import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env.ts";
import { Prisma, PrismaClient } from "#prisma/client.ts";

export type { PrismaClient };
export { Prisma };

/** A client or the client of a transaction: what queries and commands run on. */
export type Db = PrismaClient | Prisma.TransactionClient;

/**
 * A client with a pool of its own.
 * Waits for a connection at most 5 s, and no statement runs longer than 10 s, so that a stuck database fails a request
 * instead of holding it. `onQuery` hears each SQL text (tests count round trips with it).
 */
export function createDb(url: string, options: { connections?: number; onQuery?: (sql: string) => void } = {}) {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 10_000,
    // Prisma reads and writes moments as universal time, whatever the server's own zone is.
    options: "-c timezone=UTC",
  });
  const { onQuery } = options;
  if (!onQuery) return new PrismaClient({ adapter });
  const client = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  client.$on("query", (event) => onQuery(event.query));
  return client as PrismaClient;
}

// server.ts and Next load this module once each in one process; the pool must exist once.
const holder = globalThis as typeof globalThis & { aiBriefingDb?: PrismaClient };

/** The process's one client. */
export function db(): PrismaClient {
  holder.aiBriefingDb ??= createDb(env().DATABASE_URL, { connections: env().DATABASE_POOL });
  return holder.aiBriefingDb;
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
