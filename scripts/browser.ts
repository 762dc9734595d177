import { existsSync } from "node:fs";
import { run } from "./processes.ts";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const find = () => usual.find((path) => existsSync(path));

async function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
  if ((await install()).code === 0) return;
  await run("apt-get", ["update"], { env });
  await install();
}

/**
 * The browser for the journeys: E2E_BROWSER, the system's, Debian's installed now where that is possible, or the one
 * that comes by npm.
 */
export async function browserPath(): Promise<string> {
  if (process.env.E2E_BROWSER) return process.env.E2E_BROWSER;
  if (!find()) await installByApt();
  const found = find();
  if (found) return found;
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}
