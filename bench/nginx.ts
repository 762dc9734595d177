import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * nginx with one process, on a folder of its own that holds these files. `http` says what its http block holds beside what
 * every one needs; it is given the folder.
 */
export async function startNginx(http: (folder: string) => string, files: Record<string, Buffer> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "ai-briefing-nginx-"));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const settings = `worker_processes 1; daemon off; pid ${folder}/pid; error_log /dev/null; events { worker_connections 2048; }
    http { access_log off; keepalive_requests 1000000; client_body_temp_path ${folder}; proxy_temp_path ${folder};
      fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
      ${http(folder)} }`;
  writeFileSync(join(folder, "nginx.conf"), settings);
  // Its process gives up root for a user of its own, who has to read the files.
  spawnSync("chmod", ["-R", "a+rX", folder]);
  const child = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-e", "/dev/null"], { stdio: "ignore" });
  await sleep(500);
  return {
    stop: () => {
      child.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
