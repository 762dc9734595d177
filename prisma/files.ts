import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";

const schemaFile = join(import.meta.dirname, "schema.prisma");
export const migrationsFolder = join(import.meta.dirname, "migrations");

/** schema.prisma as the engine takes it. */
export const schema = () => ({ files: [{ path: "schema.prisma", content: readFileSync(schemaFile, "utf8") }] });

/** The migrations of a folder, oldest first. */
export function migrationNames(folder = migrationsFolder): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The migrations of a folder as the engine takes them. */
export const migrationList = (folder = migrationsFolder): MigrationList => ({
  baseDir: folder,
  lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
  shadowDbInitScript: "",
  migrationDirectories: migrationNames(folder).map((path) => ({
    path,
    migrationFile: {
      path: "migration.sql",
      content: { tag: "ok", value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
    },
  })),
});
