import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { drift, writeMigration } from "../prisma/migrate.ts";
import { runningIn, takeLock } from "./lock.ts";
import { startPostgres } from "./postgres.ts";
import { Sentence, sayFailure } from "./sentences.ts";
import { root, settingsIn, variables } from "./settings.ts";
import { startThrowaway } from "./throwaway.ts";

// `npm run db:migration NAME`: writes the next migration from schema.prisma.

/** @throws Sentence when the contributor's own database is not what the migrations make */
async function refuseDrift(url: string, shadowServer: string) {
  const reason = await drift(url, shadowServer);
  if (reason === undefined) return;
  throw new Sentence(
    `${reason}\n\nNo migration was written. Undo what the message names, or delete the data folder to begin with an empty database.`,
  );
}

/** Looks at the database that the contributor works with, when there is one. */
async function checkOwnDatabase(shadowServer: string) {
  const set = variables();
  const { DATA_DIR } = settingsIn(set);
  const url = set.DATABASE_URL ?? runningIn(DATA_DIR)?.databaseUrl;
  if (url) return refuseDrift(url, shadowServer);
  if (!existsSync(join(DATA_DIR, "postgres.json"))) return;
  const lock = await takeLock(DATA_DIR);
  try {
    const server = await startPostgres({ dataDir: DATA_DIR });
    await refuseDrift(server.url, shadowServer).finally(server.stop);
  } finally {
    lock.release();
  }
}

async function write(name = "") {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Sentence(
      "Say what changes, in lower-case letters, digits and underscores: npm run db:migration add_comments",
    );
  }
  const shadow = await startThrowaway();
  try {
    await checkOwnDatabase(shadow.adminUrl);
    const file = await writeMigration(name, { adminUrl: shadow.adminUrl });
    console.log(
      file
        ? `Written: ${relative(root, file)}. Read it, complete it by hand where SQL can say more; the next start applies it.`
        : "The migrations already make what schema.prisma says: nothing was written.",
    );
  } finally {
    await shadow.stop();
  }
}

try {
  await write(process.argv[2]);
} catch (error) {
  sayFailure(error);
}
