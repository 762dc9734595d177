import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOf, isGone } from "./processes.ts";
import { Sentence } from "./sentences.ts";

/** Who uses a data folder. `command` tells a process from another that got its number later. */
export type Running = { pid: number; command?: string; url?: string; databaseUrl?: string; serverPid?: number };

const fileOf = (folder: string) => join(folder, "running.json");

function readLock(folder: string): Running | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  try {
    return JSON.parse(readFileSync(fileOf(folder), "utf8")) as Running;
  } catch {
    return undefined; // Cut off while it was written: nobody holds it.
  }
}

const isHeld = ({ pid, command }: Running) => {
  const now = pid === process.pid ? "" : commandOf(pid);
  return now !== "" && (command === undefined || command === now);
};

/** The process that uses a data folder now, if one does. */
export function runningIn(folder: string): Running | undefined {
  const found = readLock(folder);
  return found && isHeld(found) ? found : undefined;
}

/** What to tell whoever comes second. */
export const inUse = ({ pid, url }: Running) =>
  url
    ? `AI Briefing is already running here, at ${url} (process ${pid}). Stop it with Ctrl-C where it runs, or with: kill ${pid}`
    : `Another start or import is at work here (process ${pid}). Wait for it, or stop it with: kill ${pid}`;

/** Ends a server whose start was killed, if it has not left by itself yet. */
async function endOrphan({ serverPid }: Running) {
  if (!serverPid || !commandOf(serverPid).includes("server.ts")) return;
  process.kill(serverPid, "SIGTERM");
  if (!(await isGone(serverPid, 3_000))) process.kill(serverPid, "SIGKILL");
  await isGone(serverPid, 3_000);
}

/**
 * Makes this process the only user of a data folder. What a killed one left behind is cleared away.
 * @throws Sentence when another process uses it
 */
export async function takeLock(folder: string) {
  const mine: Running = { pid: process.pid, command: commandOf(process.pid) };
  const write = (flag: "wx" | "w") => writeFileSync(fileOf(folder), JSON.stringify(mine), { mode: 0o600, flag });
  const found = readLock(folder);
  if (found && isHeld(found)) throw new Sentence(inUse(found));
  if (found) await endOrphan(found);
  rmSync(fileOf(folder), { force: true });
  try {
    write("wx");
  } catch (error) {
    const other = runningIn(folder);
    throw other ? new Sentence(inUse(other)) : error;
  }
  return {
    /** Tells others more about this process. */
    tell(more: Partial<Running>) {
      Object.assign(mine, more);
      write("w");
    },
    release() {
      if (readLock(folder)?.pid === process.pid) rmSync(fileOf(folder), { force: true });
    },
  };
}
