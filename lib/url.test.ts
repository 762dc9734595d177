import { describe, expect, test } from "vitest";
import { normaliseOutsideUrl, safeReturnPath } from "#lib/url.ts";

const SITE = "http://localhost:3000";

const BEFORE = [
  "",
  "/",
  "\\",
  "/.",
  "/..",
  "/./",
  "/%2e",
  "/%2e%2e",
  "/.%2E",
  "/a/..",
  "/a/%2e%2e",
  "/a/../..",
  "/;",
  "/@",
];
const BETWEEN = [
  ...["", "/", "//", "///", "////", "\\", "\\\\", "/\\", "\\/", "\\\\/", "/\t/", "/\n/", "/\r\n/", "/ /", "\u0000//"],
  ...["/%09/", "/%5c", "/%2f", "/%2f%2f", "/%0d%0a/", "//user@", "//user:word@", "//localhost:3000@", "/\u200b/"],
  ...["\uff0f\uff0f", "/\u2044", "\u2215\u2215", "/\u3002", "//\u3002", "\t//", " //", "\u00a0//", "\ufeff//"],
];
const DOUBLED = BEFORE.flatMap((before) => BETWEEN.map((between) => `${before}${between}evil.test/path`));
const SCHEMES = [
  ..."https://evil.test http://evil.test https:evil.test http:/evil.test https:///evil.test https:\\\\evil.test".split(
    " ",
  ),
  ..."javascript:alert(1) JaVaScRiPt:alert(1) java\tscript:alert(1) \u0001javascript:alert(1) javascript://%0aalert(1)".split(
    " ",
  ),
  ..."data:text/html,hello vbscript:x blob:x file:///etc/passwd ftp://evil.test about:blank ws://evil.test".split(" "),
  ..."mailto:a@evil.test //evil.test:80 //127.0.0.1 //[::1] //2130706433 //0x7f.1 //evil\u3002test //\u24d4vil.test".split(
    " ",
  ),
  ..."?next=//evil.test #//evil.test evil.test .evil.test @evil.test :@evil.test ///evil.test//.. /\\/evil.test".split(
    " ",
  ),
  ..."/a/..//evil.test /..//evil.test /.//evil.test /x/../../..//evil.test /%2e%2e//evil.test /..///evil.test".split(
    " ",
  ),
];
const REDIRECTS = [...new Set([...DOUBLED, ...SCHEMES])];

describe("the way back after signing in", () => {
  test("stays on this site for every spelling of another one", () => {
    expect(REDIRECTS.length).toBeGreaterThan(400);
    const left = REDIRECTS.filter((value) => {
      const path = safeReturnPath(value);
      return new URL(path, SITE).origin !== SITE || !path.startsWith("/") || /^\/[/\\]|[\s\\]/.test(path);
    });
    expect(left).toEqual([]);
  });

  test("stays on this site when its answer is taken once more as a way back", () => {
    const moved = REDIRECTS.map((value) => safeReturnPath(value)).filter((path) => safeReturnPath(path) !== path);
    expect(moved).toEqual([]);
  });

  test.each(["/", "/posts/agents?from=topic:agents#source-2", "/search?q=%22a%20b%22", "/s/a_b-c", "/?a=//b"])(
    "goes to %s as it is",
    (path) => expect(safeReturnPath(path)).toBe(path),
  );

  test.each([undefined, null, 1, ["/posts"], { toString: () => "/posts" }, "", `/${"a".repeat(2_000)}`, "posts"])(
    "is the fallback for %j",
    (value) => expect(safeReturnPath(value, "/following")).toBe("/following"),
  );
});

describe("an outside address", () => {
  test.each([
    ["HTTPS://Example.ORG:443/A?utm_source=x&b=1&fbclid=y#part", "https://example.org/A?b=1"],
    ["  http://example.org  ", "http://example.org/"],
    ["https://example.org./a", "https://example.org/a"],
    ["https://example.org../a", "https://example.org/a"],
    ["https://example.org:8443/a?si=1", "https://example.org:8443/a"],
    ["https://münchen.example.org/ä", "https://xn--mnchen-3ya.example.org/%C3%A4"],
    ["https://example.org/a?b=c%20d&e", "https://example.org/a?b=c%20d&e"],
  ])("%s becomes %s", (given, normal) => {
    expect(normaliseOutsideUrl(given)).toBe(normal);
    expect(normaliseOutsideUrl(normal)).toBe(normal);
  });

  test.each([
    ..."javascript:alert(1) data:text/html,a ftp://example.org file:///etc/passwd mailto:a@example.org".split(" "),
    ..."https://a@example.org https://a:b@example.org https://localhost https://localhost. https://127.0.0.1".split(
      " ",
    ),
    ..."http://2130706433 http://0x7f.1 http://017700000001 http://[::1] http://[::ffff:7f00:1] http://intranet".split(
      " ",
    ),
    ..."https://foo.localhost https://foo.localhost.. https://a.internal. https://router.lan https://x.onion".split(
      " ",
    ),
    ..."https://printer.local https://nas.home.arpa http:// https://. example.org //example.org http://%31.0.0.1".split(
      " ",
    ),
    "",
    "not an address",
    `https://example.org/${"a".repeat(2_000)}`,
  ])("%s is refused", (given) => expect(normaliseOutsideUrl(given)).toBeNull());
});
