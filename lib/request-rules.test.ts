import { describe, expect, test } from "vitest";
import {
  bodyMost,
  clientAddress,
  forgetClaims,
  isLooking,
  isOwnHost,
  isOwnWrite,
  onSite,
  securityHeaders,
} from "#lib/request-rules.ts";

const SITE = "https://briefing.example";
const LOCAL = "http://localhost:3000";

describe("a write of our own page", () => {
  test.each([
    [{ origin: SITE, host: "briefing.example" }, SITE],
    [{ origin: SITE, host: "briefing.example", "sec-fetch-site": "same-origin" }, SITE],
    [{ origin: SITE, host: "10.0.0.7:3000" }, SITE], // behind a proxy that names itself
    [{ origin: LOCAL, host: "localhost:3000" }, LOCAL],
    [{ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, LOCAL],
    [{ origin: "http://[::1]:4000", host: "[::1]:4000" }, LOCAL],
  ])("is taken: %j", (headers, site) => expect(isOwnWrite(headers, site)).toBe(true));
});

describe("a write from elsewhere", () => {
  test.each([
    [{ host: "briefing.example" }, SITE],
    [{ origin: "", host: "briefing.example" }, SITE],
    [{ origin: "null", host: "briefing.example" }, SITE],
    [{ origin: "https://evil.test", host: "briefing.example" }, SITE],
    [{ origin: "https://evil.test", host: "evil.test" }, SITE],
    [{ origin: "http://briefing.example", host: "briefing.example" }, SITE],
    [{ origin: "https://briefing.example:8443", host: "briefing.example" }, SITE],
    [{ origin: "https://briefing.example.evil.test", host: "briefing.example" }, SITE],
    [{ origin: "https://sub.briefing.example", host: "briefing.example" }, SITE],
    [{ origin: SITE, host: "briefing.example", "sec-fetch-site": "cross-site" }, SITE],
    [{ origin: SITE, host: "briefing.example", "sec-fetch-site": "same-site" }, SITE],
    [{ origin: SITE, host: "briefing.example", "sec-fetch-site": "none" }, SITE],
    [{ origin: "http://localhost:3000", host: "localhost:3000" }, SITE],
    [{ origin: "http://localhost:5173", host: "localhost:3000" }, LOCAL], // another program of this machine
    [{ origin: "http://127.0.0.1:3000", host: "localhost:3000" }, LOCAL],
    [{ origin: "https://127.0.0.1:3000", host: "127.0.0.1:3000" }, LOCAL],
    [{ origin: "http://localhost.evil.test:3000", host: "localhost:3000" }, LOCAL],
    [{ origin: "not an origin", host: "localhost:3000" }, LOCAL],
  ])("is refused: %j", (headers, site) => expect(isOwnWrite(headers, site)).toBe(false));
});

test.each([
  ["briefing.example", SITE, true],
  ["BRIEFING.example", SITE, true],
  ["briefing.example:444", SITE, false],
  ["evil.test", SITE, false],
  ["briefing.example.evil.test", SITE, false],
  [undefined, SITE, false],
  ["", SITE, false],
  ["localhost", SITE, false],
  ["127.0.0.1:9", LOCAL, true],
  ["[::1]:3000", LOCAL, true],
  ["localhost.evil.test", LOCAL, false],
  ["127.0.0.1.evil.test", LOCAL, false],
  ["127.0.0.2", LOCAL, false],
])("%s is a name of %s: %s", (host, site, own) => expect(isOwnHost(host, site)).toBe(own));

test.each([
  ["/desk/sources", 5_000_000],
  ["/settings/yours", 15 * 1024 * 1024],
  ["/settings/profile", 5 * 1024 * 1024],
])("a form on %s brings a file of %i bytes with room for the rest", (path, size) =>
  expect(bodyMost(path)).toBeGreaterThan(size + 64 * 1024),
);

describe("the address behind a request", () => {
  const forwarded = "1.1.1.1, 2.2.2.2, 3.3.3.3";
  test.each([
    [0, forwarded, "9.9.9.9"],
    [1, forwarded, "3.3.3.3"],
    [2, forwarded, "2.2.2.2"],
    [3, forwarded, "1.1.1.1"],
    [4, forwarded, "9.9.9.9"],
    [1, "", "9.9.9.9"],
    [1, undefined, "9.9.9.9"],
    [1, "1.1.1.1,", "9.9.9.9"],
  ])("with %i proxies of ours and %j is %s", (trusted, header, address) =>
    expect(clientAddress("9.9.9.9", header, trusted)).toBe(address),
  );

  test("is unknown when the socket is gone", () => expect(clientAddress(undefined, forwarded, 0)).toBe("unknown"));
});

test.each([
  ["GET", {}, false, true],
  ["HEAD", {}, false, false],
  ["POST", {}, false, false],
  ["GET", {}, true, false],
  ["GET", { purpose: "prefetch" }, false, false],
  ["GET", { "sec-purpose": "prefetch;prerender" }, false, false],
  ["GET", { "x-moz": "prefetch" }, false, false],
  ["GET", { "next-router-prefetch": "1" }, false, false],
])("%s with %j, a robot: %s, is a person looking: %s", (method, headers, robot, looking) =>
  expect(isLooking(method, headers, robot)).toBe(looking),
);

describe("the headers of every response", () => {
  const https = securityHeaders("abc", { https: true, dev: false });
  const policy = https["Content-Security-Policy"] ?? "";

  test("let only scripts and styles with this nonce run", () => {
    expect(policy).toContain("script-src 'self' 'nonce-abc'");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  });

  test.each([
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "default-src 'none'",
  ])("say %s", (rule) => expect(policy.split("; ")).toContain(rule));

  test("keep browsers to https for two years, where the site has it", () => {
    const http = securityHeaders("abc", { https: false, dev: false });
    expect(https["Strict-Transport-Security"]).toMatch(/max-age=63072000; includeSubDomains/);
    expect(http).not.toHaveProperty("Strict-Transport-Security");
    expect(http["Content-Security-Policy"]).not.toContain("upgrade-insecure-requests");
  });

  test("forbid guessing types, framing, and telling other sites the page", () =>
    expect(https).toMatchObject({
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "strict-origin-when-cross-origin",
    }));

  test("allow eval only while developing", () =>
    expect(securityHeaders("a", { https: false, dev: true })["Content-Security-Policy"]).toContain("'unsafe-eval'"));
});

test.each(["//evil.test/x", "/\\evil.test", "///\\evil.test", "\\\\evil.test", "/a?b=//evil.test", "//", "/"])(
  "%s stays on the site when its visitor is sent to the site's own address",
  (target) => expect(new URL(onSite(target, "https://site.test")).origin).toBe("https://site.test"),
);

test("what proxies, Next and this server say of a request is forgotten, all else stays", () => {
  const claims = [
    ...[
      "x-forwarded-for",
      "x-forwarded-proto",
      "x-action-forwarded",
      "x-briefing-client",
      "x-briefing-looking",
      "forwarded",
    ],
    ...["x-http-method-override", "x-real-ip", "x-middleware-next", "x-middleware-rewrite", "x-now-route-matches"],
    ...[
      "x-matched-path",
      "x-nextjs-data",
      "x-next-resume-state-length",
      "x-next-cache-tags",
      "x-next-revalidated-tags",
    ],
    "next-resume",
  ];
  // By these, Next's own script and the browser ask; without the last two it does not know its answers in development.
  const asked = [
    ...["accept", "cookie", "host", "rsc", "next-action", "next-router-prefetch", "next-router-state-tree", "next-url"],
    ...["user-agent", "x-nextjs-request-id", "x-nextjs-html-request-id"],
  ];
  const headers = Object.fromEntries([...claims, ...asked].map((name) => [name, "1"]));
  forgetClaims(headers);
  expect(Object.keys(headers)).toEqual(asked);
});
