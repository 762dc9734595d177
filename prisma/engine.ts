import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { schema } from "./files.ts";

/** The engine's WebAssembly, loaded by hand: imported as a module it is an experiment of Node, with a warning. */
async function loadEngine(): Promise<typeof engine.SchemaEngine> {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = readFileSync(file.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine.SchemaEngine;
}

let loaded: ReturnType<typeof loadEngine> | undefined;

// PostgreSQL's "char", which the kinds of constraints have, is unknown to the adapter; its arrays are known.
const char = 18;
const charArray = 1002;

/** A pool of one connection whose answers show "char" as an array of it. */
function poolOf(databaseUrl: string, database?: string): pg.Pool {
  const url = new URL(databaseUrl);
  if (database) url.pathname = `/${database}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1, connectionTimeoutMillis: 10_000 });
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const withKnownTypes = async (...args: unknown[]) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) if (field.dataTypeID === char) field.dataTypeID = charArray;
    return result;
  };
  return Object.assign(pool, { query: withKnownTypes });
}

/** A line of a script up to which all is committed. */
const COMMITTED = /^-- \(committed\)$/m;

/**
 * Prisma's adapter, with two repairs: "char" is shown as what it is, and a script runs whole (the adapter cuts it at
 * every semicolon, inside function bodies too, and runs the pieces one by one).
 */
async function adapterOn(pool: pg.Pool): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  const executeScript = async (script: string) => {
    for (const part of script.split(COMMITTED)) await pool.query(part);
  };
  return Object.assign(adapter, {
    executeScript,
    queryRaw: async (query: SqlQuery) => {
      const result = await queryRaw(query);
      const { CharacterArray, Character } = ColumnTypeEnum;
      return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) };
    },
  });
}

/** A database, and databases beside it that live as long as one comparison, for Prisma's engine. */
const adapterOf = (pool: pg.Pool, shadowServer: string): SqlMigrationAwareDriverAdapterFactory => ({
  provider: "postgres",
  adapterName: "@prisma/adapter-pg",
  connect: () => adapterOn(pool),
  connectToShadowDb: async () => {
    const name = `shadow_${randomUUID()}`;
    const server = poolOf(shadowServer);
    await server.query(`CREATE DATABASE "${name}"`);
    const shadow = poolOf(shadowServer, name);
    const adapter = await adapterOn(shadow);
    const dispose = async () => {
      await shadow.end();
      await server.query(`DROP DATABASE "${name}"`);
      await server.end();
    };
    return Object.assign(adapter, { dispose });
  },
});

/**
 * Runs Prisma's own schema engine on a database. It is what `prisma migrate` runs, as WebAssembly over the driver: the
 * command itself wants to download a binary. A script runs whole, in one transaction, unless lines "-- (committed)" part
 * it; a part of one statement runs outside of a transaction, as PostgreSQL has it. Databases to compare with are made on
 * `shadowServer`.
 */
export async function withEngine<T>(
  databaseUrl: string,
  use: (engine: engine.SchemaEngine) => Promise<T>,
  shadowServer = databaseUrl,
): Promise<T> {
  const pool = poolOf(databaseUrl);
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterOf(pool, shadowServer));
  try {
    const datamodels = schema().files.map((file): [string, string] => [file.path, file.content]);
    loaded ??= loadEngine();
    const SchemaEngine = await loaded;
    return await use(await SchemaEngine.new({ datamodels }, () => {}, adapter));
  } catch (error) {
    // The engine knows an error of the adapter by its number only.
    const number = /External error id#(\d+)/.exec(String(error))?.[1];
    throw number === undefined ? error : (adapter.errorRegistry.consumeError(Number(number))?.error ?? error);
  } finally {
    await pool.end();
  }
}
