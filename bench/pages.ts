import { openSession } from "#lib/accounts/commands.ts";
import { createDb, setDb } from "#lib/db.ts";
import { startSite } from "../scripts/site.ts";
import { type AnswerCost, type Asked, answerCosts } from "./cost.ts";
import { startEmptySite } from "./empty-site.ts";
import { table } from "./table.ts";

// What a page costs that is made for its visitor, beside the least that Next can make.

/** What a browser takes: its answers are compressed. */
const BROWSER = { "Accept-Encoding": "gzip, deflate, br, zstd" };

/** A reader of the generated database, signed in: their cookie. */
async function signedIn(databaseUrl: string): Promise<string> {
  const client = createDb(databaseUrl, { connections: 1 });
  setDb(client);
  try {
    const reader = await client.user.findUniqueOrThrow({ where: { email: "reader-1@bench.example" } });
    const { token } = await openSession(reader.id);
    return `session=${token}`;
  } finally {
    await client.$disconnect();
  }
}

/** Measures pages made afresh on a generated database. The first and the last of the costs are the references. */
export async function measurePages(databaseUrl: string, rounds: number, seconds: number): Promise<AnswerCost[]> {
  const Cookie = await signedIn(databaseUrl);
  const empty = await startEmptySite();
  const compressed = await startEmptySite(true);
  // Nothing kept: what is measured is the making.
  const site = await startSite({
    ...{ databaseUrl, log: "bench-pages.log", programs: ["server"] },
    settings: { PAGE_CACHE_MB: "0", LOG_LEVEL: "error" },
  });
  const ours = (name: string, path: string, headers?: Record<string, string>): Asked => ({
    ...{ name, url: `${site.url}${path}`, pid: site.pid },
    ...(headers && { headers }),
  });
  try {
    return await answerCosts(
      [
        { name: "an empty page of Next", url: empty.url, pid: empty.pid },
        ours("feed of 20, made afresh", "/"),
        ours("feed of 20, signed in", "/", { Cookie }),
        ours("Following, signed in", "/following", { Cookie }),
        ours("saved, signed in", "/saved", { Cookie }),
        ours("article, made afresh", "/posts/post-100"),
        ours("article, signed in", "/posts/post-100", { Cookie }),
        ours("search", "/search?q=work"),
        { name: "the empty page, as a browser asks", url: compressed.url, pid: compressed.pid, headers: BROWSER },
        ours("feed of 20, signed in, as a browser asks", "/", { Cookie, ...BROWSER }),
        ours("article, signed in, as a browser asks", "/posts/post-100", { Cookie, ...BROWSER }),
        ours("the next page as JSON", "/api/lists?list=all"),
        { name: "a route of Next that answers a constant", url: `${empty.url}/constant`, pid: empty.pid },
      ],
      rounds,
      seconds,
    );
  } finally {
    await Promise.all([site.stop(), empty.stop(), compressed.stop()]);
  }
}

/** Pages against the empty page that was asked for in the same way, the JSON route against the constant one. */
export function pageTable(costs: AnswerCost[]): string {
  const [empty, constant] = [costs[0], costs.at(-1)];
  const compressed = costs.find(({ name }) => name.startsWith("the empty page"));
  const rows = costs.map((cost) => {
    const asked = /as a browser/.test(cost.name) ? compressed : empty;
    const reference = /JSON|constant/.test(cost.name) ? constant : asked;
    const ratio = (cost.cpu / (reference?.cpu ?? Number.NaN)).toFixed(2);
    return [
      cost.name,
      cost.cpu.toFixed(2),
      cost.spread,
      ratio,
      cost.p95.toFixed(1),
      String(Math.round(cost.bytes)),
      String(cost.failed),
    ];
  });
  return table(["page", "CPU ms", "spread", "ratio", "p95 ms", "bytes", "failed"], rows);
}
