import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "leave-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that is started as the site's own are: it says that it is there, and "done" once it was asked and has waited a little. */
function start(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  const flags = ["--import", join(import.meta.dirname, "leave-with-parent.ts")];
  return fork(join(folder, name), { execArgv: flags, stdio: "ignore" });
}

test("what Next forks with the same flag lives as long as it is asked things", async () => {
  const helper = start(
    "helper.mjs",
    `process.on("message", () => setTimeout(() => process.send("done", () => process.exit(0)), 50)); process.send("here");`,
  );
  await once(helper, "message");
  helper.send("ask");
  expect(await Promise.race([once(helper, "message"), once(helper, "exit")])).toEqual(["done", undefined]);
});

test("the site's own programs go when the start that made them is gone", async () => {
  const server = start("server.ts", `setInterval(() => {}, 1000); process.send("here");`);
  await once(server, "message");
  const ended = once(server, "exit");
  server.disconnect();
  expect(await ended).toEqual([null, "SIGTERM"]);
});
