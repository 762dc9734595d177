import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateClient, isClientCurrent } from "./client.ts";
import { duration } from "./progress.ts";
import { root } from "./settings.ts";
import { add, one, type Tally, vitestTally } from "./tally.ts";

/** Runs a program of node_modules/.bin with its output shown. Answers whether it ended well. */
export function tool(name: string, args: string[], environment: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const env = { ...environment, PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}` };
    const child = spawn(join(root, "node_modules/.bin", name), args, {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

/** A named step, with its time. */
export async function timed(name: string, work: () => Promise<Tally>): Promise<Tally> {
  console.log(`\n— ${name}`);
  const begin = performance.now();
  const tally = await work();
  console.log(`— ${name}: ${tally.failed === 0 ? "passed" : "FAILED"}, ${duration(performance.now() - begin)}`);
  return tally;
}

async function unitTests(): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "ai-briefing-report-"));
  const report = join(folder, "vitest.json");
  const ok = await tool("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const tally = vitestTally(report, ok);
  rmSync(folder, { recursive: true });
  return tally;
}

/** Everything but the build and the browser. */
export async function runChecks(): Promise<Tally> {
  if (!isClientCurrent()) await generateClient();
  return add([
    await timed("lint", async () => one(await tool("biome", ["check", "."]))),
    await timed("dead code", async () => one(await tool("knip", []))),
    // The types of the routes are written by Next.
    await timed("types", async () => one((await tool("next", ["typegen"])) && (await tool("tsc", [])))),
    await timed("unit and database tests", unitTests),
  ]);
}
