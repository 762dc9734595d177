import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { fetchWith } from "#lib/fetching/fetch.ts";
import { testRules } from "#lib/testing/fetch-rules.ts";
import { serve } from "#lib/testing/web-servers.ts";
import { weighed } from "#lib/testing/weighed.ts";

const MEGABYTE = 1_048_576;
const zeros = Buffer.alloc(256 * MEGABYTE);
const text = Buffer.from("Words that come packed. ".repeat(500));
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const window = { params: { [constants.ZSTD_c_windowLog]: 27, [constants.ZSTD_c_enableLongDistanceMatching]: 1 } };

const PACKED: Record<string, [string, Buffer]> = {
  "/gzip": ["gzip", gzipSync(text)],
  "/x-gzip": ["X-GZIP", gzipSync(text)],
  "/deflate": ["deflate", deflateSync(text)],
  "/deflate-raw": ["deflate", deflateRawSync(text)],
  "/br": ["br", brotliCompressSync(text)],
  "/zstd": ["zstd", zstdCompressSync(text)],
  "/identity": ["identity", text],
  "/nothing": ["gzip", Buffer.alloc(0)],
  "/gzip-cut": ["gzip", gzipSync(text).subarray(0, -20)],
  "/br-cut": ["br", brotliCompressSync(text).subarray(0, -20)],
  "/zstd-cut": ["zstd", zstdCompressSync(text).subarray(0, -20)],
  "/not-gzip": ["gzip", text],
  "/nested": ["gzip, gzip", gzipSync(gzipSync(text))],
  "/nested-br": ["gzip, br", brotliCompressSync(gzipSync(text))],
  "/unknown": ["compress", text],
  "/gzip-bomb": ["gzip", gzipSync(zeros)],
  "/deflate-bomb": ["deflate", deflateSync(zeros)],
  "/br-bomb": ["br", brotliCompressSync(zeros, quick)],
  "/zstd-bomb": ["zstd", zstdCompressSync(zeros)],
  "/zstd-window": ["zstd", zstdCompressSync(zeros, window)],
  "/nested-bomb": ["gzip, gzip", gzipSync(gzipSync(zeros))],
};

let sent = 0;
const web = await serve((request, response) => {
  const path = request.url ?? "";
  const [encoding, body] = PACKED[path] ?? [];
  request.socket.on("close", () => {
    sent = request.socket.bytesWritten;
  });
  if (encoding) return response.writeHead(200, { "content-encoding": encoding }).end(body);
  if (path === "/small") return response.end("small");
  if (path === "/exact") return response.end(Buffer.alloc(15 * MEGABYTE));
  // One that says how large it is, and one that does not and never ends.
  if (path === "/big") response.writeHead(200, { "content-length": 200 * MEGABYTE });
  const piece = Buffer.alloc(65_536, "x");
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on("drain", more);
  more();
});
afterAll(web.close);
const rules = testRules({ allow: ["127.0.0.1:*"] });
const fate = async (path: string) => {
  const answer = await fetchWith(rules, web.url + path);
  return answer.ok ? answer.body.toString() : answer.why;
};

describe("a body", () => {
  test.each(["/gzip", "/x-gzip", "/deflate", "/deflate-raw", "/br", "/zstd", "/identity"])(
    "packed as %s is unpacked",
    async (path) => expect(await fate(path)).toBe(text.toString()),
  );

  test("of nothing is nothing", async () => expect(await fate("/nothing")).toBe(""));

  test.each(["/gzip-cut", "/br-cut", "/zstd-cut"])("that is broken off within its packing is none: %s", async (path) =>
    expect(await fate(path)).toBe("network"),
  );

  test.each(["/not-gzip", "/nested", "/nested-br", "/unknown", "/nested-bomb"])(
    "in no one known packing is refused: %s",
    async (path) => expect(await fate(path)).toBe("encoding"),
  );

  test("may be as large as the limit, and no larger", async () => {
    expect(await fate("/exact")).toHaveLength(15 * MEGABYTE);
    const little = await fetchWith(rules, `${web.url}/small`, { maxBytes: 4 });
    expect(little).toMatchObject({ ok: false, why: "size" });
    expect(await fetchWith(rules, `${web.url}/small`, { maxBytes: 5 })).toMatchObject({ ok: true });
  });
});

test("what is too large is left early and held never, packed or not", async () => {
  const bombs = Object.keys(PACKED).filter((path) => path.endsWith("-bomb") || path === "/zstd-window");
  const paths = ["/small", "/big", "/endless", ...bombs];
  const ends = await weighed(
    "page",
    paths.map((path) => web.url + path),
  );
  expect(ends.map(({ fate }) => fate)).toEqual([
    "size",
    "size",
    "size",
    "size",
    "size",
    "size",
    "encoding",
    "encoding",
  ]);
  for (const { url, grownMb } of ends) expect(grownMb, url).toBeLessThan(100);
}, 180_000);

test("a host that sends for ever has sent less than 20 MB in the end", async () => {
  expect(await fate("/endless")).toBe("size");
  await web.quiet();
  expect(sent).toBeGreaterThan(14 * MEGABYTE);
  expect(sent).toBeLessThan(20 * MEGABYTE);
  expect(await fate("/big")).toBe("size");
  await web.quiet();
  expect(sent).toBeLessThan(5 * MEGABYTE);
});
