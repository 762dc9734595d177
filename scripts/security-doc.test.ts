import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./settings.ts";

test("what docs/security.md says is shown somewhere is there: every file, every command", () => {
  const text = readFileSync(join(root, "docs/security.md"), "utf8");
  const files = [...text.matchAll(/`((?:lib|e2e|scripts)\/[\w./-]+\.ts)`/g)].map(([, file]) => file ?? "");
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const commands = [...text.matchAll(/`npm run ([\w:]+)`/g)].map(([, name]) => name ?? "");
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});
