import { fetchUrl } from "#lib/fetching/fetch.ts";

// `node lib/testing/fetch-weight.ts URL…` fetches each in a process of its own and prints, one JSON line each, how it ended
// and by how many MB the most that the process ever held has grown since the first.

const [warmUp = "", ...urls] = process.argv.slice(2);
const mostHeldMb = () => process.resourceUsage().maxRSS / 1_024;

await fetchUrl(warmUp);
const before = mostHeldMb();
for (const url of urls) {
  const answer = await fetchUrl(url);
  process.stdout.write(
    `${JSON.stringify({ fate: answer.ok ? answer.status : answer.why, grownMb: mostHeldMb() - before })}\n`,
  );
}
