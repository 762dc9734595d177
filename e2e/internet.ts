import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a host of the test's internet answers; null for 404. */
export type Host = (path: string, request: IncomingMessage, body: string) => Promise<object | null> | object | null;

/**
 * A small internet on loopback: the hosts that are named here, and no other. A server that is started with `settings`
 * reaches them, and only them, under their real addresses; `asked` is what it asked for.
 */
export async function startInternet(hosts: Record<string, Host>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const [, host = "", ...rest] = (request.url ?? "/").split("/");
      const path = `/${rest.join("/")}`;
      asked.push(`${host}${path.split("?")[0]}`);
      const answer = (await hosts[host]?.(path, request, Buffer.concat(chunks).toString())) ?? null;
      response.writeHead(answer ? 200 : 404, { "Content-Type": "application/json" });
      response.end(JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  // What the server process loads first: every address of the web leads here.
  const folder = mkdtempSync(join(tmpdir(), "ai-briefing-internet-"));
  const file = join(folder, "internet.mjs");
  writeFileSync(
    file,
    `const dial = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (url.protocol !== "https:") return dial(input, init);
  const here = "http://127.0.0.1:${port}/" + url.host + url.pathname + url.search;
  return dial(input instanceof Request ? new Request(here, input) : here, init);
};
`,
  );
  return {
    asked,
    settings: { NODE_OPTIONS: `--import ${file}` },
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
