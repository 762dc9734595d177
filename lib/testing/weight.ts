import { fetchUrl } from "#lib/fetching/fetch.ts";
import { fetchImage } from "#lib/fetching/image.ts";

// `node lib/testing/weight.ts page|image URL…` fetches each in a process of its own and prints, one JSON line each, how it
// ended and how many MB more than before the process held at the most.

const [kind, warmUp = "", ...urls] = process.argv.slice(2);
const heldMb = () => process.memoryUsage.rss() / 1_048_576;

async function fate(url: string): Promise<string> {
  if (kind === "image") return (await fetchImage(url)).ok ? "image" : "no image";
  const answer = await fetchUrl(url);
  return answer.ok ? "page" : answer.why;
}

await fate(warmUp);
const before = heldMb();
let most = before;
const look = () => {
  most = Math.max(most, heldMb());
};
setInterval(look, 2).unref();
for (const url of urls) {
  most = before;
  const ended = await fate(url);
  look();
  process.stdout.write(`${JSON.stringify({ url, fate: ended, grownMb: most - before })}\n`);
}
