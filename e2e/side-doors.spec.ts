import { type ChildProcess, spawn } from "node:child_process";
import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openSession } from "#lib/accounts/commands.ts";
import { secretsOf } from "../scripts/data-folder.ts";
import { freePort } from "../scripts/processes.ts";
import { root, settingsIn, variables } from "../scripts/settings.ts";
import { startSite } from "../scripts/site.ts";
import { expect, siteUrl, test } from "./fixtures.ts";
import { raw, rawTo } from "./raw.ts";

// What must not come out, whatever the address and the headers: private pages, and the secrets of the site.

const DOORS: [string, Record<string, string>][] = [
  ["", {}],
  ...["proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware"].map(
    (name): [string, Record<string, string>] => ["", { "x-middleware-subrequest": Array(5).fill(name).join(":") }],
  ),
  ["", { RSC: "1" }],
  ["?_rsc=1", { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" }],
  ["?_rsc=1", { RSC: "1", "Next-Router-State-Tree": "%5B%22%22%2C%7B%7D%5D" }],
  [".rsc", {}],
  [".segments/_tree.segment.rsc", {}],
  ["", { "x-nextjs-data": "1" }],
  ["/", {}],
  ["", { "x-invoke-path": "/settings", "x-matched-path": "/settings", "x-now-route-matches": "1" }],
];

/** Starts the build with Next's own server: nothing of ours stands in front of it. */
async function nextAlone() {
  const port = await freePort();
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    ...secretsOf(settingsIn(variables()).DATA_DIR),
    ...{ NODE_ENV: "production", DATABASE_URL: process.env.E2E_DATABASE_URL, AUTH_URL: `http://localhost:${port}` },
    ...{ LOG_LEVEL: "silent", NEXT_TELEMETRY_DISABLED: "1" },
  };
  const next = join(root, "node_modules/next/dist/bin/next");
  const args = ["--import", join(root, "e2e/renders-markup.ts"), next, "start", "-p", String(port), "-H", "127.0.0.1"];
  const server: ChildProcess = spawn(process.execPath, args, { cwd: root, env: environment, stdio: "ignore" });
  const alone = rawTo(`http://localhost:${port}`);
  await expect
    .poll(
      () =>
        alone("GET", "/about").then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);
  return { ask: alone, stop: () => server.kill("SIGKILL") };
}

test("nothing private comes out by a side door, with our server in front and with Next alone", async ({ world }) => {
  expect(globSync("{,src/}{proxy,middleware}.{ts,js,mts,mjs}", { cwd: root }), "the project has no proxy file").toEqual(
    [],
  );
  const reader = await world.aReader(`Rosa ${world.mark}`);
  const { token } = await openSession(reader.id);
  const paths = ["/settings", "/settings/sessions", "/settings/yours", "/saved", "/following", "/admin/people"];
  const spelled = paths.flatMap((path) => [
    path,
    `/${path}`,
    path.replace("s", "%73"),
    path.replaceAll("/", "%2f").replace("%2f", "/"),
  ]);
  const data = paths.map((path) => `/_next/data/${readFileSync(join(root, ".next/BUILD_ID"), "utf8")}${path}.json`);
  const alone = await nextAlone();
  try {
    for (const from of [raw, alone.ask]) {
      for (const path of [...spelled, ...data])
        for (const [end, headers] of DOORS) {
          const { body } = await from("GET", `${path}${end}`, headers);
          const told = [reader.email, reader.name, "this browser", "End all others"].filter((text) =>
            body.includes(text),
          );
          expect(told, `${path}${end} ${JSON.stringify(headers)}`).toEqual([]);
        }
      // With the cookie the same addresses do say it: the check above would see it.
      const own = await from("GET", "/settings/sessions", { Cookie: `session=${token}` });
      expect(own.body).toContain("this browser");
    }
  } finally {
    alone.stop();
  }
});

test("an address shows what it says, from the first request to a server on", async ({ world }) => {
  const [one, other] = [await world.publish(), await world.publish()];
  const databaseUrl = process.env.E2E_DATABASE_URL ?? "";
  // What is kept knows no query of others: each page is made for who asks.
  const settings = { PAGE_CACHE_MB: "0" };
  const site = await startSite({ databaseUrl, log: "e2e-first-request.log", programs: ["server"], settings });
  try {
    const ask = rawTo(site.url);
    const slug = other.path.replace("/posts/", "");
    for (const query of [`nxtPslug=${slug}`, `%6ExtPslug=${slug}`]) {
      const { body } = await ask("GET", `${one.path}?${query}`);
      expect(/<title>[^<]*/.exec(body)?.[0], query).toContain(one.title);
    }
  } finally {
    await site.stop();
  }
});

test("no secret of this site is in what browsers get", async () => {
  const secrets = [
    ...Object.values(secretsOf(settingsIn(variables()).DATA_DIR)),
    ...[process.env.E2E_DATABASE_URL ?? "", new URL(process.env.E2E_DATABASE_URL ?? siteUrl).password],
    "a-secret-of-the-loopback-issuer",
  ].filter(Boolean);
  expect(secrets.length).toBeGreaterThanOrEqual(4);
  const names = /AUTH_SECRET|ENCRYPTION_KEY|[A-Z]+_SECRET\b|SMTP_URL|postgres(ql)?:\/\/|argon2id/;
  const sent = readdirSync(join(root, ".next/static"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(sent.length).toBeGreaterThan(5);
  for (const entry of sent) {
    const text = readFileSync(join(entry.parentPath, entry.name), "latin1");
    expect(names.exec(text)?.[0], entry.name).toBeUndefined();
    expect(secrets.filter((secret) => text.includes(secret)).length, entry.name).toBe(0);
  }
  for (const path of ["/", "/sign-in", "/about", "/no-such-page"]) {
    const { body } = await raw("GET", path);
    expect(secrets.filter((secret) => body.includes(secret)).length, path).toBe(0);
  }
});
