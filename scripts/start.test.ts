import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDataFolder, secretsOf } from "./data-folder.ts";
import { runningIn, takeLock } from "./lock.ts";
import { commandOf, freePort, isGone, listenOnce } from "./processes.ts";
import { duration } from "./progress.ts";
import { Sentence, tell } from "./sentences.ts";
import { root, settingsIn, whyNotPort } from "./settings.ts";
import { whyNot } from "./site-database.ts";
import { hashSources } from "./sources.ts";
import { crashCounter } from "./supervise.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "start-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

const aProcess = () => spawn("sleep", ["60"]).pid ?? 0;

const aDeadProcess = () => spawnSync("true").pid;

const aLock = (lock: object) => writeFileSync(join(folder, "running.json"), JSON.stringify(lock));

describe("the data folder", () => {
  test("is its owner's alone, and so are the secrets in it", () => {
    const data = join(folder, "data");
    openDataFolder(data);
    const secrets = secretsOf(data);
    expect(modeOf(data)).toBe("700");
    expect(modeOf(join(data, "secrets.json"))).toBe("600");
    expect(settingsIn({ ...secrets, NODE_ENV: "production" })).toMatchObject(secrets);
  });

  test("keeps its secrets", () => {
    expect(secretsOf(folder)).toEqual(secretsOf(folder));
  });

  test("of a newer version is refused, and left as it is", () => {
    writeFileSync(join(folder, "version.json"), '{"format":99}');
    expect(() => openDataFolder(folder)).toThrow(/newer version/);
    expect(readFileSync(join(folder, "version.json"), "utf8")).toBe('{"format":99}');
  });
});

describe("the lock", () => {
  test("is free again when it was released", async () => {
    const lock = await takeLock(folder);
    lock.release();
    expect(runningIn(folder)).toBeUndefined();
    await expect(takeLock(folder)).resolves.toBeDefined();
  });

  test("names the site that runs, and refuses a second start", async () => {
    const pid = aProcess();
    aLock({ pid, command: commandOf(pid), url: "http://localhost:3000" });
    expect(runningIn(folder)?.url).toBe("http://localhost:3000");
    await expect(takeLock(folder)).rejects.toThrow(`already running here, at http://localhost:3000 (process ${pid})`);
    process.kill(pid);
  });

  test.each([
    ["of a process that is gone", () => aLock({ pid: aDeadProcess() })],
    ["of a process whose number another program has now", () => aLock({ pid: process.ppid, command: "node start.ts" })],
    ["that was cut off while it was written", () => writeFileSync(join(folder, "running.json"), '{"pid":')],
  ])("%s is stale", async (_whose, leave) => {
    leave();
    expect(runningIn(folder)).toBeUndefined();
    await expect(takeLock(folder)).resolves.toBeDefined();
  });

  test("that a killed start left takes its server along", async () => {
    writeFileSync(join(folder, "server.ts"), "setInterval(() => {}, 1000);");
    const orphan = spawn(process.execPath, [join(folder, "server.ts")]).pid ?? 0;
    aLock({ pid: aDeadProcess(), serverPid: orphan });
    await takeLock(folder);
    expect(await isGone(orphan, 0)).toBe(true);
  });
});

describe("the hash of the sources", () => {
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

  test("changes with a page, not with a test", () => {
    mkdirSync(join(folder, "app"));
    write("app/page.tsx", "one");
    const before = hashSources(folder);
    write("app/page.test.tsx", "a test");
    expect(hashSources(folder)).toBe(before);
    write("app/page.tsx", "two");
    expect(hashSources(folder)).not.toBe(before);
    expect(hashSources(folder, "another key")).not.toBe(hashSources(folder));
  });

  test("of this project covers its pages", () => {
    expect(hashSources(join(import.meta.dirname, ".."))).not.toBe(hashSources(folder));
  });
});

describe("a server that ends by itself", () => {
  test("is given up at the fifth time within a minute", () => {
    let now = 0;
    const crashes = crashCounter(() => now);
    const ends = (seconds: number) => {
      now += seconds * 1000;
      return crashes.isTooMany(null);
    };
    expect([ends(0), ends(20), ends(20), ends(19), ends(2)]).toEqual([false, false, false, false, false]);
    expect(ends(1)).toBe(true);
  });

  test("is never given up for being killed from outside", () => {
    const crashes = crashCounter(() => 0);
    expect(Array.from({ length: 20 }, () => crashes.isTooMany("SIGKILL"))).not.toContain(true);
  });
});

test("a server without its secrets does not start, and says which are missing", () => {
  const { PATH = "" } = process.env;
  for (const secrets of [{}, { AUTH_SECRET: "short" }]) {
    const env = { PATH, NODE_ENV: "production" as const, DATABASE_URL: "postgresql://127.0.0.1:1/none", ...secrets };
    const { status, stderr } = spawnSync(process.execPath, ["server.ts"], { cwd: root, env, encoding: "utf8" });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/AUTH_SECRET (is missing|must be at least 32)/);
    expect(stderr).toContain("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is missing");
  }
});

describe("what is told", () => {
  test("of a port that is taken: another one to try", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const PORT = typeof address === "object" && address ? address.port : 0;
    const error = await listenOnce(PORT, "127.0.0.1").catch((reason) =>
      whyNotPort(reason, { HOST: "127.0.0.1", PORT }),
    );
    expect(error).toBeInstanceOf(Sentence);
    expect(String(error)).toContain(`PORT=${PORT + 1} npm start`);
    server.close();
  });

  test("of a full disk: that, and no stack", () => {
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    expect(tell(full)).toMatch(/^The disk is full/);
    expect(tell(new Error("could not extend file: No space left on device"))).not.toContain("\n");
  });

  test.each([
    ["28P01", /refuses user and password of anna/],
    ["3D000", /no database named news/],
    ["ENOTFOUND", /no host named db\.example/],
    ["ECONNREFUSED", /Nothing answers at db\.example:5432/],
    ["53300", /no connection left/],
  ])("of a database that answers %s: what to do, without the password", (code, sentence) => {
    const told = whyNot("postgresql://anna:secret@db.example/news", Object.assign(new Error("no"), { code }));
    expect(told).toMatch(sentence);
    expect(told).not.toContain("secret");
  });

  test("of the time: in seconds, then in minutes", () => {
    expect([400, 41_000, 125_000].map(duration)).toEqual(["0.4 s", "41 s", "2 min 5 s"]);
  });
});

test("a free port can be taken", async () => {
  const port = await freePort();
  expect(await listenOnce(port, "127.0.0.1")).toBe(port);
});
