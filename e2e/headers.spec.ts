import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { expect, siteUrl, test } from "./fixtures.ts";

const { hostname, port } = new URL(siteUrl);

/** Sends bytes as they are and answers what comes back, as text. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
    socket.setTimeout(4_000, () => socket.destroy());
  });
}

const someFile = () => {
  const folder = ".next/static/chunks";
  return `/_next/static/chunks/${readdirSync(folder).find((name) => name.endsWith(".js"))}`;
};

test("every answer carries the headers that hold a browser back", async ({ request }) => {
  const places: [string, number][] = [
    ["/", 200],
    ["/sign-in", 200],
    ["/no-such-page", 404],
    ["/api/lists?kind=nonsense", 400],
    ["/api/auth/session", 404],
    ["/_next/static/no-such-file.js", 404],
    ["/icon.svg", 200],
    [someFile(), 200],
    ["/health", 200],
    ["/ready", 200],
    ["/posts/%E0%A4%A", 400],
  ];
  for (const [place, status] of places) {
    const response = await request.get(place);
    const headers = response.headers();
    expect(response.status(), place).toBe(status);
    expect(headers["x-content-type-options"], place).toBe("nosniff");
    expect(headers["referrer-policy"], place).toBe("strict-origin-when-cross-origin");
    expect(headers["permissions-policy"], place).toContain("geolocation=()");
    expect(headers["cross-origin-opener-policy"], place).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], place).toBe("same-origin");
    expect(headers["x-powered-by"], place).toBeUndefined();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, place).toContain("object-src 'none'");
    expect(policy, place).toContain("base-uri 'none'");
    expect(policy, place).toContain("frame-ancestors 'none'");
    expect(policy, place).toContain("form-action 'self'");
    expect(policy, place).not.toMatch(/unsafe-(inline|eval)/);
  }
});

test("no other site is let in to read", async ({ request }) => {
  const headers = (await request.get("/api/lists?kind=all", { headers: { Origin: "https://evil.test" } })).headers();
  expect(headers["access-control-allow-origin"]).toBeUndefined();
  expect(headers["access-control-allow-credentials"]).toBeUndefined();
});

for (const method of ["TRACE", "PROPFIND", "PUT", "DELETE"]) {
  test(`${method} is refused and echoes nothing`, async () => {
    const answer = await raw(
      `${method} / HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Mine: echo-me\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).not.toContain("echo-me");
    expect(answer.toLowerCase()).toContain("x-content-type-options: nosniff");
  });
}

test("CONNECT, an unreadable request and headers beyond measure are refused, with the headers", async () => {
  const asked = [
    [`CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n`, "405"],
    ["nonsense\r\n\r\n", "400"],
    [`GET / HTTP/1.1\r\nHost: ${hostname}:${port}\r\nX-Big: ${"a".repeat(20_000)}\r\n\r\n`, "431"],
  ];
  for (const [text = "", status] of asked) {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.toLowerCase()).toContain("content-security-policy:");
  }
});

test("a body beyond measure is refused early", async ({ request }) => {
  for (const [size, type] of [
    [2_000_000, "multipart/form-data; boundary=x"],
    [10_000_000, "application/json"],
  ] as const) {
    const headers = { "Content-Type": type, Origin: siteUrl };
    const response = await request.post("/sign-in", { data: Buffer.alloc(size, "a"), headers }).catch(() => null);
    // The connection may be gone before everything was sent; then nothing was taken either.
    if (response) expect(response.status()).toBe(413);
  }
  const chunk = `${(65_536).toString(16)}\r\n${"a".repeat(65_536)}\r\n`;
  const head = `POST /sign-in HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${siteUrl}\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n`;
  expect(await raw(head + chunk.repeat(8))).toMatch(/^HTTP\/1\.1 413 /);
});

test("pages of an account are kept by nobody, and no personal page by a shared cache", async ({
  page,
  world,
  request,
}) => {
  await world.readerSignedIn(page.context());
  for (const place of ["/settings", "/settings/ways-in", "/settings/sessions", "/sign-in", "/sign-up"])
    expect((await page.request.get(place, { maxRedirects: 0 })).headers()["cache-control"], place).toBe(
      "private, no-store",
    );
  for (const place of ["/", "/following", "/saved", "/tags"])
    expect((await page.request.get(place)).headers()["cache-control"], place).toBe("private, no-cache");
  expect((await request.get("/search")).headers()["cache-control"]).toBe("private, no-cache");
  for (const place of ["/settings/x.css", "/settings;.png", "/settings%2f..%2fx.js", "/following/x.css"]) {
    const response = await page.request.get(place);
    expect(response.status() === 404 || /no-store/.test(response.headers()["cache-control"] ?? ""), place).toBe(true);
  }
});

test("headers that a stranger chooses do not change what others get", async ({ request }) => {
  const poison = {
    "X-Forwarded-Host": "evil.test",
    "X-Forwarded-Proto": "ftp",
    "X-HTTP-Method-Override": "DELETE",
    "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
    "x-nextjs-data": "1",
    "X-Briefing-Client": "1.2.3.4",
  };
  const text = await (await request.get("/about", { headers: poison })).text();
  expect(text).not.toContain("evil.test");
  const plain = await (await request.get("/about")).text();
  const withoutNonces = (page: string) => page.replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"|\$L?\d+|[\w+/]{22}==/g, "");
  expect(withoutNonces(text).length).toBe(withoutNonces(plain).length);
});

test("the known address for changing a password leads there", async ({ request }) => {
  const response = await request.get("/.well-known/change-password", { maxRedirects: 0 });
  expect(response.status()).toBe(302);
  expect(response.headers().location).toBe("/settings/ways-in");
});
