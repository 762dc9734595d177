import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, run } from "../scripts/processes.ts";
import { SERVER_MEMORY } from "../scripts/server-process.ts";
import { root } from "../scripts/settings.ts";

// The reference for what a page costs: an app of Next's own that does nothing (bench/empty), built as ours is and run by Next's own
// server.

const folder = join(root, "bench", "empty");
const next = join(root, "node_modules", "next", "dist", "bin", "next");
const environment = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };

/** Whether its build is as new as its pages. */
function isBuilt(): boolean {
  const built = join(folder, ".next", "BUILD_ID");
  if (!existsSync(built)) return false;
  const pages = readdirSync(join(folder, "app"), { recursive: true, encoding: "utf8" });
  return pages.every((name) => statSync(join(folder, "app", name)).mtimeMs < statSync(built).mtimeMs);
}

/** Starts it, built where it was not yet; `compressed` as Next does by default. Answers its address, its process and how to end it. */
export async function startEmptySite(
  compressed = false,
): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  if (!isBuilt()) {
    const { code, output } = await run(process.execPath, [next, "build", folder], { cwd: root, env: environment });
    if (code !== 0) throw new Error(`The empty app could not be built.\n${output}`);
  }
  const port = await freePort();
  const words = [...SERVER_MEMORY.flags, next, "start", folder, "-p", String(port), "-H", "127.0.0.1"];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...environment, ...SERVER_MEMORY.environment, ...(compressed && { EMPTY_COMPRESSED: "1" }) },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  for (const end = Date.now() + 60_000; ; await sleep(50)) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      break;
    if (Date.now() > end || child.exitCode !== null) throw new Error("The empty app did not start.");
  }
  return { url, pid: child.pid ?? 0, stop };
}
