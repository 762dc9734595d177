import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort } from "node:worker_threads";
import { chance } from "#lib/testing/chance.ts";
import { VOCABULARY } from "./vocabulary.ts";

// The hosts of bench:feeds, in a thread of their own: /7 is a feed of twenty items that no other feed has; of those whose
// number ends a score, nothing ever comes. Says its port when it listens, and who was asked how often when it is asked.

function feed(number: number): string {
  const { oneOf } = chance(number);
  const some = (count: number) => Array.from({ length: count }, () => oneOf(VOCABULARY)).join(" ");
  const items = Array.from({ length: 20 }, (_, at) => {
    const when = new Date(Date.now() - at * 7_200_000 - number * 1_000).toUTCString();
    return `<item><title>${some(8)}</title><guid>${number}-${at}</guid><link>https://host${number}.example/${at}</link>
      <pubDate>${when}</pubDate><description><![CDATA[<p>${some(120)}.</p><p>${some(120)}.</p>]]></description></item>`;
  });
  const head = `<title>Feed ${number}</title><link>https://host${number}.example/</link>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel>${head}${items.join("")}</channel></rss>`;
}

const asked = new Map<string, number>();
const server = createServer((request, response) => {
  const path = request.url ?? "";
  asked.set(path, (asked.get(path) ?? 0) + 1);
  const number = Number(path.slice(1));
  if (number % 20 !== 19) response.writeHead(200, { "content-type": "application/rss+xml" }).end(feed(number));
});
server.listen(0, "0.0.0.0", () => parentPort?.postMessage((server.address() as AddressInfo).port));
parentPort?.on("message", () => parentPort?.postMessage([...asked.values()]));
