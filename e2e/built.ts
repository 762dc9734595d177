import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/settings.ts";

type Built = { exportedName: string; filename: string; workers: Record<string, unknown> };

/** The server actions that the build knows, by their ids. */
export const builtActions: Record<string, Built> = JSON.parse(
  readFileSync(join(root, ".next/server/server-reference-manifest.json"), "utf8"),
).node;

/** The id by which a page sends this action. */
export function actionId(name: string): string {
  const found = Object.entries(builtActions).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`${name} was not built.`);
  return found[0];
}
