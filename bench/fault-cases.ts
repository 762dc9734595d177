import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Site } from "../scripts/site.ts";
import { load } from "./load.ts";
import { median, quantile } from "./numbers.ts";

// What may go wrong around a site, on loopback, bounded in count and time; each with what must hold all the same.

export type World = { site: Site; other: Site; databaseUrl: string; admin: pg.Client };
export type Seen = { holds: boolean; seen: string };
type Fault = { name: string; must: string; run: (world: World) => Promise<Seen> };

/** A page that is made afresh each time and asks the database. */
const FRESH = "/search?q=work";

const statusOf = async (url: string) => {
  const begin = performance.now();
  const status = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(60_000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );
  return { status, seconds: (performance.now() - begin) / 1000 };
};

const tally = (statuses: number[]) =>
  [...new Set(statuses)]
    .sort()
    .map((status) => `${statuses.filter((each) => each === status).length} × ${status || "no answer"}`)
    .join(", ");

const connectionsTo = async (admin: pg.Client) => {
  const { rows } = await admin.query<{ count: string }>(
    "SELECT count(*) FROM pg_stat_activity WHERE usename = 'briefing'",
  );
  return Number(rows[0]?.count);
};

/** A connection that says only this, and then nothing more unless it is told to. */
function dial(port: number, text: string): Promise<Socket & { closedAfter?: number }> {
  return new Promise((resolve) => {
    const begin = performance.now();
    const socket: Socket & { closedAfter?: number } = connect(port, "127.0.0.1", () => {
      socket.resume();
      socket.write(text);
      resolve(socket);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      socket.closedAfter = (performance.now() - begin) / 1000;
    });
  });
}

const many = <T>(count: number, make: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));

export const FAULTS: Fault[] = [
  {
    name: "H4 all database connections are ended",
    must: "at most one failed request for each of 10 pooled connections, then none",
    async run({ site, admin }) {
      const running = load(`${site.url}${FRESH}`, { seconds: 5 });
      await sleep(2_000);
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'briefing'");
      const { requests, failed } = await running;
      const after = await load(`${site.url}${FRESH}`, { seconds: 1 });
      return {
        holds: failed <= 10 && after.failed === 0,
        seen: `${failed} of ${requests} failed, ${after.failed} afterwards`,
      };
    },
  },
  {
    name: "H5 the database gives 4 connections, 200 clients come",
    must: "each is answered with 200 or 503 within 6 s",
    async run({ site, admin }) {
      await admin.query("ALTER ROLE briefing CONNECTION LIMIT 4");
      await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'briefing'");
      try {
        const answers = await many(200, () => statusOf(`${site.url}${FRESH}`));
        const slowest = Math.max(...answers.map(({ seconds }) => seconds));
        const statuses = answers.map(({ status }) => status);
        const holds = statuses.every((status) => status === 200 || status === 503);
        return { holds: holds && slowest <= 6, seen: `${tally(statuses)}, slowest ${slowest.toFixed(1)} s` };
      } finally {
        await admin.query("ALTER ROLE briefing CONNECTION LIMIT -1");
      }
    },
  },
  {
    name: "H6 the table of briefings is locked",
    must: "a page that needs it fails within 11 s, kept pages and pages without it are answered",
    async run({ site, databaseUrl }) {
      await statusOf(site.url);
      const client = new pg.Client(databaseUrl);
      await client.connect();
      await client.query('BEGIN; LOCK TABLE "Post" IN ACCESS EXCLUSIVE MODE');
      try {
        const stuck = statusOf(`${site.url}${FRESH}`);
        const [kept, signIn] = [await statusOf(site.url), await statusOf(`${site.url}/sign-in`)];
        const { status, seconds } = await stuck;
        const holds = kept.status === 200 && signIn.status === 200 && seconds <= 11 && status === 503;
        return {
          holds,
          seen: `${status} after ${seconds.toFixed(1)} s; kept page ${kept.status}, sign-in ${signIn.status}`,
        };
      } finally {
        await client.query("ROLLBACK");
        await client.end();
      }
    },
  },
  {
    name: "H8 1,000 heads and 200 bodies that drip, 200 readers that do not read",
    must: "an honest page in under 500 ms (95 of 100), each dripping head cut within 30 s",
    async run({ site }) {
      const host = `Host: localhost:${site.port}\r\n`;
      const heads = await many(1_000, () => dial(site.port, `GET / HTTP/1.1\r\n${host}X-Slow: `));
      const bodies = await many(200, () =>
        dial(
          site.port,
          `POST /sign-in HTTP/1.1\r\n${host}Origin: ${site.url}\r\nContent-Length: 1000\r\nContent-Type: text/plain\r\n\r\na`,
        ),
      );
      const readers = await many(200, async () => {
        const socket = await dial(site.port, `GET / HTTP/1.1\r\n${host}\r\n`);
        socket.pause();
        return socket;
      });
      const drip = setInterval(() => {
        for (const socket of [...heads, ...bodies]) if (socket.writable) socket.write("a");
      }, 1_000);
      const honest = await load(site.url, { seconds: 5, connections: 2 });
      for (const end = Date.now() + 30_000; Date.now() < end && heads.some(({ closedAfter }) => !closedAfter); )
        await sleep(200);
      clearInterval(drip);
      const cut = heads.map(({ closedAfter }) => closedAfter ?? Number.POSITIVE_INFINITY);
      for (const socket of [...heads, ...bodies, ...readers]) socket.destroy();
      const p95 = quantile(honest.times, 0.95);
      const last = Math.max(...cut);
      return {
        holds: p95 < 500 && last <= 31 && honest.failed === 0,
        seen: `p95 ${p95.toFixed(0)} ms, last head cut after ${last.toFixed(0)} s`,
      };
    },
  },
  {
    name: "E7 500 clients vanish after the first byte",
    must: "the site's database connections are as many as its pool within 10 s, and it answers",
    async run({ site, admin }) {
      const asked = await many(500, () =>
        dial(site.port, `GET ${FRESH} HTTP/1.1\r\nHost: localhost:${site.port}\r\n\r\n`),
      );
      for (const socket of asked) socket.destroy();
      await sleep(10_000);
      const [connections, { status, seconds }] = [await connectionsTo(admin), await statusOf(`${site.url}${FRESH}`)];
      return {
        holds: status === 200 && seconds < 2 && connections <= 22,
        seen: `${connections} connections of two sites, ${status} in ${seconds.toFixed(2)} s`,
      };
    },
  },
  {
    name: "a piece is published, two instances have the feed in memory",
    must: "both show it within 1 s",
    async run({ site, other, admin }) {
      const times: number[] = [];
      for (let time = 0; time < 5; time++) {
        const title = `Published at ${Date.now()}`;
        for (const one of [site, other]) await statusOf(one.url);
        const begin = performance.now();
        await admin.query('UPDATE "Post" SET title = $1 WHERE slug = $2', [title, "tasks-not-titles"]);
        for (const one of [site, other])
          while (!(await (await fetch(one.url)).text()).includes(title) && performance.now() - begin < 3_000)
            await sleep(5);
        times.push(performance.now() - begin);
      }
      return {
        holds: Math.max(...times) < 1_000,
        seen: `${median(times).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms`,
      };
    },
  },
  {
    name: "10,000 readers of one cold page at once",
    must: "one render",
    async run({ site, admin }) {
      await admin.query('UPDATE "Post" SET title = title');
      await sleep(500);
      const sockets = await many(10_000, () => dial(site.port, ""));
      const answers = sockets.map(
        (socket) =>
          new Promise<string>((resolve) => {
            let head = "";
            socket.on("data", (chunk: Buffer) => {
              head += chunk.toString("latin1");
              const status = /^cache-status: (.+)\r$/im.exec(head)?.[1];
              if (status) resolve(status);
            });
            socket.on("close", () => resolve("closed"));
          }),
      );
      for (const socket of sockets) socket.write(`GET /about HTTP/1.1\r\nHost: localhost:${site.port}\r\n\r\n`);
      const statuses = await Promise.all(answers);
      for (const socket of sockets) socket.destroy();
      const renders = statuses.filter((status) => status === "ai-briefing; fwd=uri-miss").length;
      const lost = statuses.filter((status) => status === "closed").length;
      return { holds: renders <= 1 && lost === 0, seen: `${renders} render, ${lost} lost of ${statuses.length}` };
    },
  },
];
