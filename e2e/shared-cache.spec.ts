import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSession } from "#lib/accounts/commands.ts";
import { freePort } from "../scripts/processes.ts";
import { expect, siteUrl, test } from "./fixtures.ts";
import { rawTo } from "./raw.ts";

// Behind a cache that many share and that does what headers say: nginx with proxy_cache, asked without a browser.
const hasNginx = spawnSync("nginx", ["-v"]).status === 0;
test.skip(!hasNginx, "nginx is not installed on this machine, so nothing stands between two readers here");
test.describe.configure({ mode: "default" });

let cache: Awaited<ReturnType<typeof startCache>>;
test.beforeAll(async () => {
  if (hasNginx) cache = await startCache();
});
test.afterAll(() => cache?.stop());

async function startCache() {
  const folder = mkdtempSync(join(tmpdir(), "ai-briefing-nginx-"));
  const port = await freePort();
  for (const name of ["kept", "temporary"]) mkdirSync(join(folder, name));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/temporary/${kind};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `${process.getuid?.() === 0 ? "user root;" : ""}
daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off; ${temporary.join(" ")}
  proxy_cache_path ${folder}/kept keys_zone=shared:10m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${new URL(siteUrl).port};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_cache shared;
      proxy_cache_key $request_uri;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}`,
  );
  const nginx: ChildProcess = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "ignore" });
  const ask = rawTo(`http://localhost:${port}`);
  await expect
    .poll(() =>
      ask("GET", "/health").then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  return {
    ask,
    stop: async () => {
      nginx.kill("SIGTERM");
      if (nginx.exitCode === null) await once(nginx, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PIECE = "/posts/help-that-withholds";
const RSC = { RSC: "1" };

test("the cache keeps what is for everybody, byte for byte", async () => {
  const page = await cache.ask("GET", "/");
  const script = /\/_next\/static\/[^"']+?\.js/.exec(page.body)?.[0] ?? "";
  const answers = [await cache.ask("GET", script), await cache.ask("GET", script)];
  expect(answers.map(({ headers }) => headers["x-cache"])).toEqual(["MISS", "HIT"]);
  expect(answers[1]?.body).toBe(answers[0]?.body);
});

test("nothing of one reader comes to another or to a stranger at the same address", async ({ world }) => {
  const [rosa, ben] = [await world.aReader(`Rosa ${world.mark}`), await world.aReader(`Ben ${world.mark}`)];
  const topic = await world.aTopic();
  const piece = await world.publish({ topics: [topic] });
  await world.db.bookmark.create({ data: { userId: rosa.id, postId: piece.id } });
  await world.db.tagFollow.create({ data: { userId: rosa.id, tagId: topic.id } });
  const made = await world.db.export.create({
    data: {
      ...{ userId: rosa.id, state: "ready", progress: 100, archive: Buffer.from(rosa.email) },
      ...{ readyAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
    },
  });
  const cookieOf = async ({ id }: { id: string }) => ({ Cookie: `session=${(await openSession(id)).token}` });
  const [hers, his] = [await cookieOf(rosa), await cookieOf(ben)];
  const pages = ["/", "/following", "/saved", "/settings", "/settings/sessions", piece.path, `/tags/${topic.slug}`];
  const asked: [string, Record<string, string>][] = [
    ...pages.map((path): [string, Record<string, string>] => [path, {}]),
    ...pages.map((path): [string, Record<string, string>] => [`${path}?_rsc=abcde`, RSC]),
    ...["/api/lists?list=following"].map((path): [string, Record<string, string>] => [path, {}]),
    ["/_next/data/x/saved.json", {}],
    [`/exports/${made.id}`, {}],
  ];
  const ofRosa = [rosa.email, rosa.name];
  let seen = 0;
  for (const [address, headers] of asked) {
    // Next sends a request for a payload on to the address that goes with its headers.
    const path = (await cache.ask("GET", address, headers)).headers.location ?? address;
    for (let twice = 0; twice < 2; twice++) {
      const { body } = await cache.ask("GET", path, { ...headers, ...hers });
      if (ofRosa.some((text) => body.includes(text))) seen++;
    }
    for (const other of [his, {}]) {
      const answer = await cache.ask("GET", path, { ...headers, ...other });
      expect(
        ofRosa.filter((text) => answer.body.includes(text)),
        path,
      ).toEqual([]);
      // A stranger may get what is kept for all strangers, a reader only what was made for them.
      if (other === his) {
        expect(answer.headers["x-cache"], path).not.toBe("HIT");
        expect(answer.headers["cache-control"], path).toMatch(/private|no-store/);
      }
    }
  }
  // Most of what was asked names her where she asks herself, as page and as payload: the check above would see it.
  expect(seen).toBeGreaterThan(2 * pages.length);
  expect((await cache.ask("GET", "/saved", hers)).body).toContain(piece.title);
  expect((await cache.ask("GET", "/saved", his)).body).not.toContain(piece.title);
});

/** A page without what differs from one answer to the next by design: nonces, the request's number, moments. */
const settled = ({ headers, body }: Awaited<ReturnType<typeof cache.ask>>) => {
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"]?.toString() ?? "")?.[1] ?? "no nonce";
  return body.replaceAll(nonce, "NONCE").replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID");
};

test("headers that a stranger chooses leave nothing behind for the next who asks", async () => {
  const poisons: Record<string, string>[] = [
    { "X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "ftp", "X-Forwarded-Port": "1" },
    { "x-nextjs-data": "1" },
    RSC,
    { ...RSC, "Next-Router-State-Tree": "%5B%22%22%5D", "Next-Router-Prefetch": "1", "Next-Url": "/evil" },
    { ...RSC, "Next-Router-Segment-Prefetch": "/_tree" },
    { Accept: "text/x-component" },
    { "X-HTTP-Method-Override": "DELETE" },
    { "X-Original-URL": "/settings", "X-Rewrite-URL": "/settings" },
    { "x-middleware-rewrite": "/settings", "x-invoke-path": "/settings", "x-matched-path": "/settings" },
    { "Accept-Encoding": "identity", "Accept-Language": "xx" },
  ];
  for (const path of ["/about", PIECE, "/tags", "/no-such-page"]) {
    const clean = settled(await cache.ask("GET", path));
    for (const [at, poison] of poisons.entries()) {
      // An address of its own for each, so that the poisoned answer is the first that the cache sees.
      const fresh = `${path}?q=${at}`;
      await cache.ask("GET", fresh, poison);
      await cache.ask("GET", path, poison);
      const after = await cache.ask("GET", path);
      expect(settled(after) === clean, `${path} after ${JSON.stringify(poison)}`).toBe(true);
      const second = await cache.ask("GET", fresh);
      expect(second.headers["content-type"], fresh).toContain("text/html");
      expect(second.body).not.toContain("evil.test");
    }
  }
});

test("an address that looks like a file brings nothing private into the cache", async ({ world }) => {
  const rosa = await world.aReader();
  const hers = { Cookie: `session=${(await openSession(rosa.id)).token}` };
  for (const page of ["/settings", "/settings/sessions", "/saved", "/following"])
    for (const end of [
      "/x.css",
      "%2f..%2fx.js",
      ";.png",
      "/..%2f_next%2fstatic%2fx.js",
      ".css",
      "%00.css",
      "%3f.css",
      "%23.js",
    ]) {
      const path = `${page}${end}`;
      const first = await cache.ask("GET", path, hers);
      expect(first.status >= 400 || /no-store|private/.test(`${first.headers["cache-control"]}`), path).toBe(true);
      const stranger = await cache.ask("GET", path);
      expect(stranger.body, path).not.toContain(rosa.email);
      expect(stranger.headers["x-cache"], path).not.toBe("HIT");
    }
});
