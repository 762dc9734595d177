import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the built pages are made of. */
const built = [
  ...["app", "components", "lib", "public", "prisma/schema.prisma"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package.json", "package-lock.json"],
];

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith(join("lib", "testing"));

/** The files under a path, relative to `root`, in a stable order; tests are left out. */
function filesUnder(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return isTest(path) ? [] : [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(root, join(path, name)));
}

/** A hash of the names and bytes of all that the pages are built from; `extra` is whatever else goes into the build. */
export function hashSources(root: string, extra = ""): string {
  const hash = createHash("sha256").update(extra);
  for (const file of built.flatMap((path) => filesUnder(root, path))) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
