import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testServer } from "#lib/testing/database.ts";
import { migrationNames, migrationsFolder } from "./files.ts";
import { applyMigrations, diagnose, drift, schemaMatchesMigrations, writeMigration } from "./migrate.ts";

const server = testServer();
const folder = mkdtempSync(join(tmpdir(), "migrations-"));

beforeEach(() => {
  rmSync(folder, { recursive: true });
  cpSync(migrationsFolder, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const first = migrationNames()[0] ?? "";

function addMigration(name: string, sql: string) {
  cpSync(join(folder, first), join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

test("the migrations make exactly what schema.prisma says", async () => {
  expect(migrationNames()).not.toEqual([]);
  expect(await schemaMatchesMigrations(await server.url())).toBe(true);
});

test("nothing is written when the schema has not changed", async () => {
  expect(await writeMigration("nothing", { adminUrl: await server.url(), folder })).toBeUndefined();
});

test("what the history lacks is written as the next migration", async () => {
  addMigration("20270101000000_without_salts", 'DROP TABLE "DailySalt";');
  const now = new Date("2027-02-03T04:05:06Z");
  const file = await writeMigration("salts_again", { adminUrl: await server.url(), folder, now });
  expect(file).toBe(join(folder, "20270203040506_salts_again", "migration.sql"));
  expect(readFileSync(file ?? "", "utf8")).toContain('CREATE TABLE "DailySalt"');
});

test("migrations are applied once", async () => {
  const url = await server.makeDatabase();
  expect((await diagnose(url)).pending).toEqual(migrationNames());
  expect(await applyMigrations(url)).toEqual(migrationNames());
  expect(await applyMigrations(url)).toEqual([]);
  expect(await diagnose(url)).toEqual({ pending: [], unknown: [], edited: [], failed: [] });
});

test("a database of a newer version is recognised", async () => {
  const url = await server.makeDatabase();
  addMigration("20990101000000_of_the_future", "SELECT 1;");
  await applyMigrations(url, folder);
  expect((await diagnose(url)).unknown).toEqual(["20990101000000_of_the_future"]);
});

test("a migration that was edited after it was applied is recognised", async () => {
  const url = await server.makeDatabase();
  await applyMigrations(url, folder);
  writeFileSync(join(folder, first, "migration.sql"), "SELECT 1;");
  expect((await diagnose(url, folder)).edited).toEqual([first]);
});

test("a database that is as the migrations made it, or behind them, has not drifted", async () => {
  const url = await server.makeDatabase();
  await applyMigrations(url, folder);
  expect(await drift(url, await server.url(), folder)).toBeUndefined();
  addMigration("20270101000000_next", "SELECT 1;");
  expect(await drift(url, await server.url(), folder)).toBeUndefined();
});

test("a database that was changed by hand, or by a migration edited since, has drifted", async () => {
  const url = await server.makeDatabase();
  await applyMigrations(url, folder);
  const client = new pg.Client(url);
  await client.connect();
  await client.query('ALTER TABLE "Tag" ADD COLUMN colour text');
  await client.end();
  expect(await drift(url, await server.url(), folder)).toMatch(/colour/);
  appendFileSync(join(folder, first, "migration.sql"), "\n-- edited");
  expect(await drift(url, await server.url(), folder)).toMatch(/modified after it was applied/);
});

test("a migration that fails leaves nothing, says why, and is tried again", async () => {
  const url = await server.makeDatabase();
  addMigration("20270101000000_half", 'CREATE TABLE "Half" (); CREATE TABLE "User" ();');
  await expect(applyMigrations(url, folder)).rejects.toThrow(/"User" already exists/);
  expect((await diagnose(url, folder)).failed).toEqual(["20270101000000_half"]);
  addMigration("20270101000000_half", 'CREATE TABLE "Half" ();');
  expect(await applyMigrations(url, folder)).toEqual(["20270101000000_half"]);
});
