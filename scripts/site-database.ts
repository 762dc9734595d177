import pg from "pg";
import { applyMigrations, diagnose } from "../prisma/migrate.ts";
import { startPostgres } from "./postgres.ts";
import { Sentence } from "./sentences.ts";
import { crashCounter } from "./supervise.ts";

/** The oldest PostgreSQL that has all that the migrations use. */
const oldest = 14;

export type SiteDatabase = { url: string; stop(): Promise<void>; kill(): void };

const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error ? String(error.code) : "";
};

/** Why a database of one's own cannot be used, in words. */
export function whyNot(url: string, error: unknown): string {
  const { hostname, port, username, pathname } = new URL(url);
  const place = `${hostname}:${port || 5432}`;
  const code = codeOf(error);
  const setting = "Check DATABASE_URL.";
  if (["28P01", "28000"].includes(code))
    return `The database at ${place} refuses user and password of ${username}. ${setting}`;
  if (code === "3D000")
    return `There is no database named ${pathname.slice(1)} at ${place}. Create it, or change DATABASE_URL.`;
  if (code === "53300") return `The database at ${place} has no connection left. Raise its max_connections.`;
  if (["ENOTFOUND", "EAI_AGAIN"].includes(code)) return `There is no host named ${hostname}. ${setting}`;
  if (code === "ECONNREFUSED") return `Nothing answers at ${place}. Start the database there, or change DATABASE_URL.`;
  const reason = error instanceof Error ? error.message : String(error);
  return `The database at ${place} cannot be used: ${reason}. ${setting}`;
}

/** @throws Sentence unless a database answers at the address, of a version that will do. */
async function checkReachable(url: string) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
    const version = rows[0]?.server_version ?? "0";
    if (Number.parseInt(version, 10) < oldest) {
      throw new Sentence(`The database is PostgreSQL ${version}; ${oldest} or newer is needed.`);
    }
  } catch (error) {
    throw error instanceof Sentence ? error : new Sentence(whyNot(url, error));
  } finally {
    await client.end().catch(() => {});
  }
}

type Watch = { log(line: string): void; onLost(error: unknown): void };

/** The embedded server, started again under the same address when it ends by itself. */
async function embedded(dataDir: string, { log, onLost }: Watch): Promise<SiteDatabase> {
  const crashes = crashCounter();
  let server = await startPostgres({ dataDir, log });
  let stopping = false;
  const watch = () =>
    server.process.once("exit", async (_code, signal) => {
      if (stopping) return;
      if (crashes.isTooMany(signal))
        return onLost(new Sentence(`The database ends again and again; see ${dataDir}/postgres.log`));
      log("The database ended and is started again.");
      try {
        server = await startPostgres({ dataDir, log, port: server.port });
        watch();
      } catch (error) {
        onLost(error);
      }
    });
  watch();
  return {
    url: server.url,
    stop: () => {
      stopping = true;
      return server.stop();
    },
    kill: () => {
      stopping = true;
      server.process.kill("SIGQUIT");
    },
  };
}

/**
 * The site's database: the one at DATABASE_URL, or the embedded one of the data folder, started.
 * `onLost` hears when the embedded one cannot be kept running.
 * @throws Sentence
 */
export async function openDatabase(
  dataDir: string,
  databaseUrl: string | undefined,
  watch: Watch,
): Promise<SiteDatabase> {
  if (!databaseUrl) return embedded(dataDir, watch);
  await checkReachable(databaseUrl);
  return { url: databaseUrl, stop: async () => {}, kill: () => {} };
}

/**
 * Applies the migrations that a database lacks.
 * @throws Sentence when a newer version of the program has changed it
 */
export async function migrate(url: string) {
  const { unknown, pending, failed } = await diagnose(url);
  if (unknown.length > 0) {
    throw new Sentence(
      `The database was changed by a newer version of this program (${unknown.join(", ")}). ` +
        "Update the program, then start again. Nothing was changed.",
    );
  }
  if (pending.length + failed.length > 0) await applyMigrations(url);
}
