import { existsSync } from "node:fs";
import { run } from "./processes.ts";

const whole = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const shell = "/usr/bin/chromium-headless-shell";
const find = (paths: string[]) => paths.find((path) => existsSync(path));

async function installByApt(name: string) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", name], { env });
  if ((await install()).code === 0) return;
  await run("apt-get", ["update"], { env });
  await install();
}

/** The browser that comes by npm, for machines that have none and get none. */
async function packed(): Promise<string> {
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

/** A whole browser, for measurements: E2E_BROWSER, the system's, Debian's installed now where that is possible. */
export async function browserPath(): Promise<string> {
  if (process.env.E2E_BROWSER) return process.env.E2E_BROWSER;
  if (!find(whole)) await installByApt("chromium");
  return find(whole) ?? packed();
}

/**
 * The browser for the journeys. The same engine without the windows, menus and services around it (what Playwright itself
 * takes where nobody looks on): a journey costs half.
 */
export async function headlessPath(): Promise<string> {
  if (process.env.E2E_BROWSER) return process.env.E2E_BROWSER;
  if (!existsSync(shell)) await installByApt("chromium-headless-shell");
  return find([shell, ...whole]) ?? packed();
}
