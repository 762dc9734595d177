import { createServer, connect as dial } from "node:net";
import { startSite } from "../scripts/site.ts";
import { actionId } from "./built.ts";
import { expect, test } from "./fixtures.ts";
import { rawTo } from "./raw.ts";

// Whom the server calls because a request names them: nobody.

/** Counts who dials a port of this machine. */
async function ears() {
  let heard = 0;
  const server = createServer((socket) => {
    heard++;
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { host: `127.0.0.1:${port}`, heard: () => heard, close: () => server.close() };
}

/** Sends bytes as they are and waits until the other side is done, or for a second. */
const send = (port: number, text: string) =>
  new Promise<string>((resolve) => {
    let answer = "";
    const socket = dial(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      answer += chunk;
    });
    for (const end of ["close", "error"]) socket.on(end, () => resolve(answer));
    socket.setTimeout(1_000, () => socket.destroy());
  });

test("the server dials nobody whom a request names", async () => {
  const databaseUrl = process.env.E2E_DATABASE_URL ?? "";
  const site = await startSite({ databaseUrl, log: "e2e-dials.log", programs: ["server"] });
  const ask = rawTo(site.url);
  const there = await ears();
  const upgrade =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n";
  const own = new URL(site.url).host;
  for (const target of [
    `http://${there.host}/`,
    `//${there.host}/`,
    `ws://${there.host}/_next/webpack-hmr`,
    "/_next/webpack-hmr",
  ])
    for (const host of [own, there.host]) {
      await send(site.port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n`);
      await send(site.port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    }
  // An action that ends in a redirect has Next ask its own address for the next page.
  const leave = (headers: Record<string, string>, path = "/about") =>
    ask(
      "POST",
      path,
      { "Next-Action": actionId("signOut"), "Content-Type": "text/plain;charset=UTF-8", ...headers },
      "[{}]",
    );
  const hostile: Record<string, string>[] = [
    { Host: there.host, Origin: `http://${there.host}` },
    { Host: there.host, Origin: site.url },
    { Host: own, Origin: site.url, "X-Forwarded-Host": there.host },
    { Host: own, Origin: site.url, Forwarded: `host=${there.host}` },
    { Host: own, Origin: `http://${there.host}`, "X-Forwarded-Host": there.host, "X-Forwarded-Proto": "http" },
    { Host: "evil.test", Origin: "http://evil.test" },
  ];
  for (const headers of hostile) await leave(headers);
  for (const url of [`http://${there.host}/x.png`, `//${there.host}/x.png`])
    await ask("GET", `/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`);
  expect(there.heard()).toBe(0);
  // The ear hears: whoever dials is counted.
  await rawTo(`http://${there.host}`)("GET", "/");
  expect(there.heard()).toBe(1);
  there.close();
  await site.stop();
});
