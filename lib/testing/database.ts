import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { createDb, type PrismaClient, setDb } from "#lib/db.ts";

async function serverUrl(): Promise<string> {
  const file = inject("databaseFile");
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(20)) {
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    if (text.startsWith("postgresql://")) return text;
    if (text.startsWith("failed: ")) throw new Error(text);
  }
  throw new Error("The test database did not start.");
}

async function asAdmin(sql: string) {
  const client = new pg.Client(await serverUrl());
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** The test server itself and empty databases on it, for tests of the migrations; they are dropped after the file's last test. */
export function testServer() {
  const names: string[] = [];
  afterAll(async () => {
    for (const name of names) await asAdmin(`DROP DATABASE "${name}" WITH (FORCE)`);
  });
  return {
    url: serverUrl,
    makeDatabase: () => {
      const name = `test_${randomUUID()}`;
      names.push(name);
      return makeDatabase(name, "template0");
    },
  };
}

/** Makes a database on the test server. Answers its address. */
async function makeDatabase(name: string, template: "migrated" | "template0"): Promise<string> {
  // Its files are copied as they are; page by page through the log, which is the other way, takes ten times as long.
  await asAdmin(`CREATE DATABASE "${name}" TEMPLATE ${template} STRATEGY file_copy`);
  const url = new URL(await serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

// As TRUNCATE would: nothing else happens because rows go. Making the files of some fifty tables and their indices anew
// takes a hundred times as long as deleting the few rows of a test; where there were many it is the shorter way.
const emptied = `DO $$ DECLARE filled regclass; BEGIN
  PERFORM set_config('session_replication_role', 'replica', true);
  FOR filled IN SELECT oid FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'
      AND pg_relation_size(oid) > 0
  LOOP
    IF pg_relation_size(filled) < 1000000 THEN EXECUTE 'DELETE FROM ' || filled;
    ELSE EXECUTE 'TRUNCATE ' || filled || ' CASCADE'; END IF;
  END LOOP;
END $$`;

/**
 * A migrated database of its own for the calling test file, from its first test to its last; `db()` is it too.
 * Call it once at the top of the file. `statements` holds each SQL text since it was last set to length 0; `empty()`
 * deletes all rows.
 */
export function testDatabase() {
  const name = `test_${randomUUID()}`;
  const statements: string[] = [];
  let made: { db: PrismaClient; url: string } | undefined;
  const current = () => {
    if (!made) throw new Error("The database exists only while tests run.");
    return made;
  };

  beforeAll(async () => {
    const url = await makeDatabase(name, "migrated");
    made = { url, db: createDb(url, { hear: (sql) => void statements.push(sql) }) };
    setDb(made.db);
  }, 60_000);

  afterAll(async () => {
    await made?.db.$disconnect();
    if (made) await asAdmin(`DROP DATABASE "${name}" WITH (FORCE)`);
  });

  return {
    get db() {
      return current().db;
    },
    get url() {
      return current().url;
    },
    statements,
    empty: async () => {
      await current().db.$executeRawUnsafe(emptied);
      statements.length = 0;
    },
  };
}
