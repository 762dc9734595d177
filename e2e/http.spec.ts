import { expect, siteUrl, test } from "./fixtures.ts";
import { raw } from "./raw.ts";

const PIECE = "/posts/help-that-withholds";

test("every answer carries the headers that protect a reader", async () => {
  for (const path of [
    "/",
    PIECE,
    `${PIECE}/cover.png`,
    "/nothing-here",
    "/api/lists?list=all",
    "/api/nothing",
    "/icon.svg",
    "/health",
  ]) {
    const { headers } = await raw("GET", path);
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "x-frame-options": "DENY",
    });
    expect(headers["permissions-policy"], path).toContain("camera=()");
    expect(headers["x-powered-by"], path).toBeUndefined();
    expect(headers["access-control-allow-origin"], path).toBeUndefined();
  }
});

test("a page that is made for its visitor names the scripts it carries, and no two answers by the same name", async () => {
  const policies = [await raw("GET", "/search"), await raw("GET", "/search")].map(policyOf);
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(rule);
  }
  expect(policies[0]).not.toBe(policies[1]);
});

test("a kept page names its scripts by what they are, and carries no nonce that could be used again", async () => {
  for (const path of ["/", PIECE]) {
    const answer = await raw("GET", path);
    expect(policyOf(answer), path).toMatch(/script-src 'self'( 'sha256-[\w+/]{43}=')+;/);
    expect(policyOf(answer), path).not.toMatch(/nonce-|strict-dynamic|unsafe/);
    expect(
      [...answer.body.matchAll(/nonce="([^"]*)"/g)].filter(([, nonce]) => /[^x]/.test(nonce ?? "")),
      path,
    ).toEqual([]);
  }
});

const policyOf = ({ headers }: Awaited<ReturnType<typeof raw>>) => headers["content-security-policy"] as string;

test("another site is allowed to read nothing", async () => {
  const { headers } = await raw("GET", "/api/lists?list=all", { Origin: "https://evil.test" });
  expect(headers["access-control-allow-origin"]).toBeUndefined();
  expect(headers["access-control-allow-credentials"]).toBeUndefined();
});

test("methods that the site does not speak are refused without an echo", async () => {
  for (const method of ["TRACE", "PROPFIND", "PUT", "DELETE", "OPTIONS"]) {
    const answer = await raw(method, "/", { "X-Echo": "wombat" });
    expect(answer.status, method).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD, POST");
    expect(answer.body).not.toContain("wombat");
  }
});

test("an answer that is an error can be named in a report", async () => {
  const missing = await raw("GET", "/nothing-here");
  expect(missing.status).toBe(404);
  expect(missing.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(missing.body).toContain("There is nothing here");
});

test("a page under another name of the site leads to the real one, and nothing is written there", async () => {
  const page = await raw("GET", "/tags?x=1", { Host: "evil.test" });
  expect([page.status, page.headers.location]).toEqual([308, `${siteUrl}/tags?x=1`]);
  expect((await raw("POST", "/sign-in", { Host: "evil.test", Origin: "http://evil.test" })).status).toBe(403);
  const { body } = await raw("GET", PIECE, { "X-Forwarded-Host": "evil.test", Forwarded: "host=evil.test" });
  expect(body).not.toContain("evil.test");
});

test("addresses that nobody wrote are no error of ours", async () => {
  const odd = [
    "/posts/%00",
    "/tags/%00",
    "/authors/%00",
    "/s/%00",
    "/search?q=%00",
    "/search?q=a&q=b",
    "/search?q=x&page=1e309",
    "/posts/__proto__",
    "/tags/constructor",
  ];
  const lists = [
    "/api/lists?list=all&before=%00",
    "/api/lists?list=saved",
    "/api/lists?list=following",
    "/api/lists?list=topic:%00",
    "/api/lists?list=%27%20OR%201=1",
    "/api/lists",
  ];
  for (const path of [
    ...odd,
    ...lists,
    "/?before=%00",
    "/?before=a&before=b",
    "/%E0%A4%A",
    "/settings/x.css",
    "/settings;.png",
  ]) {
    const { status, body } = await raw("GET", path);
    expect(status, path).toBeLessThan(500);
    expect(body, path).not.toMatch(/at \w+.*\.js:\d+/);
  }
});

test("nothing of the workshop is served", async () => {
  for (const path of [
    "/.env",
    "/.git/config",
    "/package.json",
    "/server.ts",
    "/.data/secrets.json",
    "/_next/../server.ts",
  ])
    expect((await raw("GET", path)).status, path).toBe(404);
});
