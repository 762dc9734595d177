import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { hashPassword } from "#lib/accounts/password.ts";
import { createDb } from "#lib/db.ts";
import { buildForTests } from "../scripts/e2e-run.ts";
import { withSite } from "../scripts/site.ts";
import { clientNumber, formOn } from "./form-post.ts";
import { honestReader } from "./honest-reader.ts";
import { quantile } from "./numbers.ts";

// `npm run bench:flood [-- --posts 10000 --at-once 200]`: what sign-ins with wrong passwords, from as many networks and for
// as many accounts as there are posts, do to whoever reads meanwhile, and to the memory of the server.

const { values } = parseArgs({
  options: { posts: { type: "string", default: "10000" }, "at-once": { type: "string", default: "200" } },
});
const POSTS = Number(values.posts);
const AT_ONCE = Number(values["at-once"]);
const ACCOUNTS = 500;
const READ = ["/", "/posts/help-that-withholds", "/tags"];

await buildForTests();
const settings = { TRUST_PROXY: "1" };
await withSite({ log: "bench-flood.log", programs: ["server"], settings }, async (site) => {
  const db = createDb(site.databaseUrl, { connections: 1 });
  const passwordHash = await hashPassword("the right one of everybody here");
  const emailOf = (at: number) => `reader${at}@example.org`;
  const data = Array.from({ length: ACCOUNTS }, (_, at) => ({ email: emailOf(at), name: "Reader", passwordHash }));
  await db.user.createMany({ data });

  const alone = honestReader(site.url, READ);
  await sleep(5_000);
  const idle = await alone.stop();

  const form = await formOn(site.url, "/sign-in", "Sign in", AT_ONCE);
  const reader = honestReader(site.url, READ);
  const memory = watchMemory(site.pid);
  const answers = new Map<number, number>();
  const took: number[] = [];
  let next = 0;
  const begin = performance.now();
  const one = async () => {
    for (let at = next++; at < POSTS; at = next++) {
      const fields = { email: emailOf(at % (2 * ACCOUNTS)), password: "not the right one at all" };
      const answer = await form.send(fields, clientNumber(at)).catch(() => ({ status: 0, milliseconds: 0 }));
      answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
      took.push(answer.milliseconds);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  const seconds = (performance.now() - begin) / 1_000;
  const honest = await reader.stop();
  form.close();
  await db.$disconnect();

  const failures = [...answers]
    .filter(([status]) => status >= 500 || status === 0)
    .reduce((sum, [, many]) => sum + many, 0);
  const p95 = quantile(honest.took, 0.95);
  const row = (what: string, value: string) => console.log(`${what.padEnd(34)} ${value}`);
  row("posts", `${POSTS}, ${AT_ONCE} at once, ${seconds.toFixed(0)} s, ${(POSTS / seconds).toFixed(0)}/s`);
  row(
    "answers",
    [...answers]
      .toSorted()
      .map(([status, many]) => `${status}: ${many}`)
      .join(", "),
  );
  row("a post took (median, p95)", `${quantile(took, 0.5).toFixed(0)}, ${quantile(took, 0.95).toFixed(0)} ms`);
  row(
    "pages alone (median, p95)",
    `${quantile(idle.took, 0.5).toFixed(0)}, ${quantile(idle.took, 0.95).toFixed(0)} ms`,
  );
  row(
    "pages meanwhile (median, p95)",
    `${quantile(honest.took, 0.5).toFixed(0)}, ${p95.toFixed(0)} ms of ${honest.took.length}`,
  );
  row("memory at most", `${memory.stop()} MB`);
  row("failed posts, failed pages", `${failures}, ${honest.failed}`);
  if (failures + honest.failed > 0) process.exitCode = 1;
});

/** The most that a process holds in memory, in MB, looked at four times a second. */
function watchMemory(pid: number) {
  let most = 0;
  const look = () => {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    most = Math.max(most, Math.round(Number(kilobytes ?? 0) / 1024));
  };
  const timer = setInterval(look, 250);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return most;
    },
  };
}
