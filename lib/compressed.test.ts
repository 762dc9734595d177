import { request as ask, createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { compress } from "#lib/compressed.ts";

let close = () => {};
afterEach(() => close());

type Asked = { takes?: string; method?: string };

/** What a server that answers so sends to whoever takes this, as it comes. */
async function answerOf(listener: RequestListener, { takes = "zstd", method = "GET" }: Asked = {}) {
  const server = createServer((request, response) => {
    compress(request, response);
    listener(request, response);
  }).listen(0, "127.0.0.1");
  close = () => void server.close();
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    ask({ port, method, headers: { "Accept-Encoding": takes } }, resolve)
      .once("error", reject)
      .end(),
  );
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode, headers: answer.headers, body };
}

const PAGE = Array.from({ length: 9_000 }, (_, n) => `<p>Number ${n * 7919}, “é”</p>`).join("");
const page: RequestListener = (_, response) => {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(PAGE);
};

describe("a page", () => {
  const UNPACK = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync, "": (all: Buffer) => all };
  test.each([
    ["gzip, deflate, br, zstd", "zstd"],
    ["zstd", "zstd"],
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["zstd;q=0, gzip", "gzip"],
    ["zstd;q=0.5, br;q=0.9", "br"],
    ["identity", ""],
    ["xzstd", ""],
  ] as const)("for who takes %s comes as %s, whole", async (takes, encoding) => {
    const { headers, body } = await answerOf(page, { takes });
    expect(headers["content-encoding"] ?? "").toBe(encoding);
    expect(headers.vary).toBe("Accept-Encoding");
    expect(UNPACK[encoding](body).toString() === PAGE).toBe(true);
    expect(body.length < PAGE.length / 3).toBe(encoding !== "");
  });

  test("that is written in many pieces, each when the one before has gone, comes whole", async () => {
    const { body } = await answerOf((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.setHeader("Vary", "Cookie");
      let at = 0;
      const more = () => {
        while (at < PAGE.length) {
          const piece = PAGE.slice(at, at + 5_000);
          at += 5_000;
          if (!response.write(piece)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    });
    expect(zstdDecompressSync(body).toString() === PAGE).toBe(true);
  });
});

test("an answer that is ended twice is sent once, and who ended it hears of it", async () => {
  let heard = 0;
  const { body } = await answerOf((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(PAGE.slice(0, 5_000), () => heard++);
    response.end();
  });
  expect([zstdDecompressSync(body).toString(), heard]).toEqual([PAGE.slice(0, 5_000), 1]);
});

test("what is sent after a head that was refused is what the head says", async () => {
  const { status, headers, body } = await answerOf((_, response) => {
    response.setHeader("Content-Type", "text/html");
    expect(() => response.writeHead(200, { "X-Wrong": "\n" })).toThrow();
    response.writeHead(500);
    response.end(PAGE);
  });
  expect([status, headers["content-encoding"]]).toEqual([500, "zstd"]);
  expect(zstdDecompressSync(body).toString() === PAGE).toBe(true);
});

describe("stays as it is", () => {
  const of =
    (headers: Record<string, string>, body: string): RequestListener =>
    (_, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.end(body);
    };
  test.each<[string, RequestListener]>([
    ["what is small", of({ "Content-Type": "text/html" }, "<p>Small</p>")],
    ["what does not compress", of({ "Content-Type": "image/png" }, PAGE)],
    ["what is compressed", of({ "Content-Type": "text/html", "Content-Encoding": "other" }, PAGE)],
    ["what may not be changed", of({ "Content-Type": "text/html", "Cache-Control": "no-transform" }, PAGE)],
  ])("%s", async (_what, listener) => {
    const { headers, body } = await answerOf(listener);
    expect(headers["content-encoding"]).not.toBe("zstd");
    expect(["<p>Small</p>", PAGE]).toContain(body.toString());
  });

  test("the answer to HEAD, and one without a body", async () => {
    expect(await answerOf(page, { method: "HEAD" })).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    const empty = await answerOf((_, response) => void response.writeHead(204).end());
    expect([empty.status, empty.body.length, empty.headers["content-encoding"]]).toEqual([204, 0, undefined]);
  });
});
