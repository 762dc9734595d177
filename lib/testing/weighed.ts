import { execFile } from "node:child_process";
import { promisify } from "node:util";

type Weight = { url: string; fate: string; grownMb: number };

/** Fetches each address but the first, which warms up, in a process of its own: how it ended, and what it cost (MB). */
export async function weighed(kind: "page" | "image", urls: string[]): Promise<Weight[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ["lib/testing/weight.ts", kind, ...urls]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
