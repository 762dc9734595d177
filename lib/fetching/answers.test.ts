import { afterAll, describe, expect, test } from "vitest";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { testRules } from "#lib/testing/fetch-rules.ts";
import { serveRaw } from "#lib/testing/web-servers.ts";

const answer = (status: string, headers: string[] = [], body = "") =>
  [`HTTP/1.1 ${status}`, `Content-Length: ${body.length}`, ...headers, "", body].join("\r\n");
const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();

const ANSWERS: Record<string, string> = {
  "/page": answer(
    "200 OK",
    ["Content-Type: application/rss+xml", 'ETag: W/"a"', "Last-Modified: Fri, 01 May 2026 10:00:00 GMT"],
    "news",
  ),
  "/not-modified": answer("304 Not Modified", ['ETag: W/"a"']),
  "/moved": answer("301 Moved", ["Location: /also-moved"]),
  "/also-moved": answer("308 Moved", ["Location: page#part"]),
  "/for-now": answer("302 Found", ["Location: /moved"]),
  "/moved-for-now": answer("301 Moved", ["Location: /for-now"]),
  "/see": answer("303 See", ["Location: /page"]),
  "/umlaut": answer("301 Moved", [`Location: /${Buffer.from("ü").toString("latin1")}`]),
  "/%C3%BC": answer("200 OK", [], "umlaut"),
  "/nowhere": answer("302 Found", [], "no location"),
  "/bad": answer("302 Found", ["Location: http://[nonsense/"]),
  "/loop": answer("302 Found", ["Location: /loop"]),
  "/loop2": answer("307 Found", ["Location: /loop2-back"]),
  "/loop2-back": answer("307 Found", ["Location: /loop2"]),
  ...Object.fromEntries([...Array(7).keys()].map((n) => [`/hop${n}`, answer("302 Found", [`Location: /hop${n + 1}`])])),
  "/hop7": answer("200 OK", [], "there"),
  "/gone": answer("410 Gone", [], "gone"),
  "/missing": answer("404 Not Found"),
  "/broken": answer("500 Internal Server Error", ["Content-Type: text/html"], "<p>oh"),
  "/busy": answer("429 Too Many", ["Retry-After: 120"]),
  "/away": answer("503 Away", [`Retry-After: ${inTwoMinutes}`]),
  "/away-for-ever": answer("503 Away", ["Retry-After: 99999999999999999999"]),
  "/away-oddly": answer("503 Away", ["Retry-After: soon"]),
  "/empty": answer("200 OK"),
  "/no-type": answer("200 OK", [], "\u0000\u0001bytes"),
  "/until-close": "HTTP/1.0 200 OK\r\n\r\nall of it",
  "/truncated": "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this",
  "/chunk-cut": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n",
  "/nonsense": "SSH-2.0-OpenSSH_9.2\r\n",
  "/silent": "",
  "/long-header": `HTTP/1.1 200 OK\r\nX-Long: ${"x".repeat(200_000)}\r\n\r\n`,
};
const TO: Record<string, string> = {
  "/to-private": "http://192.168.0.1/",
  "/to-loopback": "http://[::1]/",
  "/to-metadata": "http://169.254.169.254/latest/meta-data/",
  "/to-service": "http://example.com:6379/",
  "/to-itself": "https://briefing.example/feed.xml",
  "/to-user": "http://admin:word@example.com/",
  "/to-file": "file:///etc/passwd",
  "/to-data": "data:text/plain,x",
};
const web = await serveRaw((path, socket) => {
  if (path === "/reset") return socket.resetAndDestroy();
  if (path === "/reset-mid") {
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this", () =>
      setTimeout(() => socket.resetAndDestroy(), 50),
    );
    return;
  }
  const to = TO[path];
  const text = to ? answer("302 Found", [`Location: ${to}`]) : (ANSWERS[path] ?? answer("404 Not Found"));
  socket.end(Buffer.from(text, "latin1"));
});
afterAll(web.close);
const rules = testRules({ allow: ["127.0.0.1:*"] });
const fetchPath = (path: string, options = {}) => fetchWith(rules, web.url + path, options);

describe("an answer", () => {
  test("brings what is needed to ask again, and is the same for every status", async () => {
    const lastModified = "Fri, 01 May 2026 10:00:00 GMT";
    expect(await fetchPath("/page")).toEqual({
      ...{
        ok: true,
        status: 200,
        url: `${web.url}/page`,
        movedTo: null,
        contentType: "application/rss+xml",
        etag: 'W/"a"',
      },
      ...{ lastModified, retryAfterSeconds: null, notModified: false, body: Buffer.from("news") },
    });
    const kept = { etag: 'W/"a"', lastModified };
    expect(await fetchPath("/not-modified", kept)).toMatchObject({ ok: true, status: 304, notModified: true });
    for (const [path, status] of [
      ["/gone", 410],
      ["/missing", 404],
      ["/broken", 500],
      ["/nowhere", 302],
      ["/empty", 200],
    ] as const)
      expect(await fetchPath(path), path).toMatchObject({ ok: true, status });
    expect(await fetchPath("/no-type")).toMatchObject({ contentType: null, body: Buffer.from("\u0000\u0001bytes") });
    expect(await fetchPath("/until-close")).toMatchObject({ ok: true, body: Buffer.from("all of it") });
  });

  test("says when the host wants to be asked again", async () => {
    const seconds = async (path: string) => {
      const found = await fetchPath(path);
      return found.ok ? found.retryAfterSeconds : found.why;
    };
    expect(await seconds("/busy")).toBe(120);
    expect(await seconds("/away")).toBeGreaterThan(60);
    expect(await seconds("/away")).toBeLessThanOrEqual(121);
    expect(await seconds("/away-for-ever")).toBe(30 * 86_400);
    expect(await seconds("/away-oddly")).toBeNull();
  });

  test("that is broken off is none", async () => {
    for (const path of ["/reset", "/reset-mid", "/truncated", "/chunk-cut", "/nonsense", "/silent", "/long-header"])
      expect(await fetchPath(path), path).toMatchObject({ ok: false, why: "network" });
    const closed = await serveRaw(() => {});
    await closed.close();
    const words = "127.0.0.1 does not answer.";
    expect(await fetchWith(rules, closed.url)).toEqual({ ok: false, why: "network", words });
  });
});

describe("a redirect", () => {
  test("is followed; where something moved for good is told when every step says so", async () => {
    const there = `${web.url}/page`;
    expect(await fetchPath("/moved")).toMatchObject({ url: there, movedTo: there, status: 200 });
    for (const path of ["/for-now", "/moved-for-now", "/see"])
      expect(await fetchPath(path), path).toMatchObject({ url: there, movedTo: null, status: 200 });
    expect(await fetchPath("/umlaut")).toMatchObject({ url: `${web.url}/%C3%BC`, body: Buffer.from("umlaut") });
  });

  test("is followed five times, and no loop for ever", async () => {
    expect(await fetchPath("/hop2")).toMatchObject({ ok: true, body: Buffer.from("there") });
    const before = web.connections();
    for (const path of ["/hop1", "/loop", "/loop2"])
      expect(await fetchPath(path), path).toMatchObject({ ok: false, why: "redirects" });
    expect(web.connections() - before).toBe(18);
    expect(await fetchPath("/bad")).toMatchObject({ ok: false, why: "redirects" });
  });

  test("is held to the same rules as the first address", async () => {
    for (const path of Object.keys(TO)) {
      const why = path === "/to-file" || path === "/to-data" ? "scheme" : "address";
      expect(await fetchPath(path), path).toMatchObject({ ok: false, why });
    }
  });
});
