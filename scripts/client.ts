import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./processes.ts";

const root = join(import.meta.dirname, "..");
const schema = join(root, "prisma", "schema.prisma");
const stamp = join(root, "prisma", "generated", ".made-from");

const wanted = () =>
  createHash("sha256")
    .update(readFileSync(schema))
    .update(readFileSync(join(root, "node_modules", "prisma", "package.json")))
    .digest("hex");

/** Whether the database client in prisma/generated is the one that schema.prisma and the installed Prisma make. */
export const isClientCurrent = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted();

/** Makes the database client. */
export async function generateClient() {
  const prisma = join(root, "node_modules", "prisma", "build", "index.js");
  // Prisma would download a schema engine that `generate` does not use; any executable keeps it from that.
  const environment = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  const { code, output } = await run(process.execPath, [prisma, "generate"], { cwd: root, env: environment });
  if (code !== 0) throw new Error(`The database client could not be made.\n${output}`);
  writeFileSync(stamp, wanted());
}
