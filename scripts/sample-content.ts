import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDb, type PrismaClient } from "#lib/db.ts";
import { importPaths } from "#lib/paths/import.ts";
import { importContent } from "#lib/posts/import.ts";
import { Sentence } from "./sentences.ts";
import { root } from "./settings.ts";

export const contentFolder = join(root, "content");

/** There while a load goes on: one that was cut off is taken up again. */
const markerIn = (dataDir: string) => join(dataDir, "content-unfinished");

/** Does something with a client of its own. */
export async function withDb<T>(url: string, use: (db: PrismaClient) => Promise<T>): Promise<T> {
  const db = createDb(url, { connections: 2 });
  return use(db).finally(() => db.$disconnect());
}

/** Whether the database has no briefings yet. */
export async function isContentWanted(url: string, dataDir: string): Promise<boolean> {
  return existsSync(markerIn(dataDir)) || (await withDb(url, (db) => db.post.count())) === 0;
}

/**
 * Loads the briefings of content/.
 * @throws Sentence that names file and line of what is wrong with them
 */
export async function loadSampleContent(url: string, dataDir: string) {
  writeFileSync(markerIn(dataDir), "");
  const problems = await withDb(url, async (db) => {
    const briefings = await importContent({ db, folder: contentFolder });
    const paths = await importPaths({ db, folder: contentFolder });
    return [...briefings.problems, ...paths.problems];
  });
  rmSync(markerIn(dataDir));
  if (problems.length === 0) return;
  const lines = problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
  throw new Sentence(
    ["Some sample briefings cannot be loaded:", ...lines, "Correct or remove them, then start again."].join("\n"),
  );
}
