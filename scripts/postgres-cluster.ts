import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./postgres-home.ts";
import { commandOf, isGone, run } from "./processes.ts";
import { Sentence } from "./sentences.ts";

/** What the PostgreSQL binaries in package.json are: data of another major version cannot be opened by them. */
const major = 18;

/** What the database's programs see of this one's environment: none of its secrets. */
export const environment = { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: "production" as const };

/** Makes an empty cluster. It appears under its name only when it is whole: a start that was cut off begins again. */
export async function makeCluster(home: Home, adminPassword: string, durable: boolean) {
  const unfinished = join(home.folder, "data-unfinished");
  const passwordFile = join(home.folder, "password");
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  if (home.owner) chownSync(passwordFile, home.owner.uid, home.owner.gid);
  const { code, output } = await run(
    join(home.programs, "initdb"),
    [
      ...["--pgdata", unfinished, "--username", "postgres", "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      // The locale that is built into PostgreSQL: the order of texts does not change with the system's libraries.
      ...["--encoding", "UTF8", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"],
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...home.owner, cwd: home.folder, env: environment },
  );
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Error(`The database could not be made.\n${output}`);
  renameSync(unfinished, join(home.folder, "data"));
}

/** @throws Sentence when the data is of another major version. */
export function refuseOtherVersion(data: string) {
  const version = Number(readFileSync(join(data, "PG_VERSION"), "utf8"));
  if (version === major) return;
  throw new Sentence(
    version > major
      ? `The database in ${data} was made by a newer version of this program (PostgreSQL ${version}, here ${major}). Update the program, then start again.`
      : `The database in ${data} was made by PostgreSQL ${version}; this version has ${major}. Move it over with pg_dump and DATABASE_URL, or go back to the version that made it.`,
  );
}

/** Ends a server that an earlier start left running on this data, and removes the trace of one that is gone. */
export async function endLeftover(data: string) {
  const pidFile = join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  const isOurs = () => commandOf(pid).includes(data);
  if (pid > 0 && isOurs()) {
    process.kill(pid, "SIGINT");
    if (!(await isGone(pid, 20_000)) && isOurs()) process.kill(pid, "SIGQUIT");
    if (!(await isGone(pid, 10_000))) {
      throw new Sentence(`The database of an earlier start does not end: stop process ${pid}, then start again.`);
    }
  }
  rmSync(pidFile, { force: true });
}
