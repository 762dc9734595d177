import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Sentence } from "./sentences.ts";
import { crashCounter } from "./supervise.ts";

const root = join(import.meta.dirname, "..");

/** The two programs of a site: what answers requests, and what works outside of them. */
export type Program = "server" | "worker";

/**
 * How Node keeps the memory of what answers requests. What a request leaves behind is garbage at once: with as much room for it
 * from the beginning as V8 would only take under load it is looked through a tenth as often, and by one thread, because
 * waking others costs more than they do. Of each page that Next makes 60 KB and more outlive two of these looks all the same (its
 * empty page no less than ours; decision 29 says why, and why nothing is begun among what lives long); left to itself V8 lets them
 * become 200 MB before it looks through all, and that is half as much again as what is kept then. Two arenas are enough for a
 * program of one busy thread.
 */
export const SERVER_MEMORY = {
  flags: [
    ...["--min-semi-space-size=32", "--max-semi-space-size=32", "--no-parallel-scavenge"],
    ...["--initial-old-space-size=64", "--heap-growing-percent=50", "--no-allocation-site-pretenuring"],
  ],
  environment: { MALLOC_ARENA_MAX: "2" },
};

/** Starts a program in a session of its own, so that Ctrl-C in a terminal reaches it through its start only. */
export function spawnProgram(
  program: Program,
  environment: NodeJS.ProcessEnv,
  output: "inherit" | number = "inherit",
): ChildProcess {
  const memory = program === "server" ? SERVER_MEMORY : { flags: [], environment: {} };
  const flags = [...memory.flags, "--import", "./scripts/leave-with-parent.ts"];
  return spawn(process.execPath, [...flags, `${program}.ts`], {
    cwd: root,
    env: { ...memory.environment, ...environment, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", output, output, "ipc"],
    detached: true,
  });
}

export const hasEnded = (child: ChildProcess) => !child.pid || child.exitCode !== null || child.signalCode !== null;

/** The address at which a server that listens on `host` answers on this machine. */
function localUrl(host: string, port: number): string {
  if (host === "0.0.0.0") return `http://127.0.0.1:${port}`;
  if (host === "::") return `http://[::1]:${port}`;
  return host.includes(":") ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}

const answers = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );

/**
 * Waits until the server answers; `check` may throw to end the waiting.
 * @throws Sentence when it ends before that, or needs more than two minutes
 */
export async function waitUntilHealthy(
  child: ChildProcess,
  { HOST, PORT }: { HOST: string; PORT: number },
  check: () => void = () => {},
) {
  const url = `${localUrl(HOST, PORT)}/health`;
  for (const end = Date.now() + 120_000; !(await answers(url)); await sleep(40)) {
    check();
    if (hasEnded(child)) throw new Sentence("The server ended before it answered. What it said stands above.");
    if (Date.now() > end) throw new Sentence(`The server does not answer at ${url}. What it said stands above.`);
  }
}

/** Lets a program finish what is under way, and ends it when that takes more than half a minute. */
export async function stopProgram(child: ChildProcess) {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), 32_000);
  await ended;
  clearTimeout(kill);
}

type Watch = { onStart?(pid: number): void; onLost(error: unknown): void };

/** Runs a program and, once `keep` was called, starts it again whenever it ends by itself. */
export function keepProgram(program: Program, environment: NodeJS.ProcessEnv, { onStart, onLost }: Watch) {
  const crashes = crashCounter();
  let isKept = false;
  let child = spawnProgram(program, environment);
  const watch = () => {
    if (child.pid) onStart?.(child.pid);
    child.once("exit", (code, signal) => {
      if (!isKept) return;
      if (crashes.isTooMany(signal))
        return onLost(new Sentence(`The ${program} ended five times within a minute: given up.`));
      console.log(`The ${program} ended (${signal ?? code}) and is started again.`);
      child = spawnProgram(program, environment);
      watch();
    });
  };
  watch();
  return {
    child: () => child,
    keep: () => {
      isKept = true;
    },
    stop: () => {
      isKept = false;
      return stopProgram(child);
    },
    kill: () => {
      isKept = false;
      child.kill("SIGKILL");
    },
  };
}
