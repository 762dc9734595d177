import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildForTests } from "../scripts/e2e-run.ts";
import { root } from "../scripts/settings.ts";
import { withSite } from "../scripts/site.ts";
import { clientNumber, sendParts } from "./form-post.ts";
import { HEAVY } from "./heavy-payloads.ts";

// `npm run bench:payloads`: what one argument of 100 KB that is made to be hard costs the server, in milliseconds of its
// processors, the mean of twenty.

const TIMES = 20;
const TICKS = Number(execFileSync("getconf", ["CLK_TCK"]).toString());

/** The processor time that a process has used, in milliseconds. */
function cpuOf(pid: number): number {
  const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const fields = rest.split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
}

await buildForTests();
const { node } = JSON.parse(readFileSync(join(root, ".next/server/server-reference-manifest.json"), "utf8"));
const [action = ""] = Object.keys(node).filter((id) => node[id].exportedName === "signIn");

await withSite(
  { log: "bench-payloads.log", programs: ["server"], settings: { TRUST_PROXY: "1" } },
  async ({ url, pid }) => {
    const send = (parts: Record<string, string>, at: number) =>
      sendParts(new URL("/sign-in", url), parts, clientNumber(at), { "Next-Action": action });
    const kinds = Object.entries({ plain: { "0": "[]" }, ...HEAVY });
    for (let at = 0; at < 30; at++) await send({ "0": "[]" }, at);
    console.log("payload   KB   status  CPU, ms each");
    for (const [kind, parts] of kinds) {
      const before = cpuOf(pid);
      const statuses = new Set<number>();
      for (let at = 0; at < TIMES; at++) statuses.add((await send(parts, at)).status);
      const each = (cpuOf(pid) - before) / TIMES;
      const size = Object.values(parts).reduce((sum, part) => sum + part.length, 0) / 1_024;
      const row = [kind.padEnd(8), size.toFixed(0).padStart(4), [...statuses].join().padEnd(6), each.toFixed(1)];
      console.log(`${row.join("  ")}${each < 1_000 ? "" : "  OVER"}`);
    }
  },
);
