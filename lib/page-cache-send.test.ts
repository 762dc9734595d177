import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import type { Found } from "#lib/page-cache.ts";
import { type Answer, answerOf } from "#lib/page-cache-answer.ts";
import { encodingFor, replyAtOnce, replyInTime, send } from "#lib/page-cache-send.ts";

const PAGE = "<p>All the same.</p>".repeat(200);
const rendered = (status: number) => ({
  ...{ id: "number-1", status, body: Buffer.from(PAGE), nonce: "AAAA" },
  headers: { "content-type": "text/html; charset=utf-8" },
});

let found: Found<Answer>;
const begin = (status = 200, how: Found<Answer>["how"] = "hit") => {
  found = { answer: answerOf(rendered(status), {}, () => "the policy"), how };
};
const ways: string[] = [];
const server = createServer((request, response) => {
  const ready = replyAtOnce(request, found);
  ways.push(ready ? "at once" : "later");
  if (ready) send(response, ready);
  else void replyInTime(request, found).then((reply) => send(response, reply));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => void server.close());

/** Asks over a real connection; fetch would hide what travels. */
const ask = (headers: Record<string, string> = {}, method = "GET") =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, method, headers, host: "127.0.0.1", agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .once("error", reject)
      .end();
  });

test("what was made ready once is sent at once to everybody who takes the same encoding", async () => {
  begin();
  ways.length = 0;
  for (const headers of [{ "Accept-Encoding": "br, gzip" }, { "Accept-Encoding": "gzip, br;q=0.9" }]) {
    const { status, body, headers: answered } = await ask(headers);
    expect(brotliDecompressSync(body).toString()).toBe(PAGE);
    expect({ status, ...answered }).toMatchObject({
      ...{ status: 200, "content-encoding": "br", "cache-status": "ai-briefing; hit" },
      ...{ "content-length": `${body.length}`, "content-security-policy": "the policy" },
    });
  }
  expect((await ask()).body.toString()).toBe(PAGE);
  expect((await ask()).headers).not.toHaveProperty("content-encoding");
  expect(ways).toEqual(["later", "at once", "later", "at once"]);
});

test("whoever has it is told so, without its bytes; HEAD gets the head alone", async () => {
  begin();
  const { headers } = await ask({ "Accept-Encoding": "br" });
  const again = await ask({ "Accept-Encoding": "br", "If-None-Match": String(headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  const other = await ask({ "Accept-Encoding": "gzip", "If-None-Match": String(headers.etag) });
  expect(other.status).toBe(200);
  const head = await ask({ "Accept-Encoding": "br" }, "HEAD");
  expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, headers["content-length"]]);
});

test("each answer says how it was come by", async () => {
  const said: Record<string, unknown> = {};
  for (const how of ["hit", "stale", "miss", "collapsed", "stale-error"] as const) {
    begin(200, how);
    said[how] = (await ask()).headers["cache-status"];
  }
  expect(said).toEqual({
    ...{ hit: "ai-briefing; hit", stale: "ai-briefing; hit; detail=stale", miss: "ai-briefing; fwd=uri-miss" },
    collapsed: "ai-briefing; fwd=uri-miss; collapsed",
    "stale-error": "ai-briefing; hit; detail=stale-if-error",
  });
});

test("a failure keeps its status, and is never told as had already", async () => {
  begin(404, "miss");
  expect(await ask({ "If-None-Match": "*" })).toMatchObject({ status: 404 });
});

test.each([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["", "identity"],
  ["*", "br"],
  ["zstd", "identity"],
])("who accepts %j gets %s", (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding));
