import { resolve } from "node:path";
import { generateClient, isClientCurrent } from "./client.ts";
import { openDataFolder } from "./data-folder.ts";
import { inUse, runningIn, takeLock } from "./lock.ts";
import { startPostgres } from "./postgres.ts";
import { Sentence, tell } from "./sentences.ts";
import { settingsIn, variables } from "./settings.ts";
import { migrate } from "./site-database.ts";

// `npm run content [FILE…]`: imports content/, or the files named, into the site's database, also while it runs.

/** Does something with the site's database: the one set, the one of the running site, or the embedded one, started. */
async function withSiteDatabase(use: (url: string) => Promise<void>) {
  const set = variables();
  const { DATA_DIR } = settingsIn(set);
  if (set.DATABASE_URL) return use(set.DATABASE_URL);
  openDataFolder(DATA_DIR);
  const running = runningIn(DATA_DIR);
  if (running?.url && running.databaseUrl) return use(running.databaseUrl);
  if (running) throw new Sentence(inUse(running));
  const lock = await takeLock(DATA_DIR);
  try {
    const server = await startPostgres({ dataDir: DATA_DIR, log: console.log });
    await migrate(server.url)
      .then(() => use(server.url))
      .finally(server.stop);
  } finally {
    lock.release();
  }
}

async function importInto(url: string, files: string[]) {
  if (!isClientCurrent()) await generateClient();
  const [{ importContent }, { contentFolder, withDb }] = await Promise.all([
    import("#lib/posts/import.ts"),
    import("./sample-content.ts"),
  ]);
  const named = files.length > 0 ? { files: files.map((file) => resolve(file)) } : {};
  const report = await withDb(url, (db) => importContent({ db, folder: contentFolder, ...named }));
  for (const slug of report.added) console.log(`added ${slug}`);
  for (const slug of report.updated) console.log(`updated ${slug}`);
  for (const { file, line, message } of report.problems) console.error(`${file}:${line} ${message}`);
  const count = (list: string[], what: string) => `${list.length} ${what}`;
  console.log(
    `${count(report.added, "added")}, ${count(report.updated, "updated")}, ${count(report.unchanged, "unchanged")}`,
  );
  if (report.problems.length > 0) process.exitCode = 1;
}

try {
  await withSiteDatabase((url) => importInto(url, process.argv.slice(2)));
} catch (error) {
  console.error(tell(error));
  process.exitCode = 1;
}
