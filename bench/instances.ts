import { openSession } from "#lib/accounts/commands.ts";
import { createDb, type PrismaClient, setDb } from "#lib/db.ts";
import { freePort } from "../scripts/processes.ts";
import { loadSampleContent } from "../scripts/sample-content.ts";
import { startSite } from "../scripts/site.ts";
import { migrate } from "../scripts/site-database.ts";
import { startThrowaway } from "../scripts/throwaway.ts";
import { killOne } from "./kill-one.ts";
import { pacedLoad } from "./load.ts";
import { startNginx } from "./nginx.ts";
import { median } from "./numbers.ts";
import { cpuMs } from "./process-cost.ts";
import { table } from "./table.ts";

// Two instances of the server behind nginx: what a request costs beside one instance, and what is lost when one of them dies.

const READERS = 40;

/**
 * nginx as it is set up in front of this site, with two doors: to the first instance alone, and to both. It keeps more
 * connections than are ever in use: where it keeps fewer, two instances cost thrice as much, for connections made anew.
 */
function startProxy(doors: { one: number; both: number }, ports: number[]) {
  const server = (port: number) => `server 127.0.0.1:${port};`;
  const door = (name: "one" | "both", behind: number[]) => `
    upstream ${name} { ${behind.map(server).join(" ")} keepalive 256; }
    server { listen 127.0.0.1:${doors[name]}; location / { proxy_pass http://${name}; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; } }`;
  return startNginx(() => door("one", ports.slice(0, 1)) + door("both", ports));
}

/** Readers with a session each: their ids and cookies. */
async function signedIn(db: PrismaClient) {
  const data = Array.from({ length: READERS }, (_, at) => ({ email: `reader${at}@example.org`, name: "Reader" }));
  const made = await db.user.createManyAndReturn({ data, select: { id: true } });
  return Promise.all(made.map(async ({ id }) => ({ id, cookie: `session=${(await openSession(id)).token}` })));
}

type Instances = { doors: { one: string; both: string }; pids: number[]; readers: { id: string; cookie: string }[] };

async function withInstances<T>(use: (instances: Instances, db: PrismaClient) => Promise<T>): Promise<T> {
  const database = await startThrowaway();
  const ends = [database.stop];
  try {
    await migrate(database.url);
    await loadSampleContent(database.url, database.folder);
    const db = createDb(database.url, { connections: 2 });
    setDb(db);
    ends.unshift(() => db.$disconnect());
    const [one, both] = [await freePort(), await freePort()];
    const doors = { one: `http://localhost:${one}`, both: `http://localhost:${both}` };
    const settings = { AUTH_URL: doors.both, TRUST_PROXY: "1", LOG_LEVEL: "fatal" };
    const start = (log: string) => startSite({ databaseUrl: database.url, log, programs: ["server"], settings });
    const sites = [await start("bench-instance-1.log"), await start("bench-instance-2.log")];
    ends.unshift(...sites.map(({ stop }) => stop));
    const proxy = await startProxy(
      { one, both },
      sites.map(({ port }) => port),
    );
    ends.unshift(async () => proxy.stop());
    return await use({ doors, pids: sites.map(({ pid }) => pid), readers: await signedIn(db) }, db);
  } finally {
    for (const end of ends) await end();
  }
}

type Asked = { name: string; path: string; headers: Record<string, string>; rate: number };

/** What is asked for, and how often in a second of each instance: far less than it could answer. */
const asked = (Cookie: string): Asked[] => [
  { name: "kept page", path: "/", headers: { "Accept-Encoding": "br" }, rate: 1_000 },
  { name: "feed, signed in", path: "/", headers: { Cookie }, rate: 20 },
  { name: "article, signed in", path: "/posts/tasks-not-titles", headers: { Cookie }, rate: 20 },
];

/**
 * CPU of all instances for one request, in ms, by one door and by the other in turn. Each instance is asked equally often by
 * either door. With all connections in use at any time (as this was measured before) nginx is what bounds both doors, so that
 * each of two instances is asked half as often as one alone: it finds fewer requests at each turn of its loop, and pays for
 * the turn all the same, which says something of the load and nothing of there being two. What that comes to is the last column.
 */
async function costs({ doors, pids, readers }: Instances, rounds: number, seconds: number) {
  const cpu = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  const rows: string[][] = [];
  for (const { name, path, headers, rate } of asked(readers[0]?.cookie ?? "")) {
    const ways = [
      { url: doors.one + path, perSecond: rate, costs: [] as number[] },
      { url: doors.both + path, perSecond: rate * 2, costs: [] as number[] },
      { url: doors.both + path, perSecond: rate, costs: [] as number[] },
    ];
    // The first round warms.
    for (let round = -1; round < rounds; round++)
      for (const { url, perSecond, costs } of ways) {
        const before = cpu();
        const { requests, failed } = await pacedLoad(url, { seconds, perSecond, headers });
        if (failed > 0) throw new Error(`${failed} of ${requests} requests for ${url} failed.`);
        if (round >= 0) costs.push((cpu() - before) / requests);
      }
    const [one = 0, both = 0, half = 0] = ways.map((way) => median(way.costs));
    rows.push([name, one.toFixed(3), both.toFixed(3), (both / one).toFixed(2), (half / one).toFixed(2)]);
  }
  return table(["page", "CPU ms, one instance", "CPU ms, two", "ratio", "ratio, each asked half as often"], rows);
}

/** Measures both. The words for bench/RESULTS.md. */
export const measureInstances = (rounds: number, seconds: number): Promise<string> =>
  withInstances(async (instances, db) => {
    const cost = await costs(instances, rounds, seconds);
    const killed = await killOne(instances.doors.both, instances.pids[1] ?? 0, instances.readers, db);
    return `${cost}\n\n${killed}`;
  });
