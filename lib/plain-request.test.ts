import { describe, expect, test } from "vitest";
import { answerOf } from "#lib/page-cache-answer.ts";
import { pageKey } from "#lib/page-cache-rules.ts";
import { replyAtOnce } from "#lib/page-cache-send.ts";
import { plainRequest, READ_HEADERS } from "#lib/plain-request.ts";
import { isPlainBehindTls } from "#lib/request-rules.ts";

const read = (text: string) => plainRequest(Buffer.from(text, "latin1"));
const HOST = "Host: a.example\r\n";

test("a plain request is read as Node reads it", () =>
  expect(
    read(`GET /posts/a?from=all HTTP/1.1\r\n${HOST}Accept-ENCODING:\t br, gzip  \r\nX-Other: y\r\nCOOKIE:\r\n\r\n`),
  ).toEqual({
    ...{ method: "GET", url: "/posts/a?from=all", hasBody: false, rest: 0 },
    headers: { host: "a.example", "accept-encoding": "br, gzip", cookie: "" },
  }));

test("of a body it is known how much is still to come", () => {
  const post = (length: string, body: string) =>
    read(`POST /x HTTP/1.1\r\n${HOST}Content-Length: ${length}\r\n\r\n${body}`);
  expect(post("5", "")).toMatchObject({ hasBody: true, rest: 5 });
  expect(post("5", "ab\r\n\r")).toMatchObject({ rest: 0 });
  expect(post("0", "")).toMatchObject({ hasBody: true, rest: 0 });
  expect(post("100000", "x".repeat(90_000))).toMatchObject({ rest: 10_000 });
  for (const length of ["4", "+5", "5, 5", "0x5", "5 5", "-5", "", "5.0", "9999999999"])
    expect(post(length, "abcde"), length).toBeNull();
});

describe("what is not plain is nobody's to guess at", () => {
  const head = (lines: string, start = "GET / HTTP/1.1\r\n") => `${start}${HOST}${lines}\r\n`;
  test.each([
    ["no whole head", `GET / HTTP/1.1\r\n${HOST}`],
    ["nothing", ""],
    ["no Host", "GET / HTTP/1.1\r\nAccept: x\r\n\r\n"],
    ["two Hosts", head(HOST)],
    ["a header twice, in other letters", head("Cookie: x\r\ncOOKIE: y\r\n")],
    ["something behind its end", `${head("")}G`],
    ["two requests", head("").repeat(2)],
    ["a bare LF", head("Accept: x\nCookie: session=1\r\n")],
    ["a bare LF at the end", head("").replace("\r\n\r\n", "\n\n")],
    ["a bare CR", head("Accept: x\rCookie: session=1\r\n")],
    ["a folded line", head("Accept: x\r\n y\r\n")],
    ["a blank before the colon", head("Transfer-Encoding : chunked\r\n")],
    ["a blank before a name", `GET / HTTP/1.1\r\n ${HOST}\r\n`],
    ["a name that is none", head("A(b): x\r\n")],
    ["a line without a name", head(": x\r\n")],
    ["a NUL", head("Accept: x\0y\r\n")],
    ["a letter that is not ASCII", head("Cookie: caf\xe9\r\n")],
    ["chunks", head("Transfer-Encoding: chunked\r\n")],
    ["an upgrade", head("Upgrade: h2c\r\n")],
    ["an expectation", head("Expect: 100-continue\r\n")],
    ["the wish to close", head("Connection: close\r\n")],
    ["a header of one hop", head("Connection: keep-alive, Cookie\r\n")],
    ["the wish to close, to a proxy", head("Proxy-Connection: close\r\n")],
    ["another version", head("", "GET / HTTP/1.0\r\n")],
    ["a method in small letters", head("", "get / HTTP/1.1\r\n")],
    ["another method", head("", "OPTIONS / HTTP/1.1\r\n")],
    ["a whole address", head("", "GET http://a.example/ HTTP/1.1\r\n")],
    ["an asterisk", head("", "GET * HTTP/1.1\r\n")],
    ["two blanks", head("", "GET  / HTTP/1.1\r\n")],
    ["an empty line before it", `\r\n${head("")}`],
    ["an address with a tab", head("", "GET /\tx HTTP/1.1\r\n")],
    ["a long head", head(`A: ${"x".repeat(8 * 1024)}\r\n`)],
    ["more lines than anybody sends", head(Array.from({ length: 65 }, (_, at) => `A${at}: x\r\n`).join(""))],
  ])("%s", (_what, text) => expect(read(text)).toBeNull());

  test("and it takes no longer to see than to read", () => {
    const hostile = ["a: ".repeat(2_700), `${"a".repeat(8_000)}\0`, ":\t".repeat(4_000), "a:\r\n".repeat(2_000)];
    const began = performance.now();
    for (const text of hostile) for (let n = 0; n < 100; n++) expect(read(head(text))).toBeNull();
    expect((performance.now() - began) / 400).toBeLessThan(5);
  });
});

test("names are only those that are read, in whatever letters", () => {
  const lines = READ_HEADERS.filter((name) => !/^(host|upgrade|expect|transfer|proxy|con)/.test(name));
  const sent = [...lines, "__proto__", "constructor", "x".repeat(200)].map((name) => `${name.toUpperCase()}: a\r\n`);
  const { headers } = read(`GET / HTTP/1.1\r\n${HOST}${sent.join("")}\r\n`) ?? {};
  expect(Object.keys(headers ?? {})).toEqual(["host", ...lines]);
});

test("whatever has a part in an answer that is kept is read", async () => {
  const names = new Set<string>();
  const body = Buffer.from("<p></p>");
  const answer = answerOf({ id: "1", status: 200, headers: {}, body, nonce: "nonce" }, {}, () => "");
  await answer.encoded("identity");
  for (const said of [
    {},
    { rsc: "1" },
    { "if-none-match": "*" },
    { "if-modified-since": "x" },
    { cookie: "a" },
  ] as object[]) {
    const note = (_: object, name: string | symbol) => {
      names.add(String(name));
      return Reflect.get(said, name);
    };
    const asked = { method: "GET", url: "/", headers: new Proxy({}, { get: note, has: () => true }) };
    expect(pageKey(asked, "session")).not.toBeNull();
    isPlainBehindTls(asked.headers, { https: true, TRUST_PROXY: 1 });
    expect(replyAtOnce(asked, { answer, how: "hit" })).not.toBeNull();
  }
  expect(names.size).toBeGreaterThan(7);
  expect([...names].filter((name) => !(READ_HEADERS as readonly string[]).includes(name))).toEqual([]);
});
