import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../../prisma/migrate.ts";
import { generateClient, isClientCurrent } from "../../scripts/client.ts";
import { startThrowaway } from "../../scripts/throwaway.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The file in which the address of the test server appears once it is ready. */
    databaseFile: string;
  }
}

/** Starts a server with one migrated database to copy. */
async function startServer(databaseFile: string) {
  const server = await startThrowaway();
  const admin = new pg.Client(server.adminUrl);
  await admin.connect();
  await admin.query("CREATE DATABASE migrated");
  const url = new URL(server.adminUrl);
  url.pathname = "/migrated";
  await applyMigrations(url.href);
  await admin.end();
  writeFileSync(databaseFile, server.adminUrl, { mode: 0o600 });
  return server;
}

/** Does not wait for the server: tests that need no database begin at once. */
export default async function setup(project: TestProject) {
  if (!isClientCurrent()) await generateClient();
  const databaseFile = join(tmpdir(), `ai-briefing-test-database-${process.pid}`);
  rmSync(databaseFile, { force: true });
  project.provide("databaseFile", databaseFile);
  const starting = startServer(databaseFile).catch((error: unknown) => {
    writeFileSync(databaseFile, `failed: ${error}`);
  });
  return async () => {
    const server = await starting;
    await server?.stop();
    rmSync(databaseFile, { force: true });
  };
}
