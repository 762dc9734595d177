import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { withEngine } from "./engine.ts";
import { migrationList, migrationsFolder, schema } from "./files.ts";

/** No table or enum is managed by others. */
const filters = { externalTables: [], externalEnums: [] };

/** How a database stands to the migrations of a folder. All lists are of names, oldest first. */
export type Diagnosis = {
  /** Not yet applied. */
  pending: string[];
  /** Applied, but not in the folder: the database is of a newer version of the program. */
  unknown: string[];
  /** Applied, and changed in the folder since. */
  edited: string[];
  /** Begun and not ended. It left nothing, or is of parts and statements that may be run again (see `withEngine`). */
  failed: string[];
};

/** Compares a database with the migrations of a folder. */
export async function diagnose(databaseUrl: string, folder = migrationsFolder): Promise<Diagnosis> {
  const found = await withEngine(databaseUrl, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList: migrationList(folder), optInToShadowDatabase: false, filters }),
  );
  const { history } = found;
  return {
    pending: history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : [],
    unknown: history && "unpersistedMigrationNames" in history ? history.unpersistedMigrationNames : [],
    edited: found.editedMigrationNames,
    failed: found.failedMigrationNames,
  };
}

const TURN = 4_172_019_336;
const TURN_PAUSE = 200;

/**
 * One after the other, however many copies start at once. Whoever waits asks again and again: waiting inside the database
 * is a transaction, which an index that is made concurrently waits for in turn.
 */
async function inTurn<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl);
  // The engine has a lock of its own on the connection it works on.
  client.on("error", () => {});
  await client.connect();
  try {
    const isMine = async () =>
      (await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [TURN])).rows[0]?.mine;
    while (!(await isMine())) await sleep(TURN_PAUSE);
    return await work();
  } finally {
    await client.end();
  }
}

/**
 * Applies what is pending, each migration whole or not at all, unless it is made to be run again (see `withEngine`). What
 * another copy is applying is waited for. Answers the names of those it applied.
 */
export function applyMigrations(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const apply = () => withEngine(databaseUrl, (engine) => applyWith(engine, folder));
  return inTurn(databaseUrl, apply);
}

async function applyWith(engine: SchemaEngine, folder: string): Promise<string[]> {
  const migrationsList = migrationList(folder);
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters,
  });
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
}

/**
 * The SQL that leads from what the migrations make to schema.prisma, or "" when they make just that.
 * @param adminUrl a server on which databases may be made and dropped
 */
async function missingSql(adminUrl: string, folder = migrationsFolder): Promise<string> {
  const { stdout, exitCode } = await withEngine(adminUrl, (engine) =>
    engine.diff({
      from: { tag: "migrations", ...migrationList(folder) },
      to: { tag: "schemaDatamodel", ...schema() },
      script: true,
      exitCode: true,
      filters,
    }),
  );
  return exitCode === 0 ? "" : (stdout ?? "");
}

/** Whether the migrations make exactly what schema.prisma says. */
export async function schemaMatchesMigrations(adminUrl: string): Promise<boolean> {
  return (await missingSql(adminUrl)) === "";
}

/**
 * Why a contributor's database is not what the migrations make of an empty one: it was changed by hand, or a migration
 * was edited or removed after it was applied. Answers undefined when all is well, also when some are still pending.
 * @param shadowServer a server on which databases may be made and dropped
 */
export async function drift(databaseUrl: string, shadowServer: string, folder = migrationsFolder) {
  const ask = (engine: SchemaEngine) => engine.devDiagnostic({ migrationsList: migrationList(folder), filters });
  const { action } = await withEngine(databaseUrl, ask, shadowServer);
  return action.tag === "reset" ? action.reason.trim() : undefined;
}

/** Writes the next migration. Answers its file, or undefined when there is nothing to change. */
export async function writeMigration(
  name: string,
  { adminUrl, now = new Date(), folder = migrationsFolder }: { adminUrl: string; now?: Date; folder?: string },
): Promise<string | undefined> {
  const sql = await missingSql(adminUrl, folder);
  if (sql === "") return undefined;
  const timestamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const file = join(folder, `${timestamp}_${name}`, "migration.sql");
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, sql);
  return file;
}
