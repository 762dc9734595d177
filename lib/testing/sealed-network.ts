import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { spellings } from "#lib/testing/address-spellings.ts";
import { testRules } from "#lib/testing/fetch-rules.ts";
import { nameServer } from "#lib/testing/name-server.ts";

// Run by lib/fetching/packets.test.ts in a network of its own, in which every address of the internet, public or not, is this
// machine: whatever the product dials is a packet on the one interface there is, and is counted by the kernel.

const { urls }: { urls: string[] } = JSON.parse(readFileSync(0, "utf8"));
/** Packets sent so far. */
const packets = () => Number(/lo:\s*(?:\d+\s+){9}(\d+)/.exec(readFileSync("/proc/net/dev", "utf8"))?.[1]);

const heard: string[] = [];
const ear = createServer((socket: Socket) => {
  heard.push(`${socket.localAddress}`);
  socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
});
await new Promise<void>((resolve) => ear.listen(80, "::", resolve));
const names = await nameServer((name) => (name === "inside.test" ? ["10.0.0.1", "fd00::1"] : ["93.184.215.14"]));
const rules = testRules({ nameServers: [names.address] });

const before = packets();
const fates = await Promise.all(
  urls.map(async (url) => ({ url, fate: await fetchWith(rules, url, { totalMs: 60_000 }) })),
);
const sent = packets() - before;
const notRefused = fates
  .filter(({ fate }) => fate.ok || !["scheme", "address"].includes(fate.why))
  .map(({ url }) => url);

const inside = await fetchWith(rules, "http://inside.test/");
const heardOfForbidden = [...heard];
// The ear hears and the count counts: what may be dialled is, in either family, by address and by name.
const allowed = [
  "http://1.1.1.1/",
  ...spellings("8.8.8.8")
    .slice(0, 3)
    .map((host) => `http://${host}/`),
];
for (const url of [...allowed, "http://[2606:4700::1]/", "http://outside.test/"]) await fetchWith(rules, url);
const control = { heard: heard.slice(heardOfForbidden.length), sent: packets() - before - sent };
process.stdout.write(JSON.stringify({ asked: urls.length, sent, notRefused, inside, heardOfForbidden, control }));
process.exit(0);
