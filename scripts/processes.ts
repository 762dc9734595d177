import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The command line of a process, or "" when there is none: an id alone may since belong to another program. */
export function commandOf(pid: number): string {
  if (!isAlive(pid)) return "";
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
  }
}

/** Waits until a process is gone (a zombie counts as gone). Answers whether it is, after at most so many milliseconds. */
export async function isGone(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; commandOf(pid) !== ""; await sleep(20)) {
    if (Date.now() > end) return false;
  }
  return true;
}

/** A port that is free on loopback at this moment. */
export function freePort(): Promise<number> {
  return listenOnce(0, "127.0.0.1");
}

/** Takes a port and leaves it again. Answers its number; rejects with EADDRINUSE, EACCES… when it cannot be had. */
export function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}

const running = new Set<ChildProcess>();

/** Ends every program that `run` is running. */
export function endRuns() {
  for (const child of running) child.kill("SIGTERM");
}

/** Runs a program to its end. Answers its exit code and the end of what it printed. */
export function run(command: string, args: string[], options: SpawnOptions = {}) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let output = "";
    const keep = (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: output.trim() });
    });
  });
}
