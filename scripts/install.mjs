// Runs on Node 20, before anything is installed: only what comes with Node may be used here.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const node = join(root, "node_modules", ".bin", "node");

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  refuse(`This needs Node 20 or newer; here is ${process.versions.node}. Get it at nodejs.org, then start again.`);
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
};

/** npm notes in node_modules what it has installed there, as its last act. */
const note = join(root, "node_modules", ".package-lock.json");

function isInstalled() {
  const wanted = readJson(join(root, "package-lock.json"))?.packages ?? {};
  const found = readJson(note)?.packages;
  if (!found) return false;
  const isThere = ([path, { version, optional }]) => (path in found ? found[path].version === version : optional);
  const all = Object.entries(wanted).filter(([path]) => path !== "");
  return all.every(isThere) && spawnSync(node, ["--version"]).status === 0;
}

/** The lock of the data folder, as scripts/lock.ts keeps it: packages are not exchanged under a running site. */
function takeLock() {
  try {
    process.loadEnvFile?.(join(root, ".env"));
  } catch {}
  const folder = resolve(root, process.env.DATA_DIR || ".data");
  const file = join(folder, "running.json");
  const pid = readJson(file)?.pid;
  if (pid && isAlive(pid)) {
    refuse(`Another start is at work here (process ${pid}). Wait for it, or stop it with: kill ${pid}`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Calls `stop` with the signal that asks for it. `kill` on npm alone ends npm and its shell, which tell nobody: this is
 * then left with another parent, and asked by that. Answers how to stop listening.
 */
function onSignals(stop) {
  const parent = process.ppid;
  const whenLeft = () => process.ppid !== parent && stop("SIGTERM");
  const watch = process.env.npm_lifecycle_event && setInterval(whenLeft, 300);
  for (const signal of signals) process.on(signal, stop);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.removeListener(signal, stop);
  };
}

/** Installs exactly what package-lock.json says. Answers { code, stopped, output }. */
function npmInstall() {
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const [command, ...args] = [...npm, "ci", "--no-audit", "--no-fund"];
  // Prisma would download an engine that is not used; any executable keeps it from that. Build tools are needed too.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, NODE_ENV: "development" };
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  // npm would take half a minute to stop. What it leaves half done is recognised, as its note is gone.
  let stopped = false;
  const stop = () => {
    stopped = true;
    process.kill(-child.pid, "SIGKILL");
  };
  const forget = onSignals(stop);
  let output = "";
  const keep = (chunk) => {
    output = (output + chunk).slice(-6000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  return new Promise((done) => {
    const end = (code) => {
      forget();
      done({ code, stopped, output });
    };
    child.once("error", (error) => {
      keep(error.message);
      end(1);
    });
    child.once("close", end);
  });
}

function explain(output) {
  if (/ENOSPC|no space left/i.test(output)) return "The disk is full. Free some space (about 2 GB), then start again.";
  if (/EACCES|EPERM|EROFS/.test(output)) return "This folder may not be written by this user. Run this as its owner.";
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRE|E404/.test(output)) {
    return `The packages could not be fetched. Check the connection to npm's registry, then start again.\n${output}`;
  }
  return `The packages could not be installed. npm says:\n${output}`;
}

/** Installs the packages unless they are there as package-lock.json says. Answers the project's own Node. */
export async function install() {
  if (isInstalled()) return node;
  const release = takeLock();
  const begin = Date.now();
  process.stdout.write("Installing packages … ");
  rmSync(note, { force: true });
  const { code, stopped, output } = await npmInstall();
  release();
  console.log(code === 0 ? `${Math.round((Date.now() - begin) / 1000)} s` : "stopped");
  if (stopped) process.exit(0);
  if (code !== 0) refuse(explain(output));
  if (!isInstalled())
    refuse("The packages are installed, but not as package-lock.json says. Delete node_modules, then start again.");
  return node;
}

/** Runs one of the project's scripts on the project's Node, passes signals on, and ends as it ends. */
export function runScript(interpreter, script, args) {
  const child = spawn(interpreter, [join(root, script), ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}` },
  });
  onSignals((signal) => child.kill(signal));
  child.once("exit", (code) => process.exit(code ?? 1));
}
