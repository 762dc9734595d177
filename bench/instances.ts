import { openSession } from "#lib/accounts/commands.ts";
import { createDb, type PrismaClient, setDb } from "#lib/db.ts";
import { freePort } from "../scripts/processes.ts";
import { loadSampleContent } from "../scripts/sample-content.ts";
import { startSite } from "../scripts/site.ts";
import { migrate } from "../scripts/site-database.ts";
import { startThrowaway } from "../scripts/throwaway.ts";
import { killOne } from "./kill-one.ts";
import { load } from "./load.ts";
import { startNginx } from "./nginx.ts";
import { median } from "./numbers.ts";
import { cpuMs } from "./process-cost.ts";
import { table } from "./table.ts";

// Two instances of the server behind nginx: what a request costs beside one instance, and what is lost when one of them dies.

const READERS = 40;

/** nginx as it is set up in front of this site, with two doors: to the first instance alone, and to both. */
function startProxy(doors: { one: number; both: number }, ports: number[]) {
  const server = (port: number) => `server 127.0.0.1:${port};`;
  const door = (name: "one" | "both", behind: number[]) => `
    upstream ${name} { ${behind.map(server).join(" ")} keepalive 32; }
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

/** CPU of all instances for one request, in ms, by one door and by the other in turn. */
async function costs({ doors, pids, readers }: Instances, rounds: number, seconds: number) {
  const Cookie = readers[0]?.cookie ?? "";
  const asked: { name: string; path: string; headers: Record<string, string> }[] = [
    { name: "kept page", path: "/", headers: { "Accept-Encoding": "br" } },
    { name: "feed, signed in", path: "/", headers: { Cookie } },
    { name: "article, signed in", path: "/posts/tasks-not-titles", headers: { Cookie } },
  ];
  const cpu = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  const rows: string[][] = [];
  for (const { name, path, headers } of asked) {
    const found = { one: [] as number[], both: [] as number[] };
    for (const door of ["one", "both"] as const) await load(`${doors[door]}${path}`, { seconds, headers });
    for (let round = 0; round < rounds; round++)
      for (const door of ["one", "both"] as const) {
        const before = cpu();
        const { requests } = await load(`${doors[door]}${path}`, { seconds, headers });
        found[door].push((cpu() - before) / requests);
      }
    const [one, both] = [median(found.one), median(found.both)];
    rows.push([name, one.toFixed(3), both.toFixed(3), (both / one).toFixed(2)]);
  }
  return table(["page", "CPU ms, one instance", "CPU ms, two instances", "ratio"], rows);
}

/** Measures both. The words for bench/RESULTS.md. */
export const measureInstances = (rounds: number, seconds: number): Promise<string> =>
  withInstances(async (instances, db) => {
    const cost = await costs(instances, rounds, seconds);
    const killed = await killOne(instances.doors.both, instances.pids[1] ?? 0, instances.readers, db);
    return `${cost}\n\n${killed}`;
  });
