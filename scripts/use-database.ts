import { openDataFolder } from "./data-folder.ts";
import { inUse, runningIn, takeLock } from "./lock.ts";
import { startPostgres } from "./postgres.ts";
import { Sentence } from "./sentences.ts";
import { settingsIn, variables } from "./settings.ts";
import { migrate } from "./site-database.ts";

/** Does something with the site's database: the one set, the one of the running site, or the embedded one, started. */
export async function withSiteDatabase(use: (url: string) => Promise<void>) {
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
