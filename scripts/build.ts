import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./processes.ts";
import { hashSources } from "./sources.ts";

const root = join(import.meta.dirname, "..");
const stamp = join(root, ".next", "built-from");

/** The key is part of the build: forms in open tabs go on working after an update only when it stays. */
const wanted = (actionKey: string) => hashSources(root, `${process.version} ${actionKey}`);

/** Whether the built pages are those of the sources as they are now. */
export const isBuildCurrent = (actionKey: string) =>
  existsSync(stamp) && readFileSync(stamp, "utf8") === wanted(actionKey);

/** Builds the pages. Needs no database. */
export async function build(actionKey: string) {
  const hash = wanted(actionKey);
  rmSync(stamp, { force: true });
  const { code, output } = await run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey,
      BUILD_NAME: hash.slice(0, 24),
    },
  });
  if (code !== 0) throw new Error(`The pages could not be built.\n${output}`);
  writeFileSync(stamp, hash);
}
